// SPDX-License-Identifier: Apache-2.0
/// @file  A sheet of the workbook as a plain value: what stands in it and what it means, not how it is written.
///        Tests read it without a file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/workbook/book.hpp"
#include "io/write/feature_table.hpp"

namespace lomsong {

/// A colour of the palette for cells of this text; the word always stands in the cell too.
struct Tint {
    std::string text;
    std::string_view colour;  ///< "#D55E00"
    std::string condition{};  ///< an Excel formula for the first cell of the column, instead of the text
};

struct BlockColumn {
    std::string heading;
    CellForm form = CellForm::text;
    bool has_total = false;  ///< a total that follows the filter stands above the heading
    bool is_printed = true;  ///< columns that are not printed stand behind those that are
    std::string name{};      ///< of the range of its cells, for formulas: "hamlet_status"
    std::vector<Tint> tints{};
};

/// A place in the workbook: row and column from 0.
struct Target {
    std::string sheet;
    std::uint32_t row = 0;
};

struct SheetLink {
    std::size_t column;
    Target target;
};

/// A formula whose value is known: the cell's value stands in the file, a spreadsheet computes it anew.
struct SheetFormula {
    std::size_t column;
    std::string text;
};

struct SheetRow {
    std::vector<Value> values;  ///< as the columns of its block
    std::vector<SheetLink> links{};
    std::vector<SheetFormula> formulas{};
    bool is_total = false;
};

/// A table of a sheet.
struct Block {
    std::string title{};  ///< above its heading; empty in a sheet of one table
    std::vector<BlockColumn> columns;
    std::vector<SheetRow> rows{};
    bool has_filter = false;
};

enum class ChartKind : unsigned char { columns, stacked_bars };

/// A chart of a block: categories are the first column, each of `series` a column of numbers.
struct SheetChart {
    ChartKind kind = ChartKind::columns;
    std::string title;
    std::size_t block = 0;
    std::size_t rows = 0;  ///< the first so many of the block
    std::vector<std::size_t> series;
    std::vector<std::string_view> colours;  ///< of the points of one series, or of each series
};

struct Sheet {
    std::string name;  ///< at most 31 characters
    std::string title;
    std::vector<std::string> notes;  ///< exactly two lines below the title
    std::vector<Block> blocks;
    std::string nothing{};  ///< said when the result has nothing for it; then there are no blocks
    std::vector<SheetChart> charts{};
    std::size_t frozen_columns = 0;
};

/// Rows of a sheet, from 0: title, two notes, totals, heading, data.
inline constexpr std::uint32_t k_totals_row = 3;
inline constexpr std::uint32_t k_heading_row = 4;
inline constexpr std::uint32_t k_first_row = 5;

/// "$K6": the cell of a column in the first row of data, fixed to its column.
[[nodiscard]] std::string first_cell(std::size_t column);

/// Where the data of block `index` begin: after those before it, each with a title and a heading.
[[nodiscard]] std::uint32_t first_row_of(const Sheet& sheet, std::size_t index);

}  // namespace lomsong
