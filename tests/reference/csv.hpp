// SPDX-License-Identifier: Apache-2.0
/// @file  Just enough CSV for reference tables: no quotes, '#' lines are comments.
#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace lomsong::reference {

inline std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream stream{line};
    for (std::string cell; std::getline(stream, cell, ',');) {
        if (!cell.empty() && cell.back() == '\r') {
            cell.pop_back();
        }
        cells.push_back(cell);
    }
    return cells;
}

/// A row by column name.
class CsvRow {
  public:
    CsvRow(const std::vector<std::string>& names, const std::vector<std::string>& cells) {
        if (cells.size() < names.size()) {
            throw std::runtime_error{"reference table: row has " + std::to_string(cells.size()) +
                                     " cells, expected " + std::to_string(names.size())};
        }
        for (std::size_t i = 0; i < names.size(); ++i) {
            m_cells[names[i]] = cells[i];
        }
    }
    [[nodiscard]] const std::string& text(const std::string& name) const { return m_cells.at(name); }
    [[nodiscard]] double number(const std::string& name) const { return std::stod(m_cells.at(name)); }

  private:
    std::map<std::string, std::string> m_cells;
};

/// All rows; the first line that is no comment holds the names. Throws when the file cannot be opened.
inline std::vector<CsvRow> read_csv(const std::filesystem::path& file) {
    std::ifstream stream{file};
    if (!stream) {
        throw std::runtime_error{file.string() + ": cannot be opened"};
    }
    std::vector<CsvRow> rows;
    std::vector<std::string> names;
    for (std::string line; std::getline(stream, line);) {
        if (line.empty() || line.front() == '#') {
            continue;
        }
        if (names.empty()) {
            names = cells_of(line);
        } else {
            rows.emplace_back(names, cells_of(line));
        }
    }
    return rows;
}

}  // namespace lomsong::reference
