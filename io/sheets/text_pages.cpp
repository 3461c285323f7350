// SPDX-License-Identifier: Apache-2.0
#include "io/sheets/text_pages.hpp"

#include <utility>

namespace lomsong::sheets {

namespace {

constexpr double k_air = 1.5;         ///< mm, below a paragraph
constexpr double k_section = 5.0;     ///< mm, above a heading and below a table
constexpr double k_beginning = 15.0;  ///< mm that must be free below a heading or a table's head

}  // namespace

TextPages::TextPages(const SheetSource& source, const Paper& paper, FrameText frame)
    : m_source{source}, m_paper{paper}, m_frame{std::move(frame)}, m_body{areas_of(paper).body} {}

void TextPages::next_page() {
    m_pages.emplace_back();
    m_used = 0.0;
}

void TextPages::place(Paragraph paragraph, double air_below) {
    const double height = paragraph.height();
    if (height > free() && m_used > 0.0) {
        next_page();
    }
    m_pages.back().push_back({m_used, std::move(paragraph)});
    m_used += height + air_below;
}

void TextPages::heading(const std::string& text) {
    Paragraph words{text, k_heading, m_body.width(), 2};
    if (m_used > 0.0) {
        m_used += k_section;
    }
    if (words.height() + k_beginning > free()) {
        next_page();
    }
    place(std::move(words), k_air);
}

void TextPages::paragraph(const std::string& text) { place(Paragraph{text, k_body, m_body.width()}, k_air); }

void TextPages::table(PaperTable table) {
    const auto layout = std::make_shared<const TableLayout>(std::move(table), m_body.width());
    const std::size_t rows = layout->table().rows.size();
    std::size_t first = 0;
    do {
        if (m_used > 0.0 && layout->head_height() + k_beginning > free() && layout->height() > free()) {
            next_page();
        }
        const std::size_t count = layout->rows_within(first, free());
        m_pages.back().push_back({m_used, TablePart{layout, first, count}});
        m_used += layout->head_height();
        for (std::size_t i = 0; i < count; ++i) {
            m_used += layout->row_height(first + i);
        }
        first += count;
        if (first < rows) {
            next_page();
        }
    } while (first < rows);
    m_used += k_air;
}

std::vector<Sheet> TextPages::sheets(const std::string& key) const {
    const auto pages = std::make_shared<const std::vector<Page>>(m_pages);
    std::vector<Sheet> sheets;
    for (std::size_t i = 0; i < pages->size(); ++i) {
        const std::string suffix = i == 0 ? "" : "-" + std::to_string(i + 1);
        sheets.push_back({.key = key + suffix,
                          .title = i == 0 ? m_frame.title : "",
                          .paper = m_paper,
                          .draw = [pages, i, paper = m_paper, frame = m_frame, source = &m_source](
                                      Canvas& canvas, const PageNumber& number) {
                              const PaperBox body = draw_frame(canvas, *source, paper, frame, number);
                              for (const Item& item : (*pages)[i]) {
                                  const Spot corner{body.left, body.top + item.below};
                                  if (const auto* text = std::get_if<Paragraph>(&item.what)) {
                                      canvas.text(corner, *text);
                                  } else {
                                      const auto& part = std::get<TablePart>(item.what);
                                      part.table->draw(canvas, corner, part.first, part.count);
                                  }
                              }
                          }});
    }
    return sheets;
}

}  // namespace lomsong::sheets
