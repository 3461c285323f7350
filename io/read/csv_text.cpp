// SPDX-License-Identifier: Apache-2.0
#include "io/read/csv_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>

namespace lomsong {

namespace {

constexpr std::uint64_t k_rows_per_question = 1000;  ///< between two looks at the cancel button
constexpr std::size_t k_longest_quote = 32'768;      ///< bytes; Excel's longest cell
constexpr std::size_t k_sampled_bytes = 65'536;      ///< looked at for the separator
constexpr std::size_t k_sampled_records = 100;

bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::string_view without_blanks(std::string_view text) {
    while (!text.empty() && (is_blank(text.front()) || text.front() == '\n' || text.front() == '\r')) {
        text.remove_prefix(1);
    }
    while (!text.empty() && (is_blank(text.back()) || text.back() == '\n' || text.back() == '\r')) {
        text.remove_suffix(1);
    }
    return text;
}

/// Walks through the records of a text.
class Records {
  public:
    Records(std::string_view text, char separator) : m_text{text}, m_separator{separator} {}

    [[nodiscard]] bool at_end() const { return m_at >= m_text.size(); }

    /// The cells of the next record. With `lines` off, a quote that does not close on its line is a letter.
    std::vector<std::string> next(bool lines) {
        m_lines_allowed = lines;
        std::vector<std::string> cells;
        m_spans_lines = false;
        m_swallows = false;
        bool more = true;
        while (more) {
            std::string cell;
            if (!take_quoted(cell)) {
                cell = take_plain();
            }
            cells.push_back(std::move(cell));
            more = take_separator();
        }
        take_line_end();
        return cells;
    }

    /// Did a quoted cell of the last record hold a line end?
    [[nodiscard]] bool spans_lines() const { return m_spans_lines; }
    /// And a quote inside that no program would have left single? Then it may have swallowed cells of other lines.
    [[nodiscard]] bool swallows() const { return m_swallows; }
    [[nodiscard]] std::size_t position() const { return m_at; }
    void go_to(std::size_t position) { m_at = position; }

  private:
    [[nodiscard]] bool is_end_of_cell(std::size_t at) const {
        return at >= m_text.size() || m_text[at] == m_separator || m_text[at] == '\n' || m_text[at] == '\r';
    }

    /// Takes a quoted cell; false, and nothing taken, when there is none that closes before the end of a cell.
    bool take_quoted(std::string& cell) {
        std::size_t at = m_at;
        while (at < m_text.size() && is_blank(m_text[at]) && m_text[at] != m_separator) {
            ++at;
        }
        if (at >= m_text.size() || m_text[at] != '"') {
            return false;
        }
        const std::size_t limit = std::min(m_text.size(), at + k_longest_quote);
        bool lines = false;
        bool stray = false;
        for (++at; at < limit; ++at) {
            if (m_text[at] != '"') {
                lines = lines || m_text[at] == '\n' || m_text[at] == '\r';
                if (lines && !m_lines_allowed) {
                    break;
                }
                cell += m_text[at];
                continue;
            }
            if (at + 1 < m_text.size() && m_text[at + 1] == '"') {
                cell += '"';
                ++at;
                continue;
            }
            std::size_t after = at + 1;
            while (after < m_text.size() && is_blank(m_text[after]) && m_text[after] != m_separator) {
                ++after;
            }
            if (is_end_of_cell(after)) {
                m_at = after;
                m_spans_lines = m_spans_lines || lines;
                m_swallows = m_swallows || (lines && stray);
                cell = without_blanks(cell);
                return true;
            }
            cell += '"';  // a quote inside: 22°30'54.82" N
            stray = true;
        }
        cell.clear();
        return false;
    }

    std::string take_plain() {
        const std::size_t begin = m_at;
        while (!is_end_of_cell(m_at)) {
            ++m_at;
        }
        return std::string{without_blanks(m_text.substr(begin, m_at - begin))};
    }

    bool take_separator() {
        if (m_at < m_text.size() && m_text[m_at] == m_separator) {
            ++m_at;
            return true;
        }
        return false;
    }

    void take_line_end() {
        if (m_at < m_text.size() && m_text[m_at] == '\r') {
            ++m_at;
        }
        if (m_at < m_text.size() && m_text[m_at] == '\n') {
            ++m_at;
        }
    }

    std::string_view m_text;
    char m_separator;
    std::size_t m_at = 0;
    bool m_lines_allowed = true;
    bool m_spans_lines = false;
    bool m_swallows = false;
};

/// Excel's first line "sep=;"; nothing in other files.
std::optional<char> named_separator(std::string_view text) {
    constexpr std::string_view k_key = "sep=";
    const bool named =
        text.size() > k_key.size() && (text.starts_with(k_key) || text.starts_with("SEP=")) &&
        (text.size() == k_key.size() + 1 || text[k_key.size() + 1] == '\n' || text[k_key.size() + 1] == '\r');
    return named ? std::optional{text[k_key.size()]} : std::nullopt;
}

/// How evenly a separator cuts the text: the share of records that have the usual number of cells, if that is more
/// than one.
double evenness(std::string_view text, char separator) {
    Records records{text, separator};
    std::map<std::size_t, std::size_t> counts;  ///< cells -> records
    std::size_t total = 0;
    while (!records.at_end() && total < k_sampled_records) {
        const std::vector<std::string> cells = records.next(true);
        if (cells.size() > 1 || !cells.front().empty()) {
            ++counts[cells.size()];
            ++total;
        }
    }
    const auto usual = std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
    return usual == counts.end() || usual->first < 2
               ? 0.0
               : static_cast<double>(usual->second) / static_cast<double>(total);
}

void append_utf8(std::string& text, std::uint32_t code) {
    const auto put = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0 | (code >> 6U));
        put(0x80 | (code & 0x3FU));
    } else if (code < 0x10000) {
        put(0xE0 | (code >> 12U));
        put(0x80 | ((code >> 6U) & 0x3FU));
        put(0x80 | (code & 0x3FU));
    } else {
        put(0xF0 | (code >> 18U));
        put(0x80 | ((code >> 12U) & 0x3FU));
        put(0x80 | ((code >> 6U) & 0x3FU));
        put(0x80 | (code & 0x3FU));
    }
}

