// SPDX-License-Identifier: Apache-2.0
/// @file  A coordinate cell cut into numbers, marks, letters and separators; what they mean together is
///        coordinate_text's.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/place/coordinate_text.hpp"

namespace lomsong::coordinates {

enum class Mark : unsigned char { none, degree, minute, second, metre };

/// `north_or_nam`: the letter N, North in English and Nam (south) in Vietnamese.
enum class Hemisphere : unsigned char { none, north_or_nam, north, south, east, west };

/// One way to read the digits of a number.
struct Reading {
    double value = 0.0;
    int whole_digits = 0;  ///< before the decimal sign
    int decimals = 0;      ///< after it, the exponent counted in; may be negative
    bool plain = true;     ///< false: a group sign that a decimal sign would fit as well
    bool grouped = false;  ///< thousands set off by dots or commas
};

struct Token {
    enum class Kind : unsigned char { number, hemisphere, label, comma, separator, colon, dash };
    Kind kind = Kind::number;
    bool blank_before = false;
    bool negative = false;                         ///< of a number: a sign stands before it
    Mark mark = Mark::none;                        ///< of a number: what stands after it
    Hemisphere hemisphere = Hemisphere::none;      ///< of a hemisphere
    bool english = false;                          ///< of a hemisphere: a letter that only English has (E, W, S)
    AxisName axis = AxisName::unknown;             ///< of a label
    std::vector<std::vector<Reading>> readings{};  ///< of a number: each way to read it, as one number or as two
};

/// The cell in tokens; nothing when it holds a word or a sign that has no place in a coordinate.
[[nodiscard]] std::optional<std::vector<Token>> tokens_of(std::string_view cell);

/// A word for "nothing": "", "-", "N/A", "chưa có".
[[nodiscard]] bool is_blank_word(std::string_view cell);

/// Digits with dots and commas, each way to read them: "105,348" is 105.348 or 105348, "105.3,22.6" is a pair.
[[nodiscard]] std::vector<std::vector<Reading>> readings_of(std::string_view digits);

}  // namespace lomsong::coordinates
