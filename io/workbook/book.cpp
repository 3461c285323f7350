// SPDX-License-Identifier: Apache-2.0
#include "io/workbook/book.hpp"

#include <chrono>
#include <cstdint>
#include <ctime>
#include <fstream>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "engine/core/error.hpp"
#include "io/language/catalogue.hpp"

namespace lomsong {

namespace {

constexpr std::size_t k_longest_text = 32'000;  ///< bytes; a cell takes 32,767 characters
constexpr std::uint8_t k_a4 = 9;
constexpr std::size_t k_longest_footer = 100;   ///< bytes of its left part; Excel takes 255 characters in all
constexpr std::time_t k_no_date = 315'532'800;  ///< 1980-01-01, as the parts of the file are dated

/// The first `bytes` of the text or fewer, cut between characters.
std::string beginning(const std::string& text, std::size_t bytes) {
    std::size_t end = bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return text.substr(0, end) + "…";
}

/// Two or four digits of the text as a number; -1 when they are none.
int digits(std::string_view text, std::size_t from, std::size_t count) {
    int value = 0;
    for (const char letter : text.substr(from, count)) {
        if (letter < '0' || letter > '9') {
            return -1;
        }
        value = value * 10 + (letter - '0');
    }
    return value;
}

/// The first second of a day "2026-11-21", in universal time.
std::time_t seconds_of(std::string_view day) {
    if (day.size() != 10 || day[4] != '-' || day[7] != '-') {
        return k_no_date;
    }
    const std::chrono::year_month_day date{std::chrono::year{digits(day, 0, 4)},
                                           std::chrono::month{static_cast<unsigned>(digits(day, 5, 2))},
                                           std::chrono::day{static_cast<unsigned>(digits(day, 8, 2))}};
    if (!date.ok() || date.year() < std::chrono::year{1980}) {
        return k_no_date;
    }
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::sys_days{date}.time_since_epoch()).count();
}

}  // namespace

const char* number_format(CellForm form, Language language) {
    switch (form) {
        case CellForm::whole: return "#,##0";
        case CellForm::tenth: return "#,##0.0";
        case CellForm::hundredth: return "#,##0.00";
        case CellForm::degrees: return "0.000000";
        case CellForm::date: return language == Language::vietnamese ? "dd/mm/yyyy" : "yyyy-mm-dd";
        case CellForm::text: break;
    }
    return "@";
}

std::string fitting(std::string text) {
    return text.size() <= k_longest_text ? std::move(text) : beginning(text, k_longest_text);
}

void put(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t col, const std::string& text, lxw_format* format) {
    worksheet_write_string(sheet, row, col, fitting(text).c_str(), format);
}

void put(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t col, const Value& value, lxw_format* format,
         Language language) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        put(sheet, row, col, *text, format);
    } else if (const auto* real = std::get_if<double>(&value)) {
        worksheet_write_number(sheet, row, col, *real, format);
    } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        worksheet_write_number(sheet, row, col, static_cast<double>(*whole), format);
    } else if (const auto* flag = std::get_if<bool>(&value)) {
        put(sheet, row, col, say(language, *flag ? "common.yes" : "common.no"), format);
    } else {
        worksheet_write_blank(sheet, row, col, format);
    }
}

void set_up_page(lxw_worksheet* sheet, const std::string& footer_left, const std::string& page) {
    std::string left;
    for (const char letter : footer_left) {
        left += letter == '&' ? std::string{"&&"} : std::string{letter};
    }
    if (left.size() > k_longest_footer) {
        left = beginning(left, k_longest_footer);
    }
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, k_a4);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.6);
    worksheet_set_footer(sheet, fmt::format("&L{}&R{} &P/&N", left, page).c_str());
}

Book::Book(std::filesystem::path file, const std::string& title, std::string_view created)
    : m_file{std::move(file)}, m_book{nullptr} {
    // libxlsxwriter prints when it cannot open the file; so that is tried before.
    if (!std::ofstream{m_file, std::ios::binary}) {
        throw Error{ErrorKind::cannot_write, m_file.string(),
                    "the workbook cannot be written there. Look at the folder and its rights."};
    }
    m_book = workbook_new(m_file.c_str());
    if (m_book == nullptr) {
        throw Error{ErrorKind::cannot_write, m_file.string(), "no memory for the workbook. Close other programs."};
    }
    lxw_doc_properties properties{};
    std::string title_copy = title;
    properties.title = title_copy.data();
    properties.created = seconds_of(created);
    workbook_set_properties(m_book, &properties);
}

Book::~Book() {
    if (m_book != nullptr) {
        lxw_workbook_free(m_book);
    }
}

lxw_format* Book::format() const {
    lxw_format* made = workbook_add_format(m_book);
    format_set_text_wrap(made);
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    return made;
}

lxw_format* Book::heading(lxw_color_t colour) const {
    lxw_format* made = format();
    format_set_bold(made);
    format_set_border(made, LXW_BORDER_THIN);
    format_set_bg_color(made, colour);
    return made;
}

lxw_format* Book::title() const {
    lxw_format* made = workbook_add_format(m_book);
    format_set_bold(made);
    format_set_font_size(made, 14);
    return made;
}

void Book::close() {
    if (const lxw_error code = workbook_close(std::exchange(m_book, nullptr)); code != LXW_NO_ERROR) {
        throw Error{ErrorKind::cannot_write, m_file.string(),
                    fmt::format("the workbook could not be written: {}. Look at the folder and its space.",
                                lxw_strerror(code))};
    }
}

}  // namespace lomsong
