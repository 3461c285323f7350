// SPDX-License-Identifier: Apache-2.0
#include "io/write/csv.hpp"

namespace lomsong {

bool looks_like_formula(std::string_view text) {
    if (text.empty() || std::string_view{"=+-@\t\r"}.find(text.front()) == std::string_view::npos) {
        return false;
    }
    const bool has_sign = text.front() == '-' || text.front() == '+';
    const bool is_number = text.find_first_not_of("0123456789., ", 1) == std::string_view::npos &&
                           text.find_first_of("0123456789") != std::string_view::npos;
    return !(has_sign && (is_number || text.size() == 1));  // "-" alone is how people leave a cell empty
}

std::string csv_cell(std::string_view text) {
    std::string cell{looks_like_formula(text) ? "'" : ""};
    bool quote = false;
    for (const char c : text) {
        quote = quote || c == '"' || c == ',' || c == '\n' || c == '\r';
        if (c == '"') {
            cell += "\"\"";
        } else if (c == '\0') {
            cell += "\xEF\xBF\xBD";
        } else {
            cell += c;
        }
    }
    const bool has_blank_ends = !text.empty() && (text.front() == ' ' || text.back() == ' ');
    return quote || has_blank_ends ? "\"" + cell + "\"" : cell;
}

std::string csv_line(std::span<const std::string> cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        line += (i == 0 ? "" : ",") + csv_cell(cells[i]);
    }
    return line + "\r\n";
}

}  // namespace lomsong
