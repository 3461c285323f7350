// SPDX-License-Identifier: Apache-2.0
#include "io/review/answer_sheet.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <xlsxwriter.h>

#include "io/language/catalogue.hpp"
#include "io/language/labels.hpp"
#include "io/language/numbers.hpp"
#include "io/review/review_words.hpp"
#include "io/workbook/book.hpp"

namespace lomsong {

namespace {

constexpr const char* k_hidden_name = "lomsong";
/// The numbered lines of the page that says how to answer.
constexpr std::array<std::string_view, 5> k_guide{"answer_sheet.guide_rows", "answer_sheet.guide_yellow",
                                                  "answer_sheet.guide_order", "answer_sheet.guide_dates",
                                                  "answer_sheet.guide_history"};

constexpr lxw_row_t k_header_row = 2;
/// The looks of a sheet; the workbook owns them.
struct Formats {
    lxw_format* title;
    lxw_format* plain;
    lxw_format* heading;
    lxw_format* answer_heading;
    std::array<lxw_format*, k_cell_forms> locked;    ///< by CellForm
    std::array<lxw_format*, k_cell_forms> unlocked;  ///< by CellForm
};

class SheetWriter {
  public:
    SheetWriter(const ReviewedResult& result, std::size_t which, const std::filesystem::path& file)
        : m_result{result},
          m_operator{result.operators.at(which)},
          m_rows{result.asked.at(which)},
          m_title{say(result.language, "answer_sheet.title", {{"operator", m_operator.name}})},
          m_book{file, m_title} {}

    void write() {
        make_formats();
        write_answers(m_title);
        write_guide();
        write_hidden();
        m_book.close();
    }

  private:
    [[nodiscard]] std::string words(std::string_view key, std::initializer_list<Argument> arguments = {}) const {
        return say(m_result.language, key, arguments);
    }

    void make_formats() {
        constexpr lxw_color_t k_grey = 0xE7E6E6;
        constexpr lxw_color_t k_yellow = 0xFFF2CC;
        m_formats.title = m_book.title();
        m_formats.plain = m_book.format();
        m_formats.heading = m_book.heading(k_grey);
        m_formats.answer_heading = m_book.heading(k_yellow);
        for (std::size_t form = 0; form < m_formats.locked.size(); ++form) {
            for (const bool open : {false, true}) {
                lxw_format* made = m_book.format();
                format_set_border(made, LXW_BORDER_THIN);
                format_set_num_format(made, number_format(static_cast<CellForm>(form), m_result.language));
                if (open) {
                    format_set_unlocked(made);
                    format_set_bg_color(made, k_yellow);
                }
                (open ? m_formats.unlocked : m_formats.locked)[form] = made;
            }
        }
    }

    /// What the cell of a locked column holds.
    [[nodiscard]] Value value_of(const AskedRow& row, SheetField field) const {
        const Question& question = row.question;
        switch (field) {
            case SheetField::row_key: return row_key(question);
            case SheetField::hamlet_code: return question.hamlet_code;
            case SheetField::hamlet: return question.hamlet;
            case SheetField::commune_code: return question.commune_code;
            case SheetField::commune: return question.commune;
            case SheetField::status: return label_of_key("status", question.status, m_result.language);
            case SheetField::longitude: return question.place ? Value{question.place->x} : Value{};
            case SheetField::latitude: return question.place ? Value{question.place->y} : Value{};
            default: break;
        }
        const auto known = row.evidence.find(field);
        return known == row.evidence.end() ? Value{} : known->second;
    }

    /// All answer columns, and those others of which any row knows something.
    [[nodiscard]] std::vector<const SheetColumn*> columns_used() const {
        std::vector<const SheetColumn*> used;
        for (const SheetColumn& column : k_sheet_columns) {
            const auto knows = [&](const AskedRow& row) {
                return !std::holds_alternative<std::monostate>(value_of(row, column.field));
            };
            if (column.is_answer || std::ranges::any_of(m_rows, knows)) {
                used.push_back(&column);
            }
        }
        return used;
    }

