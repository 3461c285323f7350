// SPDX-License-Identifier: Apache-2.0
#include "io/sheets/paper_table.hpp"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace lomsong::sheets {

namespace {

constexpr double k_air_beside = 1.1;  ///< mm, between a column's edges and what stands in it
constexpr double k_air_above = 0.35;  ///< mm, above and below the lines of a row
constexpr double k_sign_room = 1.45;  ///< of the letters' size, from the sign's left to the text
constexpr double k_sign_radius = 0.42;
constexpr double k_most_of_word = 0.4;  ///< of the table's width; a longer word is broken

/// What a column needs, without the air at its sides.
struct Need {
    double all = 0.0;   ///< so that nothing but the heading wraps
    double word = 0.0;  ///< so that no word is broken
};

double sum(const std::vector<double>& widths) { return std::accumulate(widths.begin(), widths.end(), 0.0); }

/// Widths that add up to `room`; words are broken, the longest first, only when there is not room for all of them.
std::vector<double> fitted(const std::vector<Need>& needs, const std::vector<PaperColumn>& columns, double room) {
    std::vector<double> widths;
    std::vector<double> words;
    for (const Need& need : needs) {
        widths.push_back(need.all);
        words.push_back(need.word);
    }
    if (const double spare = room - sum(widths); spare >= 0.0) {
        double shares = 0.0;
        for (const PaperColumn& column : columns) {
            shares += column.share;
        }
        for (std::size_t i = 0; shares > 0.0 && i < widths.size(); ++i) {
            widths[i] += spare * columns[i].share / shares;
        }
        return widths;
    }
    // One limit for all that is wider, found by halving: below it no word is broken while there is room for all
    // words.
    const bool words_fit = sum(words) < room;
    const auto width_at = [&](const Need& need, double limit) {
        return words_fit ? std::min(need.all, std::max(need.word, limit)) : std::min(need.word, limit);
    };
    double low = 0.0;
    double high = room;
    for (int i = 0; i < 40; ++i) {
        const double limit = 0.5 * (low + high);
        std::ranges::transform(needs, widths.begin(), [&](const Need& need) { return width_at(need, limit); });
        (sum(widths) > room ? high : low) = limit;
    }
    std::ranges::transform(needs, widths.begin(), [&](const Need& need) { return width_at(need, low); });
    return widths;
}

}  // namespace

