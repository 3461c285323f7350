// SPDX-License-Identifier: Apache-2.0
#include "io/clean/sheet.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "io/clean/sheet_header.hpp"
#include "io/clean/sheet_words.hpp"

namespace lomsong {

namespace {

constexpr double k_sparse = 0.35;    ///< of a usual row's cells: a row with no more may be a note
constexpr std::size_t k_narrow = 3;  ///< tables of fewer columns have no sub-headings

std::size_t width_of(std::span<const TableRow> rows) {
    std::size_t width = 0;
    for (const TableRow& row : rows) {
        width = std::max(width, row.values.size());
    }
    return width;
}

class LayoutFinder {
  public:
    LayoutFinder(std::span<const TableRow> rows, std::optional<std::size_t> forced)
        : m_rows{rows}, m_header{sheet::find_header(rows, forced)} {}

    [[nodiscard]] SheetLayout found() {
        m_layout.uses.assign(m_rows.size(), RowUse::data);
        const std::span<const TableRow> header = m_rows.subspan(m_header.first, m_header.count);
        m_layout.headings = sheet::headings_of(header, width_of(m_rows));
        m_layout.own_headings = sheet::own_headings_of(header, m_layout.headings);
        m_layout.confidence = m_header.confidence;
        m_layout.reason = m_header.reason;
        const std::size_t begin = mark_above();
        m_typical = usual_cells(begin);
        m_counted = first_column_counts(begin);
        for (std::size_t i = begin; i < m_rows.size(); ++i) {
            m_layout.uses[i] = use_of(m_rows[i].values);
        }
        mark_notes(begin);
        name_the_nameless(begin);
        return std::move(m_layout);
    }

  private:
    [[nodiscard]] RowUse empty_or(const std::vector<std::string>& cells, RowUse use) const {
        return sheet::filled(cells) == 0 ? RowUse::empty : use;
    }

    /// Titles, header, numbering and units; gives the first row after them.
    std::size_t mark_above() {
        std::size_t at = 0;
        for (; at < m_header.first; ++at) {
            m_layout.uses[at] = empty_or(m_rows[at].values, RowUse::title);
        }
        for (; at < m_header.first + m_header.count; ++at) {
            m_layout.uses[at] = RowUse::header;
        }
        for (; m_header.count > 0 && at < m_rows.size(); ++at) {
            const std::vector<std::string>& cells = m_rows[at].values;
            if (sheet::filled(cells) == 0) {
                m_layout.uses[at] = RowUse::empty;
            } else if (sheet::is_numbering(cells)) {
                m_layout.uses[at] = RowUse::numbering;
            } else if (sheet::is_units(cells)) {
                m_layout.uses[at] = RowUse::units;
                add_units(cells);
            } else {
                break;
            }
        }
        return at;
    }

    void add_units(const std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            for (std::string* heading : {&m_layout.headings[i], &m_layout.own_headings[i]}) {
                if (!cells[i].empty() && !heading->empty()) {
                    *heading += cells[i].front() == '(' ? " " + cells[i] : " (" + cells[i] + ")";
                }
            }
        }
    }

    /// How many cells a full row has: the upper quartile, or most of the headings where rows are few.
    [[nodiscard]] std::size_t usual_cells(std::size_t begin) const {
        constexpr std::size_t k_looked_at = 1000;
        std::vector<std::size_t> counts;
        for (std::size_t i = begin; i < std::min(m_rows.size(), begin + k_looked_at); ++i) {
            if (const std::size_t cells = sheet::filled(m_rows[i].values); cells > 0) {
                counts.push_back(cells);
            }
        }
        if (counts.empty()) {
            return 0;
        }
        const auto quartile = counts.begin() + static_cast<std::ptrdiff_t>(counts.size() * 3 / 4);
        std::ranges::nth_element(counts, quartile);
        return std::max(*quartile, sheet::filled(m_layout.headings) * 7 / 10);
    }

    /// Do most rows begin with a number, as in "STT"?
    [[nodiscard]] bool first_column_counts(std::size_t begin) const {
        constexpr std::size_t k_looked_at = 200;
        std::size_t rows = 0;
        std::size_t numbers = 0;
        for (std::size_t i = begin; i < std::min(m_rows.size(), begin + k_looked_at); ++i) {
            const std::vector<std::string>& cells = m_rows[i].values;
            if (!cells.empty() && !cells.front().empty()) {
                ++rows;
                numbers += cells.front().find_first_not_of("0123456789") == std::string::npos ? 1U : 0U;
            }
        }
        return numbers * 2 > rows;
    }

