// SPDX-License-Identifier: Apache-2.0
/// @file  A table on paper: columns as wide as what stands in them, cells wrapped, the heading repeated where the
///        table goes on. First a value, then where everything lies, then drawn.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "io/sheets/paper.hpp"
#include "io/sheets/sign.hpp"

namespace lomsong::sheets {

struct PaperColumn {
    std::string heading;
    Anchor anchor = Anchor::start;  ///< numbers keep to the right: Anchor::end
    double share = 1.0;             ///< of the room that is left when everything fits; 0 keeps the column narrow
    std::optional<Sign> sign{};     ///< before the heading
};

struct PaperCell {
    std::string text{};
    std::optional<Sign> sign{};  ///< before the text
};

struct PaperRow {
    std::vector<PaperCell> cells;  ///< at most as many as columns; those that are missing are empty
    bool is_bold = false;          ///< totals
};

struct PaperTable {
    std::vector<PaperColumn> columns{};
    std::vector<PaperRow> rows{};
    double letter_size = 2.5;    ///< mm
    std::size_t most_lines = 4;  ///< of a cell; longer text ends with an ellipsis
};

/// Where the parts of a table lie. Lengths in mm.
class TableLayout {
  public:
    /// Fits `table` into `width`, at least 10 mm for each column. Columns get what their widest cell needs; when
    /// that is too much the widest give way and wrap, none below its longest word while there is room for all
    /// words.
    TableLayout(PaperTable table, double width);

    [[nodiscard]] const PaperTable& table() const { return m_table; }
    /// Left edges of the columns, and the right edge of the last one: one more than columns.
    [[nodiscard]] const std::vector<double>& edges() const { return m_edges; }
    [[nodiscard]] double head_height() const { return m_head_height; }
    [[nodiscard]] double row_height(std::size_t row) const { return m_rows.at(row).height; }
    /// Of the head and all rows.
    [[nodiscard]] double height() const;
    /// How many rows from `first` on fit into `height` below a head; at least one, so that a page always goes on.
    [[nodiscard]] std::size_t rows_within(std::size_t first, double height) const;

    /// Draws the head and `count` rows from `first` with the upper left corner at `corner`; gives back the y below.
    double draw(Canvas& canvas, Spot corner, std::size_t first, std::size_t count) const;

  private:
    /// A cell's lines with their start from the left edge of the column.
    struct Lines {
        std::vector<std::string> texts;
        std::vector<double> starts;
    };
    struct Row {
        std::vector<Lines> cells;
        double height = 0.0;
    };

    [[nodiscard]] Letters letters(bool bold) const;
    class Measure;
    [[nodiscard]] Row laid_out(const std::vector<PaperCell>& cells, Measure& measure, std::size_t most_lines) const;
    void draw_row(Canvas& canvas, const Row& row, const std::vector<PaperCell>& cells, bool bold,
                  Spot corner) const;

    PaperTable m_table;
    std::vector<double> m_edges;
    Row m_head;
    double m_head_height = 0.0;
    std::vector<Row> m_rows;
};

}  // namespace lomsong::sheets
