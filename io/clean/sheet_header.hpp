// SPDX-License-Identifier: Apache-2.0
/// @file  The header of a sheet: which rows it is, and the heading of each column.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "io/clean/vector_table.hpp"

namespace lomsong::sheet {

struct Header {
    std::size_t first = 0;  ///< index of its first row
    std::size_t count = 0;  ///< of its rows; 0: the sheet has none
    double confidence = 1.0;
    std::string reason;
};

/// The likeliest header; `forced` is the index of its first row where the project says it.
[[nodiscard]] Header find_header(std::span<const TableRow> rows, std::optional<std::size_t> forced);

/// One heading per cell of `width`, group headings joined with those below; empty where there is none.
[[nodiscard]] std::vector<std::string> headings_of(std::span<const TableRow> header, std::size_t width);

/// Of the columns whose heading is joined, the lowest words alone; empty for the others.
[[nodiscard]] std::vector<std::string> own_headings_of(std::span<const TableRow> header,
                                                       const std::vector<std::string>& headings);

}  // namespace lomsong::sheet
