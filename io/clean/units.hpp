// SPDX-License-Identifier: Apache-2.0
/// @file  Units of measure as they stand behind numbers and in column headings, and the way from one to another.
#pragma once

#include <span>
#include <string_view>

namespace lomsong {

/// What a unit measures; only units of one dimension can be exchanged.
enum class Dimension : unsigned char { length, angle, frequency, power, gain, ratio, area, count, rate };

struct Unit {
    std::string_view name;  ///< as shown: "ft", "dBm"
    Dimension dimension;
    /// One of this unit in the dimension's base unit: m, degrees, MHz, W, m2, 1, Mbit/s. Of decibels: what is
    /// added.
    double factor = 1.0;
    bool decibels = false;  ///< a level in dB above something
};

/// The unit of a folded or original word: "m", "Mét", "feet", "W", "dBm", "°", "hộ"; null for any other word.
[[nodiscard]] const Unit* unit_of_word(std::string_view word);

/// All units of the dimension, the most usual first.
[[nodiscard]] std::span<const Unit> units_of(Dimension dimension);

/// `value` in `from` as a number in `to`; both must be of one dimension. Not finite for a power of 0 W or less in
/// decibels.
[[nodiscard]] double converted(double value, const Unit& from, const Unit& to);

}  // namespace lomsong
