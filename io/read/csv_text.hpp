// SPDX-License-Identifier: Apache-2.0
/// @file  Tables kept as text: any separator, quotes, line ends and byte width, damaged or not.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/core/reporter.hpp"
#include "io/clean/vector_table.hpp"

namespace lomsong {

/// The separator that cuts the first records into the most even rows: ';', tab, '|' or ','. Excel's first line
/// "sep=;" decides alone.
[[nodiscard]] char separator_of(std::string_view text);

/// Bytes as the rows below take them: UTF-16 (with a mark, or told by its zeros) becomes UTF-8, a mark of UTF-8
/// goes, all else stays as it is.
[[nodiscard]] std::string single_bytes(std::string text);

/// The rows of the text; a row without any text is counted and left out, so that `number` is the line that a
/// spreadsheet shows. Cells lose ASCII blanks at their ends and their quotes. A quote that is never closed, or that
/// would swallow the following lines without need, is a letter like any other.
/// @throws Error{interrupted} when cancelled.
[[nodiscard]] std::vector<TableRow> csv_rows(std::string_view text, char separator, const Reporter& reporter);

}  // namespace lomsong
