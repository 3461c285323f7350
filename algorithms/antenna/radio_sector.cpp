// SPDX-License-Identifier: Apache-2.0
#include "algorithms/antenna/radio_sector.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>
#include <string>

#include "engine/core/error.hpp"
#include "engine/core/text.hpp"

namespace lomsong {

namespace {

/// Carrier bandwidth and how many resource blocks it holds.
struct Carrier {
    double mhz;
    int blocks;
};
// 3GPP TS 36.104 table 5.6-1.
constexpr std::array k_lte_carriers{Carrier{1.4, 6}, Carrier{3, 15},  Carrier{5, 25},
                                    Carrier{10, 50}, Carrier{15, 75}, Carrier{20, 100}};
// 3GPP TS 38.104 table 5.3.2-1, subcarriers of 15 kHz.
constexpr std::array k_nr_15_khz_carriers{Carrier{5, 25},   Carrier{10, 52},  Carrier{15, 79},  Carrier{20, 106},
                                          Carrier{25, 133}, Carrier{30, 160}, Carrier{40, 216}, Carrier{50, 270}};
// The same table, subcarriers of 30 kHz.
constexpr std::array k_nr_30_khz_carriers{Carrier{5, 11},   Carrier{10, 24},  Carrier{15, 38},  Carrier{20, 51},
                                          Carrier{25, 65},  Carrier{30, 78},  Carrier{40, 106}, Carrier{50, 133},
                                          Carrier{60, 162}, Carrier{80, 217}, Carrier{90, 245}, Carrier{100, 273}};
constexpr Hertz k_first_tdd_band = megahertz(2'300.0);

int blocks_in(std::span<const Carrier> carriers, Hertz bandwidth) noexcept {
    int blocks = carriers.front().blocks;
    for (const Carrier& carrier : carriers) {
        if (megahertz(carrier.mhz) <= bandwidth) {
            blocks = carrier.blocks;
        }
    }
    return blocks;
}

/// The declared value, or the default with its mark set.
template <class T>
T value_or_assumed(const std::optional<T>& declared, T otherwise, bool& assumed) {
    assumed = !declared.has_value();
    return declared.value_or(otherwise);
}

/// A pattern by its name: built in, or a table.
struct ChosenPattern {
    AntennaPattern pattern = AntennaPattern::omni;
    const AntennaPatternTable* table = nullptr;
};

ChosenPattern pattern_named(const std::string& name, const Layers& layers) {
    if (const std::optional<AntennaPattern> built_in = built_in_pattern(name)) {
        return {*built_in, nullptr};
    }
    const auto table = std::ranges::find(layers.patterns, name, &AntennaPatternTable::file);
    if (table != layers.patterns.end()) {
        return {AntennaPattern::file, &*table};
    }
    std::vector<std::string> known;
    for (const BuiltInPattern& pattern : k_built_in_patterns) {
        known.emplace_back(pattern.name);
    }
    throw Error{ErrorKind::bad_project, "pattern",
                "'" + name + "' is no antenna pattern." + did_you_mean(name, known) +
                    " Use tr36814, tr38901, omni or a pattern file."};
}

/// True when the pattern says the same in all azimuths, so that nothing depends on the sector's own.
bool same_all_around(const ChosenPattern& chosen) noexcept {
    constexpr Angle k_full_turn{360.0};
    return chosen.pattern == AntennaPattern::omni ||
           (chosen.table != nullptr && half_power_width(chosen.table->horizontal) >= k_full_turn);
}

/// EIRP from the first that the file allows: declared, power + gain - feeder, the default.
void complete_eirp(const Sector& from, const SectorDefaults& defaults, RadioSector& to) {
    if (from.eirp) {
        to.eirp = *from.eirp;
        to.eirp_basis = EirpBasis::declared;
    } else if (from.power) {
        const std::optional<Decibels> known =
            !from.antenna_gain && to.table != nullptr ? to.table->gain : from.antenna_gain;
        const Decibels gain = known.value_or(default_gain(to.pattern, to.omnidirectional));
        const Decibels feeder = from.feeder_loss.value_or(Decibels{0.0});
        to.eirp = *from.power + gain - feeder;
        to.eirp_basis = EirpBasis::power_and_gain;
        to.assumptions.power = !known || !from.feeder_loss;
    } else {
        to.eirp = defaults.eirp;
        to.eirp_basis = EirpBasis::assumed;
        to.assumptions.power = true;
    }
}

void complete_direction(const Sector& from, const SectorDefaults& defaults, const ChosenPattern& chosen,
                        RadioSector& to) {
    to.omnidirectional = from.omnidirectional || !from.azimuth || chosen.pattern == AntennaPattern::omni;
    to.azimuth = from.azimuth.value_or(Angle{0.0});
    to.assumptions.azimuth = !same_all_around(chosen) && !from.omnidirectional && !from.azimuth;
    const SectorTilt tilt = sector_tilt(from, defaults.tilt, chosen.table);
    to.tilt = tilt.electrical - (chosen.table == nullptr ? Angle{0.0} : beam_tilt(*chosen.table));
    to.mechanical_tilt = tilt.mechanical;
    to.assumptions.tilt = tilt.assumed && chosen.pattern != AntennaPattern::omni;
    if (to.omnidirectional) {  // there is no direction to lean to: the beam is lowered all around
        to.tilt = to.tilt + to.mechanical_tilt;
        to.mechanical_tilt = Angle{0.0};
    }
}

RadioSector complete(const Sector& from, std::size_t index, const SectorDefaults& defaults,
                     const ChosenPattern& chosen) {
    RadioSector to;
    to.sector = index;
    to.operator_index = from.operator_index;
    to.technology = from.technology;
    to.position = from.position;
    to.pattern = chosen.pattern;
    to.table = chosen.table;
    SectorAssumptions& marks = to.assumptions;
    to.antenna_height = value_or_assumed(from.antenna_height, defaults.antenna_height, marks.height);
    to.frequency = value_or_assumed(from.frequency, defaults.frequency, marks.frequency);
    to.bandwidth = value_or_assumed(from.bandwidth, defaults.bandwidth, marks.bandwidth);
    if (from.technology == Technology::g2 || from.technology == Technology::g3) {
        marks.bandwidth = false;
    }
    complete_direction(from, defaults, chosen, to);
    complete_eirp(from, defaults, to);
    to.reference_eirp = to.eirp - reference_signal_share(to.technology, to.frequency, to.bandwidth);
    to.assumed = marks.any();
    return to;
}

void count(const SectorAssumptions& marks, AssumedInputs& counts) {
    counts.sectors += marks.any() ? 1U : 0U;
    counts.heights += marks.height ? 1U : 0U;
    counts.azimuths += marks.azimuth ? 1U : 0U;
    counts.tilts += marks.tilt ? 1U : 0U;
    counts.frequencies += marks.frequency ? 1U : 0U;
    counts.bandwidths += marks.bandwidth ? 1U : 0U;
    counts.powers += marks.power ? 1U : 0U;
}

}  // namespace

SectorTilt sector_tilt(const Sector& declared, Angle default_tilt, const AntennaPatternTable* table) noexcept {
    const std::optional<Angle>& whole = declared.tilt;
    const std::optional<Angle>& electrical = declared.electrical_tilt;
    const std::optional<Angle>& mechanical = declared.mechanical_tilt;
    const Angle in_file = table == nullptr ? Angle{0.0} : beam_tilt(*table);
    if (electrical) {
        return {*electrical, mechanical.value_or(whole ? *whole - *electrical : Angle{0.0})};
    }
    if (mechanical) {
        return {whole ? *whole - *mechanical : in_file, *mechanical};
    }
    if (whole) {
        return table == nullptr ? SectorTilt{*whole, Angle{0.0}} : SectorTilt{in_file, *whole - in_file};
    }
    return {table == nullptr ? default_tilt : in_file, Angle{0.0}, true};
}

Decibels default_gain(AntennaPattern pattern, bool omnidirectional) noexcept {
    switch (pattern) {
        case AntennaPattern::omni: return Decibels{0.0};
        case AntennaPattern::file:
        case AntennaPattern::tr36814: return Decibels{omnidirectional ? 8.0 : 14.0};
        case AntennaPattern::tr38901: return Decibels{omnidirectional ? 2.0 : 8.0};
    }
    return Decibels{0.0};
}

int resource_blocks(Technology technology, Hertz frequency, Hertz bandwidth) noexcept {
    if (technology == Technology::g5) {
        return frequency < k_first_tdd_band ? blocks_in(k_nr_15_khz_carriers, bandwidth)
                                            : blocks_in(k_nr_30_khz_carriers, bandwidth);
    }
    return blocks_in(k_lte_carriers, bandwidth);
}

Decibels reference_signal_share(Technology technology, Hertz frequency, Hertz bandwidth) noexcept {
    switch (technology) {
        case Technology::g2: return Decibels{0.0};
        case Technology::g3: return Decibels{10.0};
        case Technology::g4:
        case Technology::g5:
            return Decibels{10.0 * std::log10(12.0 * resource_blocks(technology, frequency, bandwidth))};
    }
    return Decibels{0.0};
}

std::vector<RadioSector> complete_sectors(const Layers& layers, const RunParameters& parameters,
                                          AssumedInputs& counts) {
    PerTechnology<ChosenPattern> by_default{};
    for (std::size_t i = 0; i < k_technology_count; ++i) {
        by_default[i] = pattern_named(parameters.technologies[i].pattern, layers);
    }
    counts = {};
    std::vector<RadioSector> sectors;
    sectors.reserve(layers.sectors.size());
    for (std::size_t i = 0; i < layers.sectors.size(); ++i) {
        const Sector& declared = layers.sectors[i];
        const std::size_t technology = index_of(declared.technology);
        const ChosenPattern chosen =
            declared.pattern.empty() ? by_default[technology] : pattern_named(declared.pattern, layers);
        sectors.push_back(complete(declared, i, parameters.technologies[technology].defaults, chosen));
        count(sectors.back().assumptions, counts);
    }
    return sectors;
}

}  // namespace lomsong
