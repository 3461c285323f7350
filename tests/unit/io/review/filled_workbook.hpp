// SPDX-License-Identifier: Apache-2.0
/// @file  An exported answer sheet as an operator sends it back: read cell by cell, changed, and saved by a program
///        that keeps nothing but rows of text.
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/core/reporter.hpp"
#include "io/read/read_table.hpp"
#include "tests/unit/io/read/workbook.hpp"

namespace lomsong {

using SheetCells = std::vector<std::vector<std::string>>;

inline std::string xml_text(const std::string& text) {
    std::string escaped;
    for (const char c : text) {
        escaped += c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '&' ? "&amp;" : std::string(1, c);
    }
    return escaped;
}

struct FilledWorkbook {
    SheetCells answers;
    SheetCells guide;
    SheetCells hidden;

    static FilledWorkbook of(const std::filesystem::path& exported) {
        FilledWorkbook book;
        for (const VectorTable& table : read_tables({exported, exported.filename(), ""}, SilentReporter{})) {
            SheetCells& sheet = table.layer == "lomsong"     ? book.hidden
                                : table.layer == "Hướng dẫn" ? book.guide
                                                             : book.answers;
            for (const TableRow& row : table.rows) {
                sheet.resize(row.number);
                sheet.back() = row.values;
            }
        }
        return book;
    }

    /// The cell of the row of a hamlet below a heading.
    std::string& cell(const std::string& hamlet_code, const std::string& heading) {
        for (std::vector<std::string>& row : answers) {
            if (row.size() > 1 && row.at(column("Mã thôn")) == hamlet_code) {
                row.resize(width());
                return row.at(column(heading));
            }
        }
        throw std::out_of_range{hamlet_code};
    }
    [[nodiscard]] std::size_t column(const std::string& heading) const {
        const std::vector<std::string>& header = answers.at(2);
        return static_cast<std::size_t>(std::find(header.begin(), header.end(), heading) - header.begin());
    }
    [[nodiscard]] std::size_t width() const { return answers.at(2).size(); }

    std::filesystem::path save(const std::filesystem::path& file) const {
        Workbook book;
        book.sheet("Trả lời", rows_of(answers));
        book.sheet("Hướng dẫn", rows_of(guide));
        if (!hidden.empty()) {
            book.sheet("lomsong", rows_of(hidden));
        }
        return book.write(file);
    }

  private:
    static std::map<std::uint64_t, std::vector<std::string>> rows_of(const SheetCells& sheet) {
        std::map<std::uint64_t, std::vector<std::string>> rows;
        for (std::size_t i = 0; i < sheet.size(); ++i) {
            for (const std::string& cell : sheet[i]) {
                rows[i + 1].push_back(xml_text(cell));
            }
        }
        return rows;
    }
};

}  // namespace lomsong
