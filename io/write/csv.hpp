// SPDX-License-Identifier: Apache-2.0
/// @file  Text as CSV (RFC 4180) that a spreadsheet opens with its accents and evaluates nothing of.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace lomsong {

/// Spreadsheets take a CSV for UTF-8 only when it starts with this mark.
inline constexpr std::string_view k_byte_order_mark = "\xEF\xBB\xBF";

/// True when a spreadsheet might evaluate the cell: it begins with = + - @, a tab or a carriage return. A sign in
/// front of nothing but digits, dots, commas and blanks is a number: "-93,5".
[[nodiscard]] bool looks_like_formula(std::string_view text);

/// One cell: quoted where RFC 4180 asks for it; what looks like a formula gets an apostrophe in front, by which
/// spreadsheets know text. A NUL byte becomes U+FFFD.
[[nodiscard]] std::string csv_cell(std::string_view text);

/// The cells with commas between and CR LF behind.
[[nodiscard]] std::string csv_line(std::span<const std::string> cells);

}  // namespace lomsong
