// SPDX-License-Identifier: Apache-2.0
/// @file  Tables for a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lomsong {

using TextRow = std::vector<std::string>;

/// Rows with their columns aligned, two blanks apart: the first to the left, the others to the right. A row may be
/// shorter than others. Every row ends with a line feed.
[[nodiscard]] std::string aligned(const std::vector<TextRow>& rows);

/// Columns that `text` takes on a terminal: code points without combining marks.
[[nodiscard]] std::size_t display_width(std::string_view text);

}  // namespace lomsong
