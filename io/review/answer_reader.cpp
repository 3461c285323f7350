// SPDX-License-Identifier: Apache-2.0
#include "io/review/answer_reader.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "io/clean/number_text.hpp"
#include "io/clean/text_of_table.hpp"
#include "io/clean/values.hpp"
#include "io/read/input_record.hpp"
#include "io/read/read_table.hpp"
#include "io/review/answer_check.hpp"
#include "io/review/review_words.hpp"
#include "io/review/sheet_columns.hpp"

namespace lomsong {

namespace {

constexpr std::size_t k_absent = static_cast<std::size_t>(-1);

/// A table of which some row names our columns.
class KeyedTable {
  public:
    /// Nothing when no row holds the heading of the row key.
    static std::optional<KeyedTable> of(const VectorTable& table) {
        KeyedTable keyed{table};
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            keyed.m_places.fill(k_absent);
            const std::vector<std::string>& cells = table.rows[row].values;
            for (std::size_t i = 0; i < cells.size(); ++i) {
                if (const std::optional<SheetField> field = field_named(cells[i]); field && !keyed.has(*field)) {
                    keyed.m_places[static_cast<std::size_t>(*field)] = i;
                }
            }
            if (keyed.has(SheetField::row_key) && keyed.has(SheetField::hamlet_code)) {
                keyed.m_first = row + 1;
                return keyed;
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] const VectorTable& table() const { return *m_table; }
    [[nodiscard]] bool has(SheetField field) const { return place(field) != k_absent; }
    [[nodiscard]] std::span<const TableRow> rows() const { return std::span{m_table->rows}.subspan(m_first); }
    [[nodiscard]] std::span<const TableRow> rows_above() const {
        return std::span{m_table->rows}.first(m_first - 1);
    }
    /// The cell; empty when the table has no such column or the row ends before it.
    [[nodiscard]] std::string text(const TableRow& row, SheetField field) const {
        const std::size_t at = place(field);
        return at < row.values.size() ? trimmed(row.values[at]) : std::string{};
    }
    /// The heading in the file's own words.
    [[nodiscard]] std::string heading(SheetField field) const {
        const TableRow& header = m_table->rows[m_first - 1];
        return has(field) ? header.values[place(field)] : heading_of(field, Language::vietnamese);
    }

  private:
    explicit KeyedTable(const VectorTable& table) : m_table{&table} {}
    [[nodiscard]] std::size_t place(SheetField field) const { return m_places[static_cast<std::size_t>(field)]; }

    const VectorTable* m_table;
    std::array<std::size_t, k_sheet_field_count> m_places{};
    std::size_t m_first = 0;  ///< the first row below the header
};

/// A coordinate in degrees as a cell shows it, with dot or comma.
std::optional<double> degrees_in(const std::string& cell) {
    if (const std::optional<double> number = parsed_number(cell)) {
        return number;
    }
    const NumberText number = number_text(cell);
    return number.kind == NumberKind::number ? std::optional{number.value} : std::nullopt;
}

Question question_in(const KeyedTable& table, const TableRow& row, const RowKey& key) {
    const std::optional<double> lon = degrees_in(table.text(row, SheetField::longitude));
    const std::optional<double> lat = degrees_in(table.text(row, SheetField::latitude));
    const bool on_globe = lon && lat && *lon >= -180.0 && *lon <= 180.0 && *lat >= -90.0 && *lat <= 90.0;
    return {key.result,
            key.operator_key,
            key.operator_key,
            key.hamlet_code,
            table.text(row, SheetField::hamlet),
            table.text(row, SheetField::commune_code),
            table.text(row, SheetField::commune),
            status_key(table.text(row, SheetField::status)),
            on_globe ? std::optional{Point{*lon, *lat}} : std::nullopt};
}

AnswerCells cells_in(const KeyedTable& table, const TableRow& row) {
    return {table.text(row, SheetField::answer),   table.text(row, SheetField::date),
            table.text(row, SheetField::station),  table.text(row, SheetField::funding),
            table.text(row, SheetField::evidence), table.text(row, SheetField::note)};
}

/// What the hidden sheet holds: every question as it was asked.
class Asked {
  public:
    /// @throws Error{bad_data} for the sheet of a newer program.
    explicit Asked(const KeyedTable* hidden) {
        if (hidden == nullptr) {
            return;
        }
        std::string operator_name;
        for (const TableRow& row : hidden->rows_above()) {
            if (row.values.size() < 2) {
                continue;
            }
            if (row.values[0] == k_operator_word) {
                operator_name = trimmed(row.values[1]);
            }
            if (row.values[0] == k_sheet_word && trimmed(row.values[1]) != std::to_string(k_sheet_version)) {
                throw Error{
                    ErrorKind::bad_data, to_string(hidden->table().place(row.number)),
                    fmt::format("the answer sheet is of version '{}', and this program knows version {}. Use "
                                "the program that wrote it, or a newer one.",
                                row.values[1], k_sheet_version)};
            }
        }
        for (const TableRow& row : hidden->rows()) {
            const std::string text = hidden->text(row, SheetField::row_key);
            if (const std::optional<RowKey> key = parsed_row_key(text)) {
                Question question = question_in(*hidden, row, *key);
                if (!operator_name.empty()) {
                    question.operator_name = operator_name;
                }
                m_questions.emplace(text, std::move(question));
            }
        }
    }

