// SPDX-License-Identifier: Apache-2.0
#include "algorithms/antenna/link_budget.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lomsong {

namespace {

/// Free-space loss at 1 GHz and 1 km, dB, as ITU-R P.1812 rounds it; ITU-R P.525's own is 0.05 dB more.
constexpr double k_free_space_db = 92.4;

std::string share_source(const RadioSector& sector) {
    switch (sector.technology) {
        case Technology::g2: return "BCCH carrier at full power";
        case Technology::g3: return "CPICH at 10 % of the power";
        case Technology::g4:
        case Technology::g5: break;
    }
    return "one of 12 x " + std::to_string(resource_blocks(sector.technology, sector.frequency, sector.bandwidth)) +
           " subcarriers" + (sector.assumptions.bandwidth ? ", bandwidth assumed" : "");
}

std::string name_of(const RadioSector& sector) {
    switch (sector.pattern) {
        case AntennaPattern::omni: return "plain omnidirectional";
        case AntennaPattern::tr36814: return "3GPP TR 36.814";
        case AntennaPattern::tr38901: return "3GPP TR 38.901 element";
        case AntennaPattern::file: return "pattern file " + sector.table->file;
    }
    return {};
}

std::string pattern_source(const RadioSector& sector) {
    std::string source = name_of(sector);
    if (sector.omnidirectional && sector.pattern != AntennaPattern::omni) {
        source += sector.assumptions.azimuth ? ", vertical cut only, no azimuth given" : ", vertical cut only";
    }
    if (sector.assumptions.tilt) {
        source += sector.pattern == AntennaPattern::file ? ", no tilt beyond the file's assumed" : ", tilt assumed";
    }
    return source;
}

/// Collects the lines.
class Table {
  public:
    void add(std::string name, Dbm value, std::string source) {
        m_terms.push_back({std::move(name), value.value(), "dBm", std::move(source)});
    }
    void add(std::string name, Decibels value, std::string source) {
        m_terms.push_back({std::move(name), value.value(), "dB", std::move(source)});
    }
    [[nodiscard]] LinkBudget closed(Dbm level, std::string_view name) && {
        m_terms.push_back({std::string{name} + " at the receiver", level.value(), "dBm", "sum"});
        return {std::move(m_terms), level};
    }

  private:
    std::vector<LinkBudgetTerm> m_terms;
};

const char* given_or_assumed(bool given) { return given ? "station file" : "assumed"; }

std::string gain_source(const Sector& declared, const RadioSector& sector) {
    return !declared.antenna_gain && sector.table != nullptr && sector.table->gain
               ? "pattern file " + sector.table->file
               : given_or_assumed(declared.antenna_gain.has_value());
}

void add_radiated_power(const Sector& declared, const RadioSector& sector, Table& table) {
    if (sector.eirp_basis != EirpBasis::power_and_gain) {
        const bool given = sector.eirp_basis == EirpBasis::declared;
        table.add("total EIRP", sector.eirp, given ? "station file" : "assumed: project's default");
        return;
    }
    const Dbm power = declared.power.value_or(sector.eirp);
    const Decibels feeder = declared.feeder_loss.value_or(Decibels{0.0});
    table.add("power at the transmitter's port", power, "station file");
    table.add("antenna gain", sector.eirp - power + feeder, gain_source(declared, sector));
    table.add("feeder", -feeder, given_or_assumed(declared.feeder_loss.has_value()));
}

void add_surroundings(const RunParameters& parameters, Table& table) {
    const RadioParameters& radio = parameters.radio;
    table.add("body", -radio.body_loss, "project file");
    switch (radio.environment) {
        case Environment::outdoor: break;
        case Environment::in_vehicle: table.add("vehicle", -radio.in_vehicle_loss, "project file"); break;
        case Environment::indoor: table.add("building", -radio.indoor_loss, "project file"); break;
    }
}

std::string correction_source(const AppliedCorrection& applied) {
    return applied.land_cover == k_no_land_cover
               ? "calibration file, land cover unknown"
               : "calibration file, land cover " + std::to_string(applied.land_cover) + " at the receiver";
}

}  // namespace

Dbm strongest_level(const RadioSector& sector, Metres distance, Decibels environment_loss) noexcept {
    const double d_km = std::max(in_kilometres(distance), 1e-3);
    const double f_ghz = sector.frequency.value() / 1e9;
    const Decibels loss{k_free_space_db + 20.0 * std::log10(f_ghz * d_km)};
    return sector.reference_eirp - loss - environment_loss;
}

Metres farthest_reach(const RadioSector& sector, Dbm threshold, Decibels environment_loss) noexcept {
    const Decibels room = sector.reference_eirp - environment_loss - threshold;
    const double f_ghz = sector.frequency.value() / 1e9;
    const double d_km = std::pow(10.0, (room.value() - k_free_space_db) / 20.0) / f_ghz;
    return Metres{std::max(1e3 * d_km, 1.0)};
}

LinkBudget link_budget(const Sector& declared, const RadioSector& sector, Decibels loss, Angle azimuth,
                       Angle elevation, const RunParameters& parameters,
                       const std::optional<AppliedCorrection>& applied) {
    Table table;
    add_radiated_power(declared, sector, table);
    table.add("share of the reference signal", sector.reference_eirp - sector.eirp, share_source(sector));
    table.add("pattern towards the receiver", relative_gain(sector, azimuth, elevation), pattern_source(sector));
    table.add("basic transmission loss", -loss, "model " + parameters.radio.model);
    add_surroundings(parameters, table);
    Dbm sum = level(sector, loss, azimuth, elevation, parameters.environment_loss());
    if (applied) {
        sum = sum + applied->correction;
        table.add("calibration", applied->correction, correction_source(*applied));
    }
    return std::move(table).closed(sum, info(sector.technology).level_name);
}

}  // namespace lomsong
