// SPDX-License-Identifier: Apache-2.0
/// @file  What every workbook of ours shares: a file that is closed or removed, cells that hold any text, number
///        formats of the language, pages for A4.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include <xlsxwriter.h>

#include "engine/core/parameters.hpp"
#include "io/workbook/cell_form.hpp"
#include "io/write/feature_table.hpp"

namespace lomsong {

/// The number format of Excel for it. Dots and commas follow the reader's own settings; dates follow `language`.
[[nodiscard]] const char* number_format(CellForm form, Language language);

/// The text as a cell can hold it: one longer than 32,767 characters is cut between characters and ends in "…".
[[nodiscard]] std::string fitting(std::string text);

/// Writes text as text, whatever it begins with. An empty text is a blank cell with its format.
void put(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t col, const std::string& text, lxw_format* format);
/// Writes a value as what it is; missing is blank, a bool is a word of `language`.
void put(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t col, const Value& value, lxw_format* format,
         Language language);

/// A4 landscape, as wide as the page; `footer_left` and "`page` 1/3" below.
void set_up_page(lxw_worksheet* sheet, const std::string& footer_left, const std::string& page);

/// A workbook under way. What it makes depends on nothing but what is written into it: no clock, no user.
class Book {
  public:
    /// `created` is a day "2026-11-21"; of another text the workbook says 1980-01-01.
    /// @throws Error{cannot_write} when the file cannot be made.
    Book(std::filesystem::path file, const std::string& title, std::string_view created = {});
    ~Book();
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;

    [[nodiscard]] lxw_workbook* get() const { return m_book; }
    /// Vertically at the top, wrapped; the workbook owns it.
    [[nodiscard]] lxw_format* format() const;
    /// Bold, framed, on `colour`.
    [[nodiscard]] lxw_format* heading(lxw_color_t colour) const;
    /// Bold, large.
    [[nodiscard]] lxw_format* title() const;
    /// Packs the file. @throws Error{cannot_write} when the disk refuses.
    void close();

  private:
    std::filesystem::path m_file;
    lxw_workbook* m_book;
};

}  // namespace lomsong