    [[nodiscard]] bool known() const { return !m_questions.empty(); }
    [[nodiscard]] const Question* find(const std::string& key) const {
        const auto found = m_questions.find(key);
        return found == m_questions.end() ? nullptr : &found->second;
    }
    [[nodiscard]] const std::map<std::string, Question>& all() const { return m_questions; }

  private:
    std::map<std::string, Question> m_questions;  ///< by row key
};

/// Goes through the rows of the answer sheet.
class AnswerReader {
  public:
    AnswerReader(const KeyedTable& table, const Asked& asked, const std::string& received)
        : m_table{table}, m_asked{asked}, m_received{received}, m_order{order_of_dates()} {}

    FilledSheet read() {
        for (const TableRow& row : m_table.rows()) {
            read_row(row);
        }
        if (m_asked.known()) {
            m_sheet.content.questions.clear();
            for (const auto& [key, question] : m_asked.all()) {
                m_sheet.content.questions.push_back(question);
            }
        }
        m_sheet.unanswered =
            m_sheet.content.questions.size() - std::min(m_sheet.content.questions.size(), m_answered.size());
        m_sheet.content.answers = std::move(m_answers);
        std::erase_if(m_sheet.content.answers,
                      [&](const SheetAnswer& each) { return m_contradicted.contains(row_key(each.question)); });
        return std::move(m_sheet);
    }

  private:
    [[nodiscard]] DateOrder order_of_dates() const {
        std::vector<std::string> cells;
        for (const TableRow& row : m_table.rows()) {
            cells.push_back(m_table.text(row, SheetField::date));
        }
        return date_order(std::vector<std::string_view>{cells.begin(), cells.end()});
    }

    void read_row(const TableRow& row) {
        const AnswerCells cells = cells_in(m_table, row);
        const std::string text = m_table.text(row, SheetField::row_key);
        if (text.empty() && cells.answer.empty() && m_table.text(row, SheetField::hamlet_code).empty()) {
            return;  // a blank row, or a line for a signature
        }
        const std::optional<Question> question = question_of(row, text, !cells.empty());
        if (!question) {
            return;
        }
        const bool first_time = m_seen.insert(text).second;
        if (first_time) {
            m_sheet.content.questions.push_back(*question);
        }
        if (cells.empty()) {
            return;
        }
        m_answered.insert(text);
        CheckedAnswer checked = check_answer(cells, m_order, m_received);
        for (Complaint& each : checked.complaints) {
            reject(row, each.field, each.kind, std::move(each.problem), std::move(each.value_seen),
                   std::move(each.advice));
        }
        if (checked.answer) {
            add(row, text, *question, *std::move(checked.answer));
        } else {
            ++m_sheet.rejected;
        }
    }

    void add(const TableRow& row, const std::string& key, const Question& question, Answer answer) {
        const auto [before, is_new] = m_first.emplace(key, std::pair{answer, row.number});
        if (is_new) {
            m_answers.push_back({question, std::move(answer), row.number});
        } else if (before->second.first != answer) {
            reject(row, SheetField::row_key, FindingKind::contradiction,
                   fmt::format("row {} answers for the same hamlet in another way", before->second.second), key,
                   "Keep one of the two rows; neither was taken.");
            m_sheet.rejected += m_contradicted.insert(key).second ? 2U : 1U;
        }
    }

