// SPDX-License-Identifier: Apache-2.0
/// @file  A coordinate cell cut into numbers, marks, letters and separators; what they mean together is
///        coordinate_text's.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/place/coordinate_numbers.hpp"
#include "io/place/coordinate_text.hpp"

namespace lomsong::coordinates {

enum class Mark : unsigned char { none, degree, minute, second, metre };

/// `north_or_nam`: the letter N, North in English and Nam (south) in Vietnamese.
enum class Hemisphere : unsigned char { none, north_or_nam, north, south, east, west };

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

}  // namespace lomsong::coordinates