/// Widths of texts, each measured once: columns repeat what they say.
class TableLayout::Measure {
  public:
    explicit Measure(const Letters& letters) : m_letters{letters} {}
    double width(const std::string& text) {
        const auto [entry, is_new] = m_widths.try_emplace(text, 0.0);
        if (is_new) {
            entry->second = text.empty() ? 0.0 : draw::text_width(text, m_letters);
        }
        return entry->second;
    }
    /// Of its widest word.
    double widest_word(std::string_view text) {
        double widest = 0.0;
        while (!text.empty()) {
            const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
            widest = std::max(widest, width(std::string{text.substr(0, end)}));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        return widest;
    }

    /// The least width in which it is two lines.
    double in_two_lines(const std::string& text) {
        double least = width(text);
        for (std::size_t blank = text.find(' '); blank != text.npos; blank = text.find(' ', blank + 1)) {
            least = std::min(least, std::max(width(text.substr(0, blank)), width(text.substr(blank + 1))));
        }
        return least;
    }
    [[nodiscard]] const Letters& letters() const { return m_letters; }

  private:
    Letters m_letters;
    std::unordered_map<std::string, double> m_widths;
};

Letters TableLayout::letters(bool bold) const {
    return {.size = m_table.letter_size, .colour = k_ink, .bold = bold};
}

TableLayout::TableLayout(PaperTable table, double width) : m_table{std::move(table)} {
    Measure plain{letters(false)};
    Measure bold{letters(true)};
    const double sign_room = k_sign_room * m_table.letter_size;
    const double most_word = k_most_of_word * width;
    std::vector<Need> needs;
    for (const PaperColumn& column : m_table.columns) {
        const double sign = column.sign ? sign_room : 0.0;
        const double word = sign + bold.widest_word(column.heading);
        // A heading of two lines is read at a glance, one of four is not.
        needs.push_back({sign + bold.in_two_lines(column.heading), std::min(word, most_word)});
    }
    for (const PaperRow& row : m_table.rows) {
        Measure& measure = row.is_bold ? bold : plain;
        for (std::size_t i = 0; i < std::min(row.cells.size(), needs.size()); ++i) {
            const PaperCell& cell = row.cells[i];
            const double sign = cell.sign ? sign_room : 0.0;
            const double all = sign + measure.width(cell.text);
            needs[i].all = std::max(needs[i].all, all);
            if (all > needs[i].word) {
                const double word = std::min(sign + measure.widest_word(cell.text), most_word);
                needs[i].word = std::max(needs[i].word, word);
            }
        }
    }
    const double room = width - 2.0 * k_air_beside * static_cast<double>(needs.size());
    m_edges.push_back(0.0);
    for (const double inside : fitted(needs, m_table.columns, std::max(room, 0.0))) {
        m_edges.push_back(m_edges.back() + inside + 2.0 * k_air_beside);
    }

    std::vector<PaperCell> head;
    for (const PaperColumn& column : m_table.columns) {
        head.push_back({column.heading, column.sign});
    }
    m_head = laid_out(head, bold, std::max<std::size_t>(m_table.most_lines, 6));
    m_head_height = m_head.height;
    m_rows.reserve(m_table.rows.size());
    for (const PaperRow& row : m_table.rows) {
        m_rows.push_back(laid_out(row.cells, row.is_bold ? bold : plain, m_table.most_lines));
    }
}

TableLayout::Row TableLayout::laid_out(const std::vector<PaperCell>& cells, Measure& measure,
                                       std::size_t most_lines) const {
    Row row;
    std::size_t lines = 1;
    for (std::size_t i = 0; i < std::min(cells.size(), m_table.columns.size()); ++i) {
        Lines& cell = row.cells.emplace_back();
        const std::string& text = cells[i].text;
        if (text.empty()) {
            continue;
        }
        const Anchor anchor = m_table.columns[i].anchor;
        const double left = k_air_beside + (cells[i].sign ? k_sign_room * m_table.letter_size : 0.0);
        // A hair more than was measured: Pango counts in 1/1024.
        const double inside = m_edges[i + 1] - m_edges[i] - left - k_air_beside + 0.01;
        if (const double free = inside - measure.width(text); free >= 0.0 && text.find('\n') == text.npos) {
            cell.texts = {text};
            cell.starts = {left + (anchor == Anchor::end ? free : anchor == Anchor::middle ? 0.5 * free : 0.0)};
            continue;
        }
        Letters style = measure.letters();
        style.anchor = anchor;
        const Paragraph paragraph{text, style, inside, most_lines};
        cell.texts = paragraph.lines();
        for (std::size_t line = 0; line < cell.texts.size(); ++line) {
            cell.starts.push_back(left + paragraph.base_line(line).x);
        }
        lines = std::max(lines, cell.texts.size());
    }
    const double leading = static_cast<double>(lines - 1) * draw::k_leading;
    row.height = 2.0 * k_air_above + m_table.letter_size * (draw::k_above + leading + draw::k_below);
    return row;
}

double TableLayout::height() const {
    return std::accumulate(m_rows.begin(), m_rows.end(), m_head_height,
                           [](double height, const Row& row) { return height + row.height; });
}

std::size_t TableLayout::rows_within(std::size_t first, double height) const {
    double below = m_head_height;
    std::size_t row = first;
    while (row < m_rows.size() && (below += m_rows[row].height) <= height) {
        ++row;
    }
    return std::max<std::size_t>(row - first, first < m_rows.size() ? 1 : 0);
}

void TableLayout::draw_row(Canvas& canvas, const Row& row, const std::vector<PaperCell>& cells, bool bold,
                           Spot corner) const {
    const double size = m_table.letter_size;
    const double base = corner.y + k_air_above + draw::k_above * size;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const double left = corner.x + m_edges[i];
        if (cells[i].sign) {
            const std::vector<double>& starts = row.cells[i].starts;
            const double text = starts.empty() ? k_air_beside + k_sign_room * size : starts.front();
            draw_sign(canvas, {left + text + (0.5 - k_sign_room) * size, base - 0.36 * size}, k_sign_radius * size,
                      *cells[i].sign);
        }
        for (std::size_t line = 0; line < row.cells[i].texts.size(); ++line) {
            canvas.text(
                {left + row.cells[i].starts[line], base + static_cast<double>(line) * draw::k_leading * size},
                row.cells[i].texts[line], letters(bold));
        }
    }
}

double TableLayout::draw(Canvas& canvas, Spot corner, std::size_t first, std::size_t count) const {
    const double right = corner.x + m_edges.back();
    const auto rule = [&](double y, const Line& line) {
        canvas.stroke(std::vector<Spot>{{corner.x, y}, {right, y}}, line);
    };
    canvas.fill(PaperBox{corner.x, corner.y, right, corner.y + m_head_height}, k_tint);
    std::vector<PaperCell> head;
    for (const PaperColumn& column : m_table.columns) {
        head.push_back({column.heading, column.sign});
    }
    draw_row(canvas, m_head, head, true, corner);
    double y = corner.y + m_head_height;
    rule(y, {.colour = k_grey, .width = 0.25});
    for (std::size_t i = first; i < std::min(first + count, m_rows.size()); ++i) {
        const bool is_bold = m_table.rows[i].is_bold;
        if (is_bold) {
            canvas.fill(PaperBox{corner.x, y, right, y + m_rows[i].height}, k_tint.faded(0.6));
        }
        draw_row(canvas, m_rows[i], m_table.rows[i].cells, is_bold, {corner.x, y});
        y += m_rows[i].height;
        rule(y, k_fine_line);
    }
    return y;
}

}  // namespace lomsong::sheets
