// SPDX-License-Identifier: Apache-2.0
/// @file  A cell that should hold a number, taken apart: decimal comma or dot, thousands separators, the unit
///        behind it, and what people write where they have no number.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lomsong {

enum class NumberKind : unsigned char {
    missing,      ///< empty, "-", "N/A", "chưa có", "?"
    number,       ///< "42", "42,5 m", "1.234,5", "1 234", "L1800"
    approximate,  ///< "~42", "khoảng 42 m"
    bound,        ///< ">40", "trên 30", "40+"
    range,        ///< "30-35", "10 – 12 m"
    list,         ///< "0/120/240", "900; 1800"
    date,         ///< "03/02/2026": a spreadsheet took a number for a date
    words,        ///< anything else
};

/// Which of the two marks stands before the fraction; the other one parts thousands.
enum class DecimalMark : unsigned char { unknown, dot, comma };

struct NumberText {
    NumberKind kind = NumberKind::missing;
    double value = 0.0;               ///< of number and approximate: "1.234" as 1.234, whatever it means
    std::optional<double> thousands;  ///< of "1.234" and "1,234": 1234, when the cell alone does not decide
    DecimalMark mark_seen = DecimalMark::unknown;  ///< which mark this cell proves, or of an ambiguous one has
    std::vector<double> values;                    ///< of list and range
    std::string before;                            ///< letters in front, folded: "l" of "L1800", "band" of "band 8"
    std::string unit;                              ///< word behind, folded: "m", "w", "deg"
    bool letters_as_digits = false;                ///< "3O" was read as 30
};

/// Takes the cell apart. Full-width digits, all kinds of blanks, dashes and quotes are taken as their plain ones.
[[nodiscard]] NumberText number_text(std::string_view cell);

/// True for what stands where nothing is known: "", "-", "x", "?", "N/A", "không", "chưa có", "#REF!".
[[nodiscard]] bool says_nothing(std::string_view cell);

/// Case and accents folded, full-width characters, blanks, dashes, quotes and degree signs as plain ASCII ('^' for
/// degrees), one blank between words. Bytes that are not UTF-8 stay.
[[nodiscard]] std::string plain_form(std::string_view text);

}  // namespace lomsong
