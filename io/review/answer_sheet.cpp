// SPDX-License-Identifier: Apache-2.0
#include "io/review/answer_sheet.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <xlsxwriter.h>

#include "engine/core/error.hpp"
#include "io/language/catalogue.hpp"
#include "io/language/labels.hpp"
#include "io/language/numbers.hpp"
#include "io/review/review_words.hpp"

namespace lomsong {

namespace {

constexpr const char* k_hidden_name = "lomsong";
/// The numbered lines of the page that says how to answer.
constexpr std::array<std::string_view, 5> k_guide{"answer_sheet.guide_rows", "answer_sheet.guide_yellow",
                                                  "answer_sheet.guide_order", "answer_sheet.guide_dates",
                                                  "answer_sheet.guide_history"};

constexpr lxw_row_t k_header_row = 2;
constexpr std::size_t k_longest_text = 32'000;  ///< bytes; a cell takes 32,767 characters
constexpr std::uint8_t k_a4 = 9;

/// The text as a cell can hold it, cut between characters.
std::string fitting(std::string text) {
    if (text.size() <= k_longest_text) {
        return text;
    }
    std::size_t end = k_longest_text;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return text.substr(0, end) + "…";
}

/// The looks of a sheet; the workbook owns them.
struct Formats {
    lxw_format* title;
    lxw_format* plain;
    lxw_format* heading;
    lxw_format* answer_heading;
    std::array<lxw_format*, 5> locked;    ///< by CellForm
    std::array<lxw_format*, 5> unlocked;  ///< by CellForm
};

const char* number_format(CellForm form, Language language) {
    switch (form) {
        case CellForm::whole: return "#,##0";
        case CellForm::tenth: return "#,##0.0";
        case CellForm::degrees: return "0.000000";
        case CellForm::date: return language == Language::vietnamese ? "dd/mm/yyyy" : "yyyy-mm-dd";
        case CellForm::text: break;
    }
    return "@";
}

class SheetWriter {
  public:
    SheetWriter(const ReviewedResult& result, std::size_t which, const std::filesystem::path& file)
        : m_result{result},
          m_operator{result.operators.at(which)},
          m_rows{result.asked.at(which)},
          m_file{file},
          m_book{workbook_new(file.c_str())} {
        if (m_book == nullptr) {
            throw Error{ErrorKind::cannot_write, file.string(),
                        "no memory for the workbook. Close other programs."};
        }
    }

    void write() {
        lxw_doc_properties properties{};
        std::string title = words("answer_sheet.title", {{"operator", m_operator.name}});
        properties.title = title.data();
        properties.created = 315'532'800;  // 1980-01-01: the same bytes whenever it is written
        workbook_set_properties(m_book, &properties);
        make_formats();
        write_answers(title);
        write_guide();
        write_hidden();
        if (const lxw_error code = workbook_close(std::exchange(m_book, nullptr)); code != LXW_NO_ERROR) {
            throw Error{ErrorKind::cannot_write, m_file.string(),
                        fmt::format("the workbook could not be written: {}. Look at the folder and its space.",
                                    lxw_strerror(code))};
        }
    }

    ~SheetWriter() {
        if (m_book != nullptr) {
            lxw_workbook_free(m_book);
        }
    }
    SheetWriter(const SheetWriter&) = delete;
    SheetWriter& operator=(const SheetWriter&) = delete;

  private:
    [[nodiscard]] std::string words(std::string_view key, std::initializer_list<Argument> arguments = {}) const {
        return say(m_result.language, key, arguments);
    }

    lxw_format* format() {
        lxw_format* made = workbook_add_format(m_book);
        format_set_text_wrap(made);
        format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
        return made;
    }

    lxw_format* heading(lxw_color_t colour) {
        lxw_format* made = format();
        format_set_bold(made);
        format_set_border(made, LXW_BORDER_THIN);
        format_set_bg_color(made, colour);
        return made;
    }

    void make_formats() {
        constexpr lxw_color_t k_grey = 0xE7E6E6;
        constexpr lxw_color_t k_yellow = 0xFFF2CC;
        m_formats.title = workbook_add_format(m_book);
        format_set_bold(m_formats.title);
        format_set_font_size(m_formats.title, 14);
        m_formats.plain = format();
        m_formats.heading = heading(k_grey);
        m_formats.answer_heading = heading(k_yellow);
        for (std::size_t form = 0; form < m_formats.locked.size(); ++form) {
            for (const bool open : {false, true}) {
                lxw_format* made = format();
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

    static void put(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t col, const std::string& text,
                    lxw_format* format) {
        worksheet_write_string(sheet, row, col, fitting(text).c_str(), format);
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

    static void put(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t col, const Value& value, lxw_format* format) {
        if (const auto* text = std::get_if<std::string>(&value)) {
            put(sheet, row, col, *text, format);
        } else if (const auto* number = std::get_if<double>(&value)) {
            worksheet_write_number(sheet, row, col, *number, format);
        } else {
            worksheet_write_blank(sheet, row, col, format);
        }
    }

    void write_answers(const std::string& title) {
        lxw_worksheet* sheet = workbook_add_worksheet(m_book, words("answer_sheet.answers_page").c_str());
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
                    look);
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
        set_up_print(sheet);
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

    void set_up_print(lxw_worksheet* sheet) const {
        worksheet_set_landscape(sheet);
        worksheet_set_paper(sheet, k_a4);
        worksheet_fit_to_pages(sheet, 1, 0);
        worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.6);
        worksheet_set_footer(sheet, fmt::format("&L{}&R{} &P/&N", m_result.id, words("answer_sheet.page")).c_str());
    }

    void write_guide() {
        lxw_worksheet* sheet = workbook_add_worksheet(m_book, words("answer_sheet.guide_page").c_str());
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
        set_up_print(sheet);
    }

    /// What was asked, as it was asked: read back, it says whether rows were lost or touched.
    void write_hidden() {
        lxw_worksheet* sheet = workbook_add_worksheet(m_book, k_hidden_name);
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
                    is_status ? Value{asked.question.status} : value_of(asked, k_hidden_fields[col]), nullptr);
            }
        }
        worksheet_protect(sheet, nullptr, nullptr);
        worksheet_hide(sheet);
    }

    const ReviewedResult& m_result;
    const ReviewedOperator& m_operator;
    const std::vector<AskedRow>& m_rows;
    const std::filesystem::path& m_file;
    lxw_workbook* m_book;
    Formats m_formats{};
};

}  // namespace

void write_answer_sheet(const ReviewedResult& result, std::size_t which_operator,
                        const std::filesystem::path& file) {
    // libxlsxwriter prints when it cannot open the file; so that is tried before.
    if (!std::ofstream{file, std::ios::binary}) {
        throw Error{ErrorKind::cannot_write, file.string(),
                    "the workbook cannot be written there. Look at the folder and its rights."};
    }
    SheetWriter{result, which_operator, file}.write();
}

}  // namespace lomsong
