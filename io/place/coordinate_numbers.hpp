// SPDX-License-Identifier: Apache-2.0
/// @file  The digits of a coordinate cell as numbers: decimal signs, thousands, two numbers with a comma between.
#pragma once

#include <string_view>
#include <vector>

namespace lomsong::coordinates {

/// One way to read the digits of a number.
struct Reading {
    double value = 0.0;
    int whole_digits = 0;  ///< before the decimal sign
    int decimals = 0;      ///< after it, the exponent counted in; may be negative
    bool plain = true;     ///< false: a group sign that a decimal sign would fit as well
    bool grouped = false;  ///< thousands set off by dots or commas
};

/// Each way to read the digits as one number: "105,348" is 105.348 or 105348.
[[nodiscard]] std::vector<Reading> single_readings(std::string_view digits);

/// Digits with dots and commas, each way to read them: "105,348" is 105.348 or 105348, "105.3,22.6" is a pair.
[[nodiscard]] std::vector<std::vector<Reading>> readings_of(std::string_view digits);

/// "103.58.12", "103.58.12,5": degrees, minutes and seconds with dots between. Metres have groups of three digits.
[[nodiscard]] bool is_dotted_sexagesimal(std::string_view digits);

}  // namespace lomsong::coordinates
