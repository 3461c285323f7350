// SPDX-License-Identifier: Apache-2.0
#include "io/workbook/sheet_writer.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <map>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "io/language/catalogue.hpp"
#include "io/language/numbers.hpp"

namespace lomsong {

namespace {

constexpr lxw_color_t k_grey = 0xE7E6E6;
constexpr lxw_color_t k_link_blue = 0x0563C1;
constexpr double k_narrowest = 6.0;  ///< columns, in characters
constexpr double k_widest = 44.0;
constexpr double k_line_height = 15.0;              ///< points
constexpr std::size_t k_most_lines = 20;            ///< a row higher than a screen is read by nobody
constexpr std::uint32_t k_rows_between_blocks = 3;  ///< a blank one, the title, the heading
constexpr std::uint32_t k_chart_rows = 16;
constexpr int k_chart_width = 460;  ///< pixels

lxw_color_t colour_of(std::string_view hex) {
    unsigned value = 0;
    std::from_chars(hex.data() + 1, hex.data() + hex.size(), value, 16);
    // libxlsxwriter takes 0 for "no colour".
    return value == 0 ? lxw_color_t{LXW_COLOR_BLACK} : lxw_color_t{value};
}

/// White text on dark colours: below the middle of perceived lightness.
bool is_dark(std::string_view hex) {
    const lxw_color_t colour = colour_of(hex);
    const double red = static_cast<double>((colour >> 16U) & 0xFFU);
    const double green = static_cast<double>((colour >> 8U) & 0xFFU);
    const double blue = static_cast<double>(colour & 0xFFU);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 105.0;
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

std::size_t longest_word(std::string_view text) {
    std::size_t longest = 0;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t blank = std::min(text.find(' ', from), text.size());
        longest = std::max(longest, characters(text.substr(from, blank - from)));
        from = blank + 1;
    }
    return longest;
}

/// Lines that a text takes in a column so wide, broken between words.
std::size_t lines_of(std::string_view text, double width) {
    const auto room = static_cast<std::size_t>(std::max(width - 2.0, 1.0));
    std::size_t lines = 1;
    std::size_t used = 0;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t blank = std::min(text.find_first_of(" \n", from), text.size());
        const std::size_t word = characters(text.substr(from, blank - from));
        if (used > 0 && used + 1 + word > room) {
            ++lines;
            used = 0;
        }
        used += word + (used > 0 ? 1 : 0);
        lines += used > room ? (used - 1) / room : 0;
        used = used > room ? (used - 1) % room + 1 : used;
        from = blank + 1;
    }
    return lines;
}

/// "K6", from 0.
std::string cell(std::uint32_t row, std::size_t column) {
    std::array<char, LXW_MAX_CELL_NAME_LENGTH> name{};
    lxw_rowcol_to_cell(name.data(), row, static_cast<lxw_col_t>(column));
    return name.data();
}

/// "'Theo xã'!$B$6:$B$20".
std::string range(const std::string& sheet, std::uint32_t first, std::uint32_t last, std::size_t column) {
    std::array<char, LXW_MAX_CELL_RANGE_LENGTH> name{};
    lxw_rowcol_to_range_abs(name.data(), first, static_cast<lxw_col_t>(column), last,
                            static_cast<lxw_col_t>(column));
    return "'" + sheet + "'!" + name.data();
}

std::uint32_t size_of(const Block& block) { return static_cast<std::uint32_t>(block.rows.size()); }

/// Also without rows a range has a cell: the blank one below the heading.
std::uint32_t last_row(const Block& block, std::uint32_t first) { return first + std::max(size_of(block), 1U) - 1; }

/// How long a value is when shown.
std::size_t shown_length(const Value& value, CellForm form, Language language) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        return characters(*text);
    }
    const auto* real = std::get_if<double>(&value);
    const auto* whole = std::get_if<std::int64_t>(&value);
    if (real == nullptr && whole == nullptr) {
        return 5;
    }
    const int decimals = form == CellForm::degrees     ? 6
                         : form == CellForm::hundredth ? 2
                         : form == CellForm::tenth     ? 1
                                                       : 0;
    return number(real != nullptr ? *real : static_cast<double>(*whole), decimals, language).size() + 1;
}

class SheetWriter {
  public:
    SheetWriter(const Book& book, std::string footer, Language language)
        : m_book{book}, m_footer{std::move(footer)}, m_language{language} {
        m_title = book.title();
        m_block_title = workbook_add_format(book.get());
        format_set_bold(m_block_title);
        m_note = workbook_add_format(book.get());
        m_heading = book.heading(k_grey);
        for (std::size_t form = 0; form < k_cell_forms; ++form) {
            m_plain[form] = cell_format(static_cast<CellForm>(form));
            m_bold[form] = cell_format(static_cast<CellForm>(form));
            format_set_bold(m_bold[form]);
        }
        m_link = cell_format(CellForm::text);
        format_set_font_color(m_link, k_link_blue);
        format_set_underline(m_link, LXW_UNDERLINE_SINGLE);
    }

