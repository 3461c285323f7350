// SPDX-License-Identifier: Apache-2.0
/// @file  Where in a sheet its table is: titles above, one to three header rows, numbering, sub-headings, totals,
///        signatures. The sheet comes as raw rows; what is left are columns with names and rows of data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "io/clean/vector_table.hpp"

namespace lomsong {

/// What a row of the sheet is for.
enum class RowUse : unsigned char { title, header, numbering, units, sub_heading, data, total, note, empty };

struct SheetLayout {
    std::vector<RowUse> uses;           ///< one per row given
    std::vector<std::string> headings;  ///< one per cell of the widest row; empty for a column that holds nothing
    std::vector<std::string> own_headings;  ///< as VectorTable has them, one per heading
    double confidence = 1.0;                ///< that the header is where it is said to be
    std::string reason;                     ///< "5 of its 7 cells are names of columns"
};

/// Pure. `header_row` is the number of the first header row as the owner sees it; 0: found. A header is a row of
/// short words, nearly all different, above rows that hold other kinds of values; where several would do, the one
/// whose words are names of columns. Group headings are joined with what stands below them: "Toạ độ Kinh độ"; units
/// of a row of their own are put in brackets behind. A column of data without a heading is called "column 4". A
/// sheet without a header has only such columns.
[[nodiscard]] SheetLayout layout_of(std::span<const TableRow> rows, std::uint64_t header_row);

/// Gives a raw sheet (rows, no columns) its columns, and takes out the rows and columns that are none of the table.
/// Titles and the date they name are kept; "header", "rows left out" and "date" are added to `table.understood`.
/// Does nothing to a table that has columns.
/// @throws Error{bad_data} when the sheet ends before `header_row`.
void lay_out(VectorTable& table, std::uint64_t header_row);

/// The date that a title names, ISO 8601, day or month: "Số liệu đến ngày 15/11/2026" -> "2026-11-15",
/// "Tháng 11/2026" -> "2026-11"; empty when it names none that can be.
[[nodiscard]] std::string date_in(const std::string& text);

}  // namespace lomsong