    /// What the row was asked; nothing when its key does not tell, which is a finding if the row has an answer.
    std::optional<Question> question_of(const TableRow& row, const std::string& text, bool answered) {
        const std::optional<RowKey> key = parsed_row_key(text);
        if (!key) {
            if (answered) {
                reject_row(row, text.empty() ? FindingKind::missing_value : FindingKind::unknown_reference,
                           text.empty()
                               ? "the row has an answer, but no key"
                               : fmt::format("'{}' is no key of a row: a part of it was changed or lost", text),
                           text);
            }
            return std::nullopt;
        }
        const Question* asked = m_asked.find(text);
        if (m_asked.known() && asked == nullptr) {
            if (answered) {
                reject_row(row, FindingKind::unknown_reference,
                           fmt::format("'{}' is the key of another sheet", text), text);
            }
            return std::nullopt;
        }
        const std::string code = m_table.text(row, SheetField::hamlet_code);
        if (answered && !code.empty() && folded(code) != folded(key->hamlet_code)) {
            reject_row(row, FindingKind::contradiction,
                       fmt::format("the key is that of hamlet '{}', and the row shows hamlet '{}'",
                                   key->hamlet_code, code),
                       text);
            return std::nullopt;
        }
        return asked != nullptr ? *asked : question_in(m_table, row, *key);
    }

    void reject_row(const TableRow& row, FindingKind kind, std::string problem, const std::string& seen) {
        reject(row, SheetField::row_key, kind, std::move(problem), seen,
               "Copy the row from the sheet that was sent, with its key, and write the answer there.");
        ++m_sheet.rejected;
    }

    void reject(const TableRow& row, SheetField field, FindingKind kind, std::string problem, std::string seen,
                std::string advice) {
        m_sheet.findings.add({m_table.table().place(row.number), m_table.heading(field), kind, std::move(problem),
                              std::move(advice), Outcome::rejected, std::move(seen)});
    }

    const KeyedTable& m_table;
    const Asked& m_asked;
    const std::string& m_received;
    DateOrder m_order;
    FilledSheet m_sheet;
    std::vector<SheetAnswer> m_answers;
    std::set<std::string> m_seen;                                     ///< row keys
    std::set<std::string> m_answered;                                 ///< row keys with an answer, accepted or not
    std::set<std::string> m_contradicted;                             ///< row keys with two answers
    std::map<std::string, std::pair<Answer, std::uint64_t>> m_first;  ///< the first answer by row key, and its row
};

}  // namespace

FilledSheet read_answer_sheet(const std::filesystem::path& file, const std::string& received,
                              const Reporter& reporter) {
    const std::string name = file.filename().string();
    std::vector<VectorTable> tables = read_tables({file, name, ""}, reporter);
    RowFindings encodings;
    std::vector<KeyedTable> found;
    for (VectorTable& table : tables) {
        settle_text(table, "", encodings);
        if (std::optional<KeyedTable> keyed = KeyedTable::of(table)) {
            found.push_back(*keyed);
        }
    }
    const auto is_answers = [](const KeyedTable& table) { return table.has(SheetField::answer); };
    const auto answers = std::ranges::find_if(found, is_answers);
    const auto hidden = std::ranges::find_if_not(found, is_answers);
    if (answers == found.end()) {
        throw Error{ErrorKind::bad_data, name,
                    "holds no answer sheet: no row has the headings '" +
                        heading_of(SheetField::row_key, Language::vietnamese) + "', '" +
                        heading_of(SheetField::hamlet_code, Language::vietnamese) + "' and '" +
                        heading_of(SheetField::answer, Language::vietnamese) +
                        "'. Import the workbook that 'lomsong review export' wrote, filled in."};
    }
    const Asked asked{hidden == found.end() ? nullptr : &*hidden};
    FilledSheet sheet = AnswerReader{*answers, asked, received}.read();
    sheet.content.file = name;
    sheet.content.hash = content_hash(file);
    return sheet;
}

}  // namespace lomsong