    void write(const Sheet& sheet) {
        m_sheet = workbook_add_worksheet(m_book.get(), sheet.name.c_str());
        put(m_sheet, 0, 0, sheet.title, m_title);
        for (std::size_t i = 0; i < sheet.notes.size(); ++i) {
            put(m_sheet, static_cast<lxw_row_t>(1 + i), 0, sheet.notes[i], m_note);
        }
        if (!sheet.nothing.empty()) {
            put(m_sheet, k_heading_row, 0, sheet.nothing, m_note);
        }
        set_widths(sheet);
        for (std::size_t i = 0; i < sheet.blocks.size(); ++i) {
            write_block(sheet, sheet.blocks[i], first_row_of(sheet, i));
        }
        add_charts(sheet);
        set_up(sheet);
    }

  private:
    lxw_format* cell_format(CellForm form) {
        lxw_format* made = m_book.format();
        format_set_border(made, LXW_BORDER_HAIR);
        format_set_num_format(made, number_format(form, m_language));
        if (form == CellForm::text) {
            format_set_indent(made, 1);  // words do not touch the number in the cell before
        }
        return made;
    }

    void set_widths(const Sheet& sheet) {
        std::vector<double>& widths = m_widths;
        widths.clear();
        for (const Block& block : sheet.blocks) {
            widths.resize(std::max(widths.size(), block.columns.size()), k_narrowest);
            for (std::size_t col = 0; col < block.columns.size(); ++col) {
                std::size_t length = longest_word(block.columns[col].heading) + (block.has_filter ? 3 : 1);
                for (const SheetRow& row : block.rows) {
                    length = std::max(length, shown_length(row.values[col], block.columns[col].form, m_language));
                }
                widths[col] = std::clamp(static_cast<double>(length) + 2.0, widths[col], k_widest);
            }
        }
        for (std::size_t col = 0; col < widths.size(); ++col) {
            const auto column = static_cast<lxw_col_t>(col);
            worksheet_set_column(m_sheet, column, column, widths[col], nullptr);
        }
    }

    /// Programs that do not fit rows to wrapped text by themselves are told how high they are.
    void set_height(std::uint32_t row, std::size_t lines) {
        if (lines > 1) {
            worksheet_set_row(m_sheet, row, k_line_height * static_cast<double>(std::min(lines, k_most_lines)),
                              nullptr);
        }
    }

    void write_block(const Sheet& sheet, const Block& block, std::uint32_t first) {
        const std::uint32_t last = last_row(block, first);
        if (!block.title.empty()) {
            put(m_sheet, first - 2, 0, block.title, m_block_title);
        }
        for (std::size_t col = 0; col < block.columns.size(); ++col) {
            const BlockColumn& column = block.columns[col];
            put(m_sheet, first - 1, static_cast<lxw_col_t>(col), column.heading, m_heading);
            if (column.has_total && first == k_first_row) {
                write_total(block, first, last, col);
            }
            if (!column.name.empty()) {
                workbook_define_name(m_book.get(), column.name.c_str(),
                                     ("=" + range(sheet.name, first, last, col)).c_str());
            }
            for (const Tint& tint : column.tints) {
                add_tint(tint, first, last, static_cast<lxw_col_t>(col));
            }
        }
        std::size_t lines = 1;
        for (std::size_t col = 0; col < block.columns.size(); ++col) {
            lines = std::max(lines, lines_of(block.columns[col].heading, m_widths[col]));
        }
        set_height(first - 1, lines);
        for (std::uint32_t i = 0; i < size_of(block); ++i) {
            write_row(block, block.rows[i], first + i);
        }
        if (block.has_filter && !block.columns.empty()) {
            worksheet_autofilter(m_sheet, first - 1, 0, last, static_cast<lxw_col_t>(block.columns.size() - 1));
        }
    }

    /// The sum of what the filter leaves; its value in the file is that of all rows.
    void write_total(const Block& block, std::uint32_t first, std::uint32_t last, std::size_t col) {
        double sum = 0.0;
        for (const SheetRow& row : block.rows) {
            if (const auto* real = std::get_if<double>(&row.values[col])) {
                sum += *real;
            } else if (const auto* whole = std::get_if<std::int64_t>(&row.values[col])) {
                sum += static_cast<double>(*whole);
            }
        }
        const std::string formula = fmt::format("=SUBTOTAL(109,{}:{})", cell(first, col), cell(last, col));
        worksheet_write_formula_num(m_sheet, k_totals_row, static_cast<lxw_col_t>(col), formula.c_str(),
                                    bold(block.columns[col].form), sum);
    }

