// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "engine/core/text.hpp"
#include "io/clean/status.hpp"
#include "io/read/features.hpp"
#include "io/read/pattern_library.hpp"

namespace lomsong {

namespace {

std::string known_technologies() {
    std::string list;
    for (const TechnologyInfo& technology : k_technologies) {
        list += (list.empty() ? "" : ", ") + std::string{technology.name};
    }
    return list;
}

/// Operators in the order of the project file, then of first sight; spelling by who came first.
class Operators {
  public:
    explicit Operators(Layers& layers) : m_layers{layers} {}
    std::size_t index_of(const std::string& name) {
        const auto [entry, is_new] = m_index.emplace(folded(name), m_layers.operators.size());
        if (is_new) {
            m_layers.operators.push_back(name);
            m_layers.operator_has_reported.push_back(false);
        }
        return entry->second;
    }

  private:
    Layers& m_layers;
    std::map<std::string, std::size_t> m_index;
};

template <class T>
std::optional<T> as(std::optional<double> value) {
    return value ? std::optional{T{*value}} : std::nullopt;
}

void read_radio(RowReader& reader, const TableRow& row, Sector& sector) {
    const auto in_hertz = [](std::optional<double> mhz) {
        return mhz ? std::optional{megahertz(*mhz)} : std::nullopt;
    };
    sector.antenna_height = as<HeightAboveGround>(reader.number(row, "height_m", limits::k_antenna_height));
    sector.azimuth = as<Angle>(reader.number(row, "azimuth_deg", limits::k_azimuth));
    sector.omnidirectional = reader.flag(row, "omni").value_or(false);
    sector.tilt = as<Angle>(reader.number(row, "tilt_deg", limits::k_tilt));
    sector.electrical_tilt = as<Angle>(reader.number(row, "electrical_tilt_deg", limits::k_tilt));
    sector.mechanical_tilt = as<Angle>(reader.number(row, "mechanical_tilt_deg", limits::k_tilt));
    sector.frequency = in_hertz(reader.number(row, "frequency_mhz", limits::k_frequency));
    sector.bandwidth = in_hertz(reader.number(row, "bandwidth_mhz", limits::k_bandwidth));
    sector.eirp = as<Dbm>(reader.number(row, "eirp_dbm", limits::k_eirp));
    sector.power = as<Dbm>(reader.number(row, "power_dbm", limits::k_power));
    sector.antenna_gain = as<Decibels>(reader.number(row, "gain_dbi", limits::k_antenna_gain));
    sector.feeder_loss = as<Decibels>(reader.number(row, "feeder_db", limits::k_feeder_loss));
}

/// The pattern that the row names, ready in Layers::patterns when it is a file.
std::string read_pattern(RowReader& reader, const TableRow& row, PatternLibrary& patterns) {
    std::string name = reader.text(row, "pattern");
    if (auto problem = patterns.load(name)) {
        reader.complain(row, "pattern", FindingKind::unknown_reference, std::move(problem->seen),
                        std::move(problem->advice));
    }
    return name;
}

/// Nothing when the row cannot become a sector; the findings say why.
std::optional<Sector> sector_of(RowReader& reader, const TableRow& row, Operators& operators,
                                PatternLibrary& patterns) {
    Sector sector;
    sector.station = reader.required(row, "station");
    sector.site = reader.text(row, "site");
    if (sector.site.empty()) {
        sector.site = sector.station;
    }
    sector.label = reader.text(row, "sector");
    sector.status = reader.text(row, "status");
    const std::string operator_name = reader.required(row, "operator");
    const std::string technology = reader.required(row, "technology");
    const std::optional<Technology> known = technology_named(technology);
    if (!technology.empty() && !known) {
        reader.complain(row, "technology", FindingKind::unknown_word, "unknown technology '" + technology + "'",
                        "Write one of " + known_technologies() + ".");
    }
    read_radio(reader, row, sector);
    sector.pattern = read_pattern(reader, row, patterns);
    const std::optional<Point> position = reader.position(row);
    if (operator_name.empty() || !known || !position) {
        return std::nullopt;
    }
    sector.operator_index = operators.index_of(operator_name);
    sector.technology = *known;
    sector.position = *position;
    return sector;
}

/// Gives sectors without a label the smallest free number of their station.
void number_sectors(std::vector<Sector>& sectors) {
    std::map<std::string, std::set<std::string>> taken;
    for (const Sector& sector : sectors) {
        taken[sector.station].insert(sector.label);
    }
    std::map<std::string, int> last;
    for (Sector& sector : sectors) {
        if (sector.label.empty()) {
            std::set<std::string>& labels = taken[sector.station];
            int& number = last[sector.station];
            do {
                sector.label = std::to_string(++number);
            } while (!labels.insert(sector.label).second);
        }
    }
}

void warn_of_status(const WordCount& silent, const WordCount& unknown, std::size_t rows, Reporter& reporter) {
    const std::string of_rows = " of " + std::to_string(rows) + " sectors ";
    if (silent.total() > 0) {
        reporter.warn("stations: " + std::to_string(silent.total()) + of_rows +
                      "are not on air and are left out: " + silent.list());
    }
    if (unknown.total() > 0) {
        reporter.warn("stations: " + std::to_string(unknown.total()) + of_rows +
                      "have a status that is not known and are taken as on air: " + unknown.list());
    }
}

}  // namespace

void read_sectors(const LayerTables& tables, const Meaning& into) {
    Layers& layers = into.layers;
    Operators operators{layers};
    PatternLibrary patterns{into.project, layers};
    load_default_patterns(into.project, patterns);
    for (const std::string& name : into.project.parameters.operators) {
        operators.index_of(name);
    }
    using Identity = std::tuple<std::string, std::string, std::size_t, Technology, std::optional<Hertz>>;
    std::map<Identity, RowPlace> seen;
    WordCount silent;
    WordCount unknown;
    std::size_t rows = 0;
    for_each_row(tables, layers.crs, into.findings, [&](RowReader& reader, const TableRow& row) {
        ++rows;
        std::optional<Sector> sector = sector_of(reader, row, operators, patterns);
        if (!sector) {
            return;
        }
        layers.operator_has_reported[sector->operator_index] = true;
        if (!sector->label.empty()) {
            const Identity identity{sector->station, sector->label, sector->operator_index, sector->technology,
                                    sector->frequency};
            const auto [first, is_new] = seen.emplace(identity, reader.place(row));
            if (!is_new) {
                reader.complain(
                    row, "sector", FindingKind::duplicate,
                    "sector '" + sector->label + "' of station '" + sector->station + "' is already that of " +
                        to_string(first->second),
                    "Keep one of them; sectors of one station differ in label, operator, technology or frequency.");
            }
        }
        const ServiceState state = service_state(sector->status);
        if (state == ServiceState::out_of_service) {
            silent.add(sector->status);
            return;
        }
        if (state == ServiceState::unknown_word) {
            unknown.add(sector->status);
        }
        layers.sectors.push_back(std::move(*sector));
    });
    number_sectors(layers.sectors);
    warn_of_status(silent, unknown, rows, into.reporter);
}

}  // namespace lomsong