    [[nodiscard]] RowUse use_of(const std::vector<std::string>& cells) const {
        const std::optional<std::size_t> first = sheet::first_filled(cells);
        if (!first) {
            return RowUse::empty;
        }
        if (repeats_header(cells)) {
            return RowUse::header;
        }
        const std::size_t count = sheet::filled(cells);
        const std::string& word = cells[*first];
        const bool fewer = count < m_typical || m_typical <= 2;
        if (fewer && (sheet::is_total_word(word) || (*first + 1 < cells.size() && sheet::looks_numeric(word) &&
                                                     sheet::is_total_word(cells[*first + 1])))) {
            return RowUse::total;
        }
        return is_sub_heading(cells, *first, count) ? RowUse::sub_heading : RowUse::data;
    }

    /// A header is printed again on every page of some lists.
    [[nodiscard]] bool repeats_header(const std::vector<std::string>& cells) const {
        for (std::size_t i = 0; i < m_header.count; ++i) {
            const std::vector<std::string>& header = m_rows[m_header.first + i].values;
            if (sheet::filled(header) > 1 && header == cells) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool is_sub_heading(const std::vector<std::string>& cells, std::size_t first,
                                      std::size_t count) const {
        if (m_typical < k_narrow || count * 2 > m_typical) {
            return false;
        }
        const std::string& word = cells[first];
        if (count == 1) {
            return first < 2 && sheet::is_group_word(word);
        }
        return m_counted && first == 0 && sheet::is_letter_number(word);
    }

    /// What stands below the table: sparse rows from the first that is told by its words, or that follows a total
    /// or a gap, to the end.
    void mark_notes(std::size_t begin) {
        std::size_t after = m_rows.size();
        while (after > begin && is_sparse(after - 1)) {
            --after;
        }
        bool below = false;
        for (std::size_t i = after; i < m_rows.size(); ++i) {
            RowUse& use = m_layout.uses[i];
            const bool gap = i > begin && m_rows[i].number > m_rows[i - 1].number + 1;
            const std::optional<std::size_t> first = sheet::first_filled(m_rows[i].values);
            below = below || gap || use == RowUse::total || use == RowUse::empty ||
                    (first && sheet::is_note_word(m_rows[i].values[*first]));
            if (below && use != RowUse::total && use != RowUse::empty) {
                use = RowUse::note;
            }
        }
    }

    /// Signatures come in pairs, and have no digits.
    [[nodiscard]] bool is_sparse(std::size_t row) const {
        constexpr std::string_view k_digits = "0123456789";
        const RowUse use = m_layout.uses[row];
        const std::vector<std::string>& values = m_rows[row].values;
        const std::size_t cells = sheet::filled(values);
        const bool few = static_cast<double>(cells) <= std::max(1.0, k_sparse * static_cast<double>(m_typical));
        const bool pair_of_words =
            cells == 2 && m_typical > k_narrow && std::ranges::all_of(values, [&](const std::string& cell) {
                return cell.find_first_of(k_digits) == std::string::npos;
            });
        return use == RowUse::empty || use == RowUse::total || few || pair_of_words;
    }

    /// Columns that hold data below no heading get a name; those that hold nothing at all lose theirs.
    void name_the_nameless(std::size_t begin) {
        std::vector<bool> used(m_layout.headings.size(), false);
        for (std::size_t i = begin; i < m_rows.size(); ++i) {
            for (std::size_t c = 0; m_layout.uses[i] == RowUse::data && c < m_rows[i].values.size(); ++c) {
                used[c] = used[c] || !m_rows[i].values[c].empty();
            }
        }
        for (std::size_t c = 0; c < used.size(); ++c) {
            std::string& heading = m_layout.headings[c];
            if (heading.empty() && used[c]) {
                heading = fmt::format("column {}", c + 1);
            }
        }
    }

    std::span<const TableRow> m_rows;
    sheet::Header m_header;
    SheetLayout m_layout;
    std::size_t m_typical = 0;
    bool m_counted = false;
};

std::string_view words_for(RowUse use) {
    switch (use) {
        case RowUse::title: return "title";
        case RowUse::header: return "header again";
        case RowUse::numbering: return "numbering";
        case RowUse::units: return "units";
        case RowUse::sub_heading: return "sub-heading";
        case RowUse::total: return "total";
        case RowUse::note: return "note";
        case RowUse::data:
        case RowUse::empty: return "";
    }
    return "";
}

std::string joined(const std::vector<std::string>& cells) {
    std::string text;
    for (const std::string& cell : cells) {
        if (!cell.empty() && !text.ends_with(cell)) {
            text += (text.empty() ? "" : " ") + cell;
        }
    }
    return text;
}

/// A title that says of which day the data is goes before one that names the day of a letter.
std::string best_date(const std::vector<std::string>& texts) {
    std::string any;
    for (const std::string& text : texts) {
        const std::string date = date_in(text);
        const std::string words = "_" + identifier(text) + "_";
        const bool of_the_data = words.find("_so_lieu_") != std::string::npos ||
                                 words.find("_den_") != std::string::npos ||
                                 words.find("_thoi_diem_") != std::string::npos;
        if (!date.empty() && of_the_data) {
            return date;
        }
        any = any.empty() ? date : any;
    }
    return any;
}

/// Takes apart what the layout says of the rows: the header's place, titles, notes, what was left out.
class Account {
  public:
    Account(const VectorTable& table, const SheetLayout& layout) {
        for (std::size_t i = 0; i < layout.uses.size(); ++i) {
            take(table.rows[i], layout.uses[i]);
        }
    }

    [[nodiscard]] std::string header() const {
        if (m_header_first == 0) {
            return "none";
        }
        return m_header_first == m_header_last ? fmt::format("row {}", m_header_first)
                                               : fmt::format("rows {}-{}", m_header_first, m_header_last);
    }
    [[nodiscard]] std::string left_out() const {
        return m_left > k_listed ? fmt::format("{} and {} more", m_list, m_left - k_listed) : m_list;
    }
    [[nodiscard]] std::size_t rows_left_out() const { return m_left; }
    [[nodiscard]] const std::vector<std::string>& titles() const { return m_titles; }
    [[nodiscard]] const std::vector<std::string>& notes() const { return m_notes; }

  private:
    static constexpr std::size_t k_listed = 10;

    void take(const TableRow& row, RowUse use) {
        if (use == RowUse::header && (m_header_first == 0 || row.number == m_header_last + 1)) {
            m_header_first = m_header_first == 0 ? row.number : m_header_first;
            m_header_last = row.number;
            return;
        }
        if (use == RowUse::title) {
            m_titles.push_back(joined(row.values));
        } else if (use == RowUse::note) {
            m_notes.push_back(joined(row.values));
        }
        if (use != RowUse::data && use != RowUse::empty && use != RowUse::title) {
            if (++m_left <= k_listed) {
                m_list += fmt::format("{}row {} ({})", m_list.empty() ? "" : ", ", row.number, words_for(use));
            }
        }
    }

    std::uint64_t m_header_first = 0;
    std::uint64_t m_header_last = 0;
    std::size_t m_left = 0;
    std::string m_list;
    std::vector<std::string> m_titles;
    std::vector<std::string> m_notes;
};

void keep_columns(VectorTable& table, const std::vector<std::size_t>& kept, std::size_t width) {
    const bool all = kept.size() == width;
    for (TableRow& row : table.rows) {
        row.values.resize(width);
        for (std::size_t i = 0; !all && i < kept.size(); ++i) {
            if (kept[i] != i) {
                row.values[i] = std::move(row.values[kept[i]]);
            }
        }
        row.values.resize(kept.size());
    }
}

std::optional<std::size_t> index_of_row(const VectorTable& table, std::uint64_t number) {
    if (number == 0) {
        return std::nullopt;
    }
    const auto found = std::ranges::find(table.rows, number, &TableRow::number);
    if (found == table.rows.end()) {
        throw Error{
            ErrorKind::bad_data, to_string(table.place()),
            fmt::format("has nothing in row {}, where header_row looks for its header. Correct header_row in "
                        "the project file.",
                        number)};
    }
    return static_cast<std::size_t>(found - table.rows.begin());
}

}  // namespace

SheetLayout layout_of(std::span<const TableRow> rows, std::uint64_t header_row) {
    std::optional<std::size_t> forced;
    const auto found = std::ranges::find(rows, header_row, &TableRow::number);
    if (header_row != 0 && found != rows.end()) {
        forced = static_cast<std::size_t>(found - rows.begin());
    }
    return LayoutFinder{rows, forced}.found();
}

void lay_out(VectorTable& table, std::uint64_t header_row) {
    if (!table.is_sheet || !table.columns.empty() || table.rows.empty()) {
        return;
    }
    static_cast<void>(index_of_row(table, header_row));
    SheetLayout layout = layout_of(table.rows, header_row);
    const Account account{table, layout};
    table.titles = account.titles();
    table.understood.push_back({"header", account.header(), layout.confidence, layout.reason});
    if (account.rows_left_out() > 0) {
        table.understood.push_back(
            {"rows left out", account.left_out(), 1.0, "they are no rows of the table but about it"});
    }
    std::vector<std::string> dated = table.titles;
    dated.insert(dated.end(), account.notes().begin(), account.notes().end());
    if (std::string date = best_date(dated); !date.empty()) {
        std::erase_if(table.understood, [](const Understanding& each) { return each.subject == "date"; });
        table.understood.push_back({"date", date, 0.9, "named above or below the table"});
        table.data_date = std::move(date);
    }
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < layout.headings.size(); ++i) {
        if (!layout.headings[i].empty()) {
            kept.push_back(i);
            table.columns.push_back(std::move(layout.headings[i]));
            table.own_headings.push_back(std::move(layout.own_headings[i]));
        }
    }
    std::size_t next = 0;
    std::erase_if(table.rows, [&](const TableRow&) { return layout.uses[next++] != RowUse::data; });
    keep_columns(table, kept, layout.headings.size());
}

}  // namespace lomsong
