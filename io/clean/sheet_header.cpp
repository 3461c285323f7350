// SPDX-License-Identifier: Apache-2.0
#include "io/clean/sheet_header.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "engine/core/text.hpp"
#include "io/clean/sheet_words.hpp"
#include "io/project/synonyms.hpp"

namespace lomsong::sheet {

namespace {

constexpr std::size_t k_searched_rows = 60;  ///< a header further down is named by the project
constexpr std::size_t k_most_header_rows = 3;
constexpr std::size_t k_longest_heading = 90;  ///< bytes

using Cells = std::vector<std::string>;

bool is_heading(const std::string& cell) {
    return !cell.empty() && cell.size() <= k_longest_heading && !looks_numeric(cell) && !identifier(cell).empty();
}

struct RowSigns {
    std::size_t filled = 0;
    std::size_t words = 0;  ///< cells that could be headings
    std::size_t known = 0;  ///< and are names of columns
    std::size_t doubles = 0;
};

RowSigns signs_of(const Cells& cells) {
    RowSigns signs;
    std::set<std::string> seen;
    for (const std::string& cell : cells) {
        if (cell.empty()) {
            continue;
        }
        ++signs.filled;
        if (is_heading(cell)) {
            ++signs.words;
            signs.known += Synonyms::built_in().knows(cell) ? 1U : 0U;
            signs.doubles += seen.insert(identifier(cell)).second ? 0U : 1U;
        }
    }
    return signs;
}

/// Above zero for a row that could be a header; the more the better.
double header_score(const RowSigns& signs) {
    const auto count = [](std::size_t n) { return static_cast<double>(n); };
    const std::size_t numbers = signs.filled - signs.words;
    return 3.0 * count(signs.known) + 0.5 * count(signs.words) - 2.0 * count(numbers) - 1.5 * count(signs.doubles);
}

bool all_headings(const Cells& cells) {
    return std::ranges::all_of(cells, [](const std::string& cell) { return cell.empty() || is_heading(cell); });
}

std::string_view cell_at(const TableRow& row, std::size_t column) {
    return column < row.values.size() ? std::string_view{row.values[column]} : std::string_view{};
}

std::size_t known_in(const TableRow& row) { return signs_of(row.values).known; }

/// Is the row below `upper` a second row of the header? Only words, none of its own below the first heading (every
/// row of data has something there), and words below a gap or names of columns.
bool continues_header(const TableRow& upper, const TableRow& row) {
    const std::optional<std::size_t> first = first_filled(upper.values);
    if (!first || filled(row.values) == 0 || !all_headings(row.values)) {
        return false;
    }
    const std::string_view below_first = cell_at(row, *first);
    bool under_a_gap = false;
    for (std::size_t i = 1; i < row.values.size(); ++i) {
        under_a_gap = under_a_gap || (!row.values[i].empty() && cell_at(upper, i).empty());
    }
    const bool nothing_new_at_first = below_first.empty() || below_first == cell_at(upper, *first);
    return nothing_new_at_first && (under_a_gap || known_in(row) > 0);
}

/// Is the row above `lower` a first row of the header: groups, or headings of columns that `lower` leaves empty?
bool begins_header(const TableRow& row, const TableRow& lower) {
    const std::size_t cells = filled(row.values);
    if (cells == 0 || !all_headings(row.values)) {
        return false;
    }
    const std::size_t first = *first_filled(row.values);
    if (cells == 1) {  // a title begins at the left; a group may stand alone above the middle
        return first > 0 && known_in(row) == 1 && !cell_at(lower, first + 1).empty();
    }
    bool over_a_gap = false;
    bool groups = true;
    for (std::size_t i = 0; i < row.values.size(); ++i) {
        if (!row.values[i].empty()) {
            over_a_gap = over_a_gap || cell_at(lower, i).empty();
            groups = groups && !cell_at(lower, i).empty();
        }
    }
    return (over_a_gap && known_in(row) > 0) || (groups && cells * 2 <= filled(lower.values));
}

/// A first row of words above columns that are not only words.
Header header_of_unknown_words(std::span<const TableRow> rows) {
    constexpr std::size_t k_looked_below = 20;
    for (std::size_t i = 0; i < std::min(rows.size(), k_searched_rows); ++i) {
        const RowSigns signs = signs_of(rows[i].values);
        if (signs.filled < 2) {
            continue;  // a title
        }
        if (signs.words < signs.filled || signs.doubles > 0) {
            return {};
        }
        bool other_kind_below = false;
        for (std::size_t j = i + 1; j < std::min(rows.size(), i + k_looked_below); ++j) {
            other_kind_below = other_kind_below || !all_headings(rows[j].values);
        }
        return {i, 1, other_kind_below ? 0.7 : 0.5,
                other_kind_below ? "the first row of words, with numbers below" : "the first row; all are words"};
    }
    return {};
}

/// The header around its most telling row.
Header header_around(std::span<const TableRow> rows, std::size_t best) {
    Header header{best, 1, 1.0, {}};
    if (best + 1 < rows.size() && continues_header(rows[best], rows[best + 1])) {
        header.count = 2;
    }
    while (header.count < k_most_header_rows && header.first > 0 &&
           begins_header(rows[header.first - 1], rows[header.first])) {
        --header.first;
        ++header.count;
    }
    return header;
}

/// Line breaks and runs of blanks become one blank.
std::string on_one_line(const std::string& text) {
    std::string line;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (!blank || (!line.empty() && line.back() != ' ')) {
            line += blank ? ' ' : c;
        }
    }
    return trimmed(line);
}

}  // namespace

