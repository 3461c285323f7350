// SPDX-License-Identifier: Apache-2.0
#include "io/clean/units.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "io/clean/number_text.hpp"

namespace lomsong {

namespace {

// Grouped by dimension, our own unit of it first.
constexpr std::array k_units{
    Unit{"m", Dimension::length},
    Unit{"ft", Dimension::length, 0.3048},
    Unit{"km", Dimension::length, 1000.0},
    Unit{"cm", Dimension::length, 0.01},
    Unit{"mm", Dimension::length, 0.001},
    Unit{"degrees", Dimension::angle},
    Unit{"rad", Dimension::angle, 57.29577951308232},
    Unit{"MHz", Dimension::frequency},
    Unit{"GHz", Dimension::frequency, 1000.0},
    Unit{"kHz", Dimension::frequency, 1e-3},
    Unit{"Hz", Dimension::frequency, 1e-6},
    Unit{"dBm", Dimension::power, -30.0, true},
    Unit{"W", Dimension::power},
    Unit{"mW", Dimension::power, 1e-3},
    Unit{"kW", Dimension::power, 1e3},
    Unit{"dBW", Dimension::power, 0.0, true},
    Unit{"dBi", Dimension::gain, 0.0, true},
    Unit{"dBd", Dimension::gain, 2.15, true},  // a half-wave dipole's gain over an isotropic antenna
    Unit{"dB", Dimension::ratio, 0.0, true},
    Unit{"m2", Dimension::area},
    Unit{"ha", Dimension::area, 1e4},
    Unit{"km2", Dimension::area, 1e6},
    Unit{"households", Dimension::count},
    Unit{"people", Dimension::count},
    Unit{"Mbit/s", Dimension::rate},
    Unit{"kbit/s", Dimension::rate, 1e-3},
    Unit{"Gbit/s", Dimension::rate, 1e3},
};

struct Word {
    std::string_view word;  ///< as `plain_form` writes it
    std::string_view unit;
};
constexpr std::array k_words{
    Word{"met", "m"},         Word{"metre", "m"},
    Word{"metres", "m"},      Word{"meter", "m"},
    Word{"meters", "m"},      Word{"feet", "ft"},
    Word{"foot", "ft"},       Word{"'", "ft"},
    Word{"deg", "degrees"},   Word{"degree", "degrees"},
    Word{"do", "degrees"},    Word{"^", "degrees"},
    Word{"oat", "W"},         Word{"watt", "W"},
    Word{"watts", "W"},       Word{"hz", "Hz"},
    Word{"ho", "households"}, Word{"ho dan", "households"},
    Word{"hh", "households"}, Word{"nguoi", "people"},
    Word{"khau", "people"},   Word{"nhan khau", "people"},
    Word{"dan", "people"},    Word{"sqm", "m2"},
    Word{"kilomet", "km"},    Word{"db", "dB"},
    Word{"mbps", "Mbit/s"},   Word{"mb/s", "Mbit/s"},
    Word{"kbps", "kbit/s"},   Word{"kb/s", "kbit/s"},
    Word{"gbps", "Gbit/s"},   Word{"gb/s", "Gbit/s"},
};

/// ASCII, capitals or not.
bool same_letter(char a, char b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return lower(a) == lower(b);
}

}  // namespace

const Unit* unit_of_word(std::string_view word) {
    if (const auto* exact = std::ranges::find(k_units, word, &Unit::name); exact != k_units.end()) {
        return exact;
    }
    const std::string plain = plain_form(word);
    const auto* found = std::ranges::find(k_words, std::string_view{plain}, &Word::word);
    const std::string_view name = found == k_words.end() ? std::string_view{plain} : found->unit;
    const auto* unit =
        std::ranges::find_if(k_units, [&](const Unit& u) { return std::ranges::equal(u.name, name, same_letter); });
    return unit == k_units.end() ? nullptr : unit;
}

std::span<const Unit> units_of(Dimension dimension) {
    const auto is_other = [&](const Unit& unit) { return unit.dimension != dimension; };
    const auto* const first = std::find_if_not(k_units.begin(), k_units.end(), is_other);
    return {first, std::find_if(first, k_units.end(), is_other)};
}

double converted(double value, const Unit& from, const Unit& to) {
    if (&from == &to) {
        return value;
    }
    const bool levels = from.dimension == Dimension::power;
    const double base = !from.decibels ? value * from.factor
                        : levels       ? std::pow(10.0, (value + from.factor) / 10.0)
                                       : value + from.factor;
    return !to.decibels ? base / to.factor : levels ? 10.0 * std::log10(base) - to.factor : base - to.factor;
}

}  // namespace lomsong