    [[nodiscard]] lxw_format* bold(CellForm form) const { return m_bold[static_cast<std::size_t>(form)]; }

    void write_row(const Block& block, const SheetRow& row, std::uint32_t at) {
        std::size_t lines = 1;
        for (std::size_t col = 0; col < row.values.size(); ++col) {
            if (const auto* text = std::get_if<std::string>(&row.values[col])) {
                lines = std::max(lines, lines_of(*text, m_widths[col]));
            }
        }
        set_height(at, lines);
        for (std::size_t col = 0; col < row.values.size(); ++col) {
            const auto form = static_cast<std::size_t>(block.columns[col].form);
            const bool is_text = std::holds_alternative<std::string>(row.values[col]);
            put(m_sheet, at, static_cast<lxw_col_t>(col), row.values[col],
                (row.is_total ? m_bold : m_plain)[is_text ? 0 : form], m_language);
        }
        for (const SheetFormula& formula : row.formulas) {
            const Value& value = row.values[formula.column];
            const auto* whole = std::get_if<std::int64_t>(&value);
            const auto* real = std::get_if<double>(&value);
            const auto form = static_cast<std::size_t>(block.columns[formula.column].form);
            worksheet_write_formula_num(m_sheet, at, static_cast<lxw_col_t>(formula.column), formula.text.c_str(),
                                        (row.is_total ? m_bold : m_plain)[form],
                                        whole != nullptr  ? static_cast<double>(*whole)
                                        : real != nullptr ? *real
                                                          : 0.0);
        }
        for (const SheetLink& link : row.links) {
            write_link(row, link, at);
        }
    }

    /// A sheet holds 65,530 links; the cells after that stay as they were written.
    void write_link(const SheetRow& row, const SheetLink& link, std::uint32_t at) {
        const auto* text = std::get_if<std::string>(&row.values[link.column]);
        if (text == nullptr || text->empty()) {
            return;
        }
        const auto col = static_cast<lxw_col_t>(link.column);
        const std::string target = fmt::format("internal:'{}'!{}", link.target.sheet, cell(link.target.row, 0));
        worksheet_write_url_opt(m_sheet, at, col, target.c_str(), m_link, fitting(*text).c_str(), nullptr);
    }

    lxw_format* tint_format(std::string_view colour) {
        lxw_format*& made = m_tints[std::string{colour}];
        if (made == nullptr) {
            made = workbook_add_format(m_book.get());
            format_set_bg_color(made, colour_of(colour));
            format_set_font_color(made, is_dark(colour) ? LXW_COLOR_WHITE : LXW_COLOR_BLACK);
        }
        return made;
    }

    void add_tint(const Tint& tint, std::uint32_t first, std::uint32_t last, lxw_col_t col) {
        std::string rule = tint.condition.empty() ? "\"" + tint.text + "\"" : tint.condition;
        lxw_conditional_format condition{};
        condition.type = tint.condition.empty() ? LXW_CONDITIONAL_TYPE_CELL : LXW_CONDITIONAL_TYPE_FORMULA;
        condition.criteria =
            tint.condition.empty() ? LXW_CONDITIONAL_CRITERIA_EQUAL_TO : LXW_CONDITIONAL_CRITERIA_NONE;
        condition.value_string = rule.data();
        condition.format = tint_format(tint.colour);
        condition.stop_if_true = LXW_TRUE;
        worksheet_conditional_format_range(m_sheet, first, col, last, col, &condition);
    }

    /// Charts stand below the last block, two beside each other.
    void add_charts(const Sheet& sheet) {
        if (sheet.charts.empty()) {
            return;
        }
        const std::size_t end = sheet.blocks.size() - 1;
        const std::uint32_t below = last_row(sheet.blocks[end], first_row_of(sheet, end)) + 2;
        for (std::size_t i = 0; i < sheet.charts.size(); ++i) {
            lxw_chart_options place{};
            place.x_offset = static_cast<int>(i % 2) * (k_chart_width + 20);
            worksheet_insert_chart_opt(m_sheet, below + static_cast<std::uint32_t>(i / 2) * k_chart_rows, 0,
                                       made_chart(sheet, sheet.charts[i]), &place);
        }
    }

