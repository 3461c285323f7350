// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/csv_table.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>

#include <fmt/format.h>

#include "engine/core/error.hpp"
#include "engine/core/text.hpp"

namespace lomsong {

namespace {

constexpr std::string_view k_byte_order_mark = "\xEF\xBB\xBF";

std::vector<std::string> cells_of(std::string_view line) {
    std::vector<std::string> cells;
    for (std::size_t start = 0; start <= line.size();) {
        const std::size_t end = std::min(line.find(',', start), line.size());
        cells.push_back(trimmed(line.substr(start, end - start)));
        start = end + 1;
    }
    return cells;
}

}  // namespace

CsvTable::CsvTable(std::filesystem::path file, Header header) : m_file{std::move(file)} {
    std::ifstream stream{m_file};
    if (!stream || std::filesystem::is_directory(m_file)) {
        throw Error{ErrorKind::no_input, m_file.string(), "cannot be opened. Check the name and the rights."};
    }
    std::size_t number = 0;
    for (std::string line; std::getline(stream, line);) {
        if (++number == 1 && line.starts_with(k_byte_order_mark)) {
            line.erase(0, k_byte_order_mark.size());
        }
        const std::string content = trimmed(line);
        if (content.empty() || content.front() == '#') {
            continue;
        }
        const Row row{number, cells_of(content)};
        if (header == Header::names && m_names.empty()) {
            take_names(row);
            continue;
        }
        if (header == Header::names && row.cells.size() != m_names.size()) {
            throw Error{ErrorKind::bad_data, fmt::format("{}:{}", m_file.string(), number),
                        fmt::format("has {} cells, the header names {}. Give each column a cell.", row.cells.size(),
                                    m_names.size())};
        }
        m_rows.push_back(row);
    }
    if (m_rows.empty()) {
        throw Error{ErrorKind::bad_data, m_file.string(), "has no row of data. Is it the right file?"};
    }
}

void CsvTable::take_names(const Row& row) {
    m_names = row.cells;
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        if (std::find(m_names.begin(), m_names.begin() + static_cast<std::ptrdiff_t>(i), m_names[i]) !=
            m_names.begin() + static_cast<std::ptrdiff_t>(i)) {
            throw Error{ErrorKind::bad_data, fmt::format("{}:{}", m_file.string(), row.line),
                        fmt::format("names the column '{}' twice. Rename one.", m_names[i])};
        }
    }
}

std::string CsvTable::place(std::size_t row) const { return fmt::format("{}:{}", m_file.string(), line(row)); }

std::optional<std::size_t> CsvTable::find(std::string_view column) const {
    const auto found = std::ranges::find(m_names, column);
    return found == m_names.end() ? std::nullopt : std::optional{static_cast<std::size_t>(found - m_names.begin())};
}

std::size_t CsvTable::column(std::string_view name) const {
    const auto found = find(name);
    if (!found) {
        throw Error{ErrorKind::bad_data, m_file.string(),
                    fmt::format("has no column '{}'.{} It has {}.", name, did_you_mean(name, m_names),
                                fmt::join(m_names, ", "))};
    }
    return *found;
}

const std::string& CsvTable::text(std::size_t row, std::size_t column) const { return m_rows[row].cells[column]; }

std::string CsvTable::column_text(std::size_t column) const {
    return column < m_names.size() ? fmt::format("column '{}'", m_names[column])
                                   : fmt::format("cell {}", column + 1);
}

double CsvTable::number(std::size_t row, std::size_t column) const {
    const std::string& cell = text(row, column);
    double number = 0.0;
    const auto [end, failure] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    if (failure != std::errc{} || end != cell.data() + cell.size() || !std::isfinite(number)) {
        throw Error{ErrorKind::bad_data, place(row),
                    fmt::format("{}: '{}' is no number. Write digits, with a dot.", column_text(column), cell)};
    }
    return number;
}

int CsvTable::whole_number(std::size_t row, std::size_t column, int lowest, int highest) const {
    const double value = number(row, column);
    if (value != std::floor(value) || value < lowest || value > highest) {
        throw Error{ErrorKind::bad_data, place(row),
                    fmt::format("{}: {} is no whole number in {}..{}.", column_text(column), text(row, column),
                                lowest, highest)};
    }
    return static_cast<int>(value);
}

}  // namespace lomsong