Header find_header(std::span<const TableRow> rows, std::optional<std::size_t> forced) {
    if (forced) {
        Header header{*forced, 1, 1.0, "named in the project file"};
        while (header.count < k_most_header_rows && *forced + header.count < rows.size() &&
               continues_header(rows[*forced + header.count - 1], rows[*forced + header.count])) {
            ++header.count;
        }
        return header;
    }
    std::size_t best = 0;
    double best_score = 0.0;
    for (std::size_t i = 0; i < std::min(rows.size(), k_searched_rows); ++i) {
        const RowSigns signs = signs_of(rows[i].values);
        const bool enough = signs.known >= 2 || (signs.known == 1 && signs.filled <= 3 && i + 1 < rows.size() &&
                                                 filled(rows[i + 1].values) <= signs.filled);
        const double score = header_score(signs);
        if (enough && score > best_score) {
            best_score = score;
            best = i;
        }
    }
    if (best_score <= 0.0) {
        return header_of_unknown_words(rows);
    }
    Header header = header_around(rows, best);
    const RowSigns signs = signs_of(rows[best].values);
    header.confidence = signs.known >= 3 ? 0.98 : signs.known == 2 ? 0.9 : 0.75;
    header.reason = fmt::format("{} of its {} cells are names of columns", signs.known, signs.filled);
    return header;
}

std::vector<std::string> headings_of(std::span<const TableRow> header, std::size_t width) {
    std::vector<std::string> headings(width);
    for (std::size_t level = 0; level < header.size(); ++level) {
        std::string_view group;
        for (std::size_t column = 0; column < width; ++column) {
            const std::string_view own = cell_at(header[level], column);
            const bool words_below = level + 1 < header.size() && !cell_at(header[level + 1], column).empty();
            if (!own.empty()) {
                group = words_below ? own : std::string_view{};
            } else if (!words_below) {
                group = {};
            }
            const std::string_view part = own.empty() ? group : own;
            std::string& heading = headings[column];
            if (!part.empty() && heading != part) {
                heading += (heading.empty() ? "" : " ") + std::string{part};
            }
        }
    }
    std::ranges::transform(headings, headings.begin(), on_one_line);
    return headings;
}

std::vector<std::string> own_headings_of(std::span<const TableRow> header,
                                         const std::vector<std::string>& headings) {
    std::vector<std::string> own(headings.size());
    for (std::size_t column = 0; column < headings.size(); ++column) {
        for (const TableRow& level : header) {
            const std::string_view words = cell_at(level, column);
            own[column] = words.empty() ? own[column] : on_one_line(std::string{words});
        }
        if (own[column] == headings[column]) {
            own[column].clear();
        }
    }
    return own;
}

}  // namespace lomsong::sheet