    lxw_chart* made_chart(const Sheet& sheet, const SheetChart& what) {
        const bool stacked = what.kind == ChartKind::stacked_bars;
        lxw_chart* chart =
            workbook_add_chart(m_book.get(), stacked ? LXW_CHART_BAR_STACKED_PERCENT : LXW_CHART_COLUMN);
        const std::uint32_t first = first_row_of(sheet, what.block);
        const std::uint32_t last = first + static_cast<std::uint32_t>(what.rows) - 1;
        const std::string categories = "=" + range(sheet.name, first, last, 0);
        for (std::size_t i = 0; i < what.series.size(); ++i) {
            const std::string values = "=" + range(sheet.name, first, last, what.series[i]);
            lxw_chart_series* series = chart_add_series(chart, categories.c_str(), values.c_str());
            chart_series_set_name(series, sheet.blocks[what.block].columns[what.series[i]].heading.c_str());
            if (stacked) {
                lxw_chart_fill fill{.color = colour_of(what.colours[i]), .none = 0, .transparency = 0};
                lxw_chart_line line{};
                line.color = k_frame;
                line.width = 0.5F;
                chart_series_set_fill(series, &fill);
                chart_series_set_line(series, &line);
            } else {
                colour_points(series, what);
                chart_series_set_labels(series);
            }
        }
        chart_title_set_name(chart, what.title.c_str());
        lxw_chart_font font{};
        font.size = 11;
        font.bold = LXW_TRUE;
        chart_title_set_name_font(chart, &font);
        if (stacked) {
            chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
        } else {
            chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
        }
        return chart;
    }
    static constexpr lxw_color_t k_frame = 0x4D4D4D;

    static void colour_points(lxw_chart_series* series, const SheetChart& what) {
        std::vector<lxw_chart_fill> fills(what.rows);
        std::vector<lxw_chart_line> lines(what.rows);
        std::vector<lxw_chart_point> points(what.rows);
        std::vector<lxw_chart_point*> list;
        for (std::size_t i = 0; i < what.rows; ++i) {
            fills[i].color = colour_of(what.colours[i]);
            lines[i].color = k_frame;
            lines[i].width = 0.5F;
            points[i].fill = &fills[i];
            points[i].line = &lines[i];
            list.push_back(&points[i]);
        }
        list.push_back(nullptr);
        chart_series_set_points(series, list.data());
    }

    void set_up(const Sheet& sheet) {
        set_up_page(m_sheet, m_footer, say(m_language, "answer_sheet.page"));
        if (sheet.blocks.empty()) {
            return;
        }
        const Block& first = sheet.blocks.front();
        if (sheet.blocks.size() == 1) {
            worksheet_freeze_panes(m_sheet, k_first_row, static_cast<lxw_col_t>(sheet.frozen_columns));
            worksheet_repeat_rows(m_sheet, k_heading_row, k_heading_row);
        }
        const auto printed =
            std::ranges::count_if(first.columns, [](const BlockColumn& column) { return column.is_printed; });
        if (printed < static_cast<std::ptrdiff_t>(first.columns.size())) {
            worksheet_print_area(m_sheet, 0, 0, last_row(first, k_first_row), static_cast<lxw_col_t>(printed - 1));
        }
    }

    const Book& m_book;
    std::string m_footer;
    Language m_language;
    lxw_worksheet* m_sheet = nullptr;
    lxw_format* m_title = nullptr;
    lxw_format* m_block_title = nullptr;
    lxw_format* m_note = nullptr;
    lxw_format* m_heading = nullptr;
    lxw_format* m_link = nullptr;
    std::array<lxw_format*, k_cell_forms> m_plain{};  ///< by CellForm
    std::array<lxw_format*, k_cell_forms> m_bold{};   ///< by CellForm
    std::map<std::string, lxw_format*> m_tints;
    std::vector<double> m_widths;  ///< of the columns of the sheet in work, in characters
};

}  // namespace

std::string first_cell(std::size_t column) {
    std::array<char, LXW_MAX_CELL_NAME_LENGTH> name{};
    lxw_rowcol_to_cell_abs(name.data(), k_first_row, static_cast<lxw_col_t>(column), 0, 1);
    return name.data();
}

std::uint32_t first_row_of(const Sheet& sheet, std::size_t index) {
    std::uint32_t row = k_first_row;
    for (std::size_t i = 0; i < index; ++i) {
        row = last_row(sheet.blocks[i], row) + 1 + k_rows_between_blocks;
    }
    return row;
}

void write_sheets(const Book& book, const std::vector<Sheet>& sheets, const std::string& footer,
                  Language language) {
    SheetWriter writer{book, footer, language};
    for (const Sheet& sheet : sheets) {
        writer.write(sheet);
    }
}

}  // namespace lomsong
