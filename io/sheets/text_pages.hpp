// SPDX-License-Identifier: Apache-2.0
/// @file  Headings, paragraphs and tables one below the other, on as many pages as they need.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "io/sheets/frame.hpp"
#include "io/sheets/paper.hpp"
#include "io/sheets/paper_table.hpp"
#include "io/sheets/sheet.hpp"

namespace lomsong::sheets {

class TextPages {
  public:
    /// `source` must outlive the sheets.
    TextPages(const SheetSource& source, const Paper& paper, FrameText frame);

    /// Stays on the page of what follows it.
    void heading(const std::string& text);
    void paragraph(const std::string& text);
    /// Goes on over pages, its head on each. One without rows is its head.
    void table(PaperTable table);

    [[nodiscard]] std::size_t pages() const { return m_pages.size(); }
    /// The pages as sheets "KEY", "KEY-2" ...; only the first has the frame's title for a table of contents.
    [[nodiscard]] std::vector<Sheet> sheets(const std::string& key) const;

  private:
    struct TablePart {
        std::shared_ptr<const TableLayout> table;
        std::size_t first;
        std::size_t count;
    };
    struct Item {
        double below;  ///< the body's top, mm
        std::variant<Paragraph, TablePart> what;
    };
    using Page = std::vector<Item>;

    [[nodiscard]] double free() const { return m_body.height() - m_used; }
    void next_page();
    void place(Paragraph paragraph, double air_below);

    const SheetSource& m_source;
    Paper m_paper;
    FrameText m_frame;
    PaperBox m_body;
    std::vector<Page> m_pages{1};
    double m_used = 0.0;  ///< of the last page's body, mm
};

}  // namespace lomsong::sheets