    void write_answers(const std::string& title) {
        lxw_worksheet* sheet = workbook_add_worksheet(m_book.get(), words("answer_sheet.answers_page").c_str());
        put(sheet, 0, 0, title, m_formats.title);
        const std::string warning = m_result.made_up ? words("common.made_up") + ". " : std::string{};
        put(sheet, 1, 0,
            warning + words("answer_sheet.subtitle",
                            {{"title", m_result.title}, {"count", count(m_rows.size(), m_result.language)}}),
            nullptr);
        const std::vector<const SheetColumn*> columns = columns_used();
        const auto last_row = static_cast<lxw_row_t>(k_header_row + m_rows.size());
        for (lxw_col_t col = 0; col < columns.size(); ++col) {
            const SheetColumn& column = *columns[col];
            const auto form = static_cast<std::size_t>(column.form);
            lxw_format* look = column.is_answer ? m_formats.unlocked[form] : m_formats.locked[form];
            worksheet_set_column(sheet, col, col, column.width, nullptr);
            put(sheet, k_header_row, col, heading_of(column.field, m_result.language),
                column.is_answer ? m_formats.answer_heading : m_formats.heading);
            for (std::size_t i = 0; i < m_rows.size(); ++i) {
                put(sheet, static_cast<lxw_row_t>(k_header_row + 1 + i), col, value_of(m_rows[i], column.field),
                    look, m_result.language);
            }
            if (column.field == SheetField::answer && !m_rows.empty()) {
                offer_choices(sheet, last_row, col);
            }
        }
        worksheet_autofilter(sheet, k_header_row, 0, last_row, static_cast<lxw_col_t>(columns.size() - 1));
        worksheet_freeze_panes(sheet, k_header_row + 1, 3);
        lxw_protection allowed{};
        allowed.format_columns = 1;
        allowed.format_rows = 1;
        allowed.autofilter = 1;
        allowed.sort = 1;
        worksheet_protect(sheet, nullptr, &allowed);
        set_up_page(sheet, m_result.id, words("answer_sheet.page"));
        worksheet_repeat_rows(sheet, k_header_row, k_header_row);
    }

    void offer_choices(lxw_worksheet* sheet, lxw_row_t last_row, lxw_col_t col) const {
        std::array<std::string, k_answer_kinds> texts;
        std::array<char*, k_answer_kinds + 1> list{};
        for (std::size_t i = 0; i < k_answer_kinds; ++i) {
            texts[i] = label(static_cast<AnswerKind>(i), m_result.language);
            list[i] = texts[i].data();
        }
        std::string message = words("answer_sheet.choose");
        lxw_data_validation choice{};
        choice.validate = LXW_VALIDATION_TYPE_LIST;
        choice.value_list = list.data();
        choice.error_message = message.data();
        worksheet_data_validation_range(sheet, k_header_row + 1, col, last_row, col, &choice);
    }

    void write_guide() {
        lxw_worksheet* sheet = workbook_add_worksheet(m_book.get(), words("answer_sheet.guide_page").c_str());
        worksheet_set_column(sheet, 0, 0, 28, nullptr);
        worksheet_set_column(sheet, 1, 1, 90, nullptr);
        lxw_row_t row = 0;
        put(sheet, row++, 0, words("answer_sheet.guide_title"), m_formats.title);
        for (const std::string_view line : k_guide) {
            put(sheet, row, 0, std::to_string(row) + ".", m_formats.plain);
            put(sheet, row++, 1, words(line), m_formats.plain);
        }
        ++row;
        put(sheet, row, 0, heading_of(SheetField::answer, m_result.language), m_formats.heading);
        put(sheet, row++, 1, words("answer_sheet.needs"), m_formats.heading);
        for (std::size_t i = 0; i < k_answer_kinds; ++i) {
            const auto kind = static_cast<AnswerKind>(i);
            put(sheet, row, 0, label(kind, m_result.language), m_formats.plain);
            put(sheet, row++, 1, needs_of(kind, m_result.language), m_formats.plain);
        }
        worksheet_protect(sheet, nullptr, nullptr);
        set_up_page(sheet, m_result.id, words("answer_sheet.page"));
    }

    /// What was asked, as it was asked: read back, it says whether rows were lost or touched.
    void write_hidden() {
        lxw_worksheet* sheet = workbook_add_worksheet(m_book.get(), k_hidden_name);
        const std::array<std::pair<std::string_view, std::string>, 3> identity{
            {{k_sheet_word, std::to_string(k_sheet_version)},
             {k_result_word, m_result.hash},
             {k_operator_word, m_operator.name}}};
        lxw_row_t row = 0;
        for (const auto& [name, value] : identity) {
            put(sheet, row, 0, std::string{name}, nullptr);
            put(sheet, row++, 1, value, nullptr);
        }
        for (lxw_col_t col = 0; col < k_hidden_fields.size(); ++col) {
            put(sheet, row, col, heading_of(k_hidden_fields[col], Language::english), nullptr);
        }
        for (const AskedRow& asked : m_rows) {
            ++row;
            for (lxw_col_t col = 0; col < k_hidden_fields.size(); ++col) {
                const bool is_status = k_hidden_fields[col] == SheetField::status;
                put(sheet, row, col,
                    is_status ? Value{asked.question.status} : value_of(asked, k_hidden_fields[col]), nullptr,
                    m_result.language);
            }
        }
        worksheet_protect(sheet, nullptr, nullptr);
        worksheet_hide(sheet);
    }

    const ReviewedResult& m_result;
    const ReviewedOperator& m_operator;
    const std::vector<AskedRow>& m_rows;
    std::string m_title;
    Book m_book;
    Formats m_formats{};
};

}  // namespace

void write_answer_sheet(const ReviewedResult& result, std::size_t which_operator,
                        const std::filesystem::path& file) {
    SheetWriter{result, which_operator, file}.write();
}

}  // namespace lomsong
