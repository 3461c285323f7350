// SPDX-License-Identifier: Apache-2.0
/// @file  A plain CSV table read whole: columns by name, cells as numbers, each complaint with file and line.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lomsong {

/// A file of comma-separated rows in UTF-8. Cells carry no quotes; blanks around them are dropped, as are empty
/// lines and lines that start with '#'.
class CsvTable {
  public:
    /// Whether the first line names the columns.
    enum class Header : unsigned char { names, none };

    /// @throws Error{no_input} when the file cannot be opened; Error{bad_data} when it has no row, when a column
    ///         is named twice, or when a row has not as many cells as the header has names.
    CsvTable(std::filesystem::path file, Header header);

    [[nodiscard]] std::size_t rows() const { return m_rows.size(); }
    [[nodiscard]] std::size_t cells(std::size_t row) const { return m_rows[row].cells.size(); }
    /// Line of the file, from 1.
    [[nodiscard]] std::size_t line(std::size_t row) const { return m_rows[row].line; }
    /// "cases.csv:17", to start a message with.
    [[nodiscard]] std::string place(std::size_t row) const;

    [[nodiscard]] std::optional<std::size_t> find(std::string_view column) const;
    /// @throws Error{bad_data} when there is no such column, with the nearest one.
    [[nodiscard]] std::size_t column(std::string_view name) const;

    [[nodiscard]] const std::string& text(std::size_t row, std::size_t column) const;
    /// A finite number, wholly consumed.
    /// @throws Error{bad_data} with file, line, column and what stands there.
    [[nodiscard]] double number(std::size_t row, std::size_t column) const;
    /// A whole number within both limits.
    [[nodiscard]] int whole_number(std::size_t row, std::size_t column, int lowest, int highest) const;

  private:
    struct Row {
        std::size_t line;
        std::vector<std::string> cells;
    };
    void take_names(const Row& row);
    [[nodiscard]] std::string column_text(std::size_t column) const;

    std::filesystem::path m_file;
    std::vector<std::string> m_names;
    std::vector<Row> m_rows;
};

}  // namespace lomsong