/// Halves of surrogates and an odd last byte become U+FFFD.
std::string from_utf16(std::string_view bytes, bool big_endian) {
    constexpr std::uint32_t k_replacement = 0xFFFD;
    const auto unit = [&](std::size_t at) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<std::uint32_t>(big_endian ? first * 256U + second : second * 256U + first);
    };
    std::string text;
    text.reserve(bytes.size());
    std::size_t at = 0;
    for (; at + 1 < bytes.size(); at += 2) {
        const std::uint32_t high = unit(at);
        const bool is_high = high >= 0xD800 && high < 0xDC00;
        const std::uint32_t low = is_high && at + 3 < bytes.size() ? unit(at + 2) : 0;
        if (is_high && low >= 0xDC00 && low < 0xE000) {
            append_utf8(text, 0x10000 + ((high - 0xD800) << 10U) + (low - 0xDC00));
            at += 2;
        } else {
            append_utf8(text, high >= 0xD800 && high < 0xE000 ? k_replacement : high);
        }
    }
    if (at < bytes.size()) {
        append_utf8(text, k_replacement);
    }
    return text;
}

/// UTF-16 without a mark: every other byte of Latin text is zero. +1 little endian, -1 big endian, 0 neither.
int utf16_by_zeros(std::string_view text) {
    constexpr std::size_t k_looked_at = 4096;
    constexpr double k_share = 0.3;
    std::array<std::size_t, 2> zeros{};
    const std::size_t size = std::min(text.size(), k_looked_at);
    for (std::size_t i = 0; i < size; ++i) {
        zeros[i % 2] += text[i] == '\0' ? 1U : 0U;
    }
    const double enough = k_share * static_cast<double>(size / 2);
    const auto many = [&](std::size_t n) { return n > 0 && static_cast<double>(n) > enough; };
    return many(zeros[1]) && !many(zeros[0]) ? 1 : many(zeros[0]) && !many(zeros[1]) ? -1 : 0;
}

bool is_empty(const std::vector<std::string>& cells) {
    return std::ranges::all_of(cells, [](const std::string& cell) { return cell.empty(); });
}

}  // namespace

char separator_of(std::string_view text) {
    if (const std::optional<char> named = named_separator(text)) {
        return *named;
    }
    // A decimal comma cuts as evenly as a separator would: the comma is asked last.
    constexpr std::array k_separators{'\t', ';', '|', ','};
    std::string_view sample = text.substr(0, k_sampled_bytes);
    if (sample.size() < text.size()) {
        sample = sample.substr(0, sample.find_last_of("\r\n") + 1);
    }
    char best = ',';
    double best_evenness = 0.0;
    for (const char separator : k_separators) {
        constexpr double k_clearly = 0.05;
        const double even = evenness(sample, separator);
        if (even > best_evenness + k_clearly) {
            best = separator;
            best_evenness = even;
        }
    }
    return best;
}

std::string single_bytes(std::string text) {
    constexpr std::string_view k_utf8_mark = "\xEF\xBB\xBF";
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        return from_utf16(std::string_view{text}.substr(2), text.front() == '\xFE');
    }
    if (text.starts_with(k_utf8_mark)) {
        return text.substr(k_utf8_mark.size());
    }
    const int zeros = utf16_by_zeros(text);
    return zeros == 0 ? std::move(text) : from_utf16(text, zeros < 0);
}

std::vector<TableRow> csv_rows(std::string_view text, char separator, const Reporter& reporter) {
    Records records{text, separator};
    std::vector<TableRow> rows;
    std::uint64_t number = 0;
    std::map<std::size_t, std::size_t> counts;  ///< cells -> rows
    std::size_t usual = 0;
    if (named_separator(text)) {
        static_cast<void>(records.next(false));
        ++number;
    }
    while (!records.at_end()) {
        const std::size_t begin = records.position();
        std::vector<std::string> cells = records.next(true);
        if (records.spans_lines() && usual > 1 && (cells.size() != usual || records.swallows())) {
            const std::size_t end = records.position();
            records.go_to(begin);
            std::vector<std::string> on_one_line = records.next(false);
            if (on_one_line.size() == usual) {
                cells = std::move(on_one_line);
            } else {
                records.go_to(end);
            }
        }
        ++number;
        if (is_empty(cells)) {
            continue;
        }
        if (++counts[cells.size()] > counts[usual]) {
            usual = cells.size();
        }
        rows.push_back({number, std::move(cells), {}});
        if (rows.size() % k_rows_per_question == 0) {
            stop_if_cancelled(reporter);
        }
    }
    return rows;
}

}  // namespace lomsong
