// SPDX-License-Identifier: Apache-2.0
#include "io/sheets/report_document.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "engine/core/error.hpp"
#include "io/language/numbers.hpp"
#include "io/sheets/document_parts.hpp"
#include "io/sheets/map_sheets.hpp"
#include "io/write/whole_file.hpp"
#include "io/write/writers/text_file.hpp"

namespace lomsong::sheets {

namespace {

/// Up to so many communes have a line of their own on the cover.
constexpr std::size_t k_most_contents = 24;

void append(std::vector<Sheet>& sheets, std::vector<Sheet> more) {
    std::ranges::move(more, std::back_inserter(sheets));
}

/// Keys that files can be named by, each once.
void make_keys_unique(std::vector<Sheet>& sheets) {
    std::set<std::string> taken;
    for (Sheet& sheet : sheets) {
        const std::string key = sheet.key;
        for (int i = 2; !taken.insert(sheet.key).second; ++i) {
            sheet.key = key + "_" + std::to_string(i);
        }
    }
}

/// Where each part begins, for the cover.
class Contents {
  public:
    explicit Contents(const SheetSource& source) : m_source{source} {}
    void add(const std::vector<Sheet>& sheets, std::size_t first_page) {
        for (std::size_t i = 0; i < sheets.size(); ++i) {
            if (!sheets[i].title.empty()) {
                m_lines.push_back({sheets[i].title, first_page + i});
            }
        }
    }
    void add_communes(const std::vector<Sheet>& sheets, std::size_t communes, std::size_t first_page) {
        if (communes <= k_most_contents) {
            add(sheets, first_page);
        } else {
            m_lines.push_back({say(m_source.language(), "document.commune_pages",
                                   {{"count", count(communes, m_source.language())}}),
                               first_page});
        }
    }
    [[nodiscard]] std::vector<ContentsLine> take() { return std::move(m_lines); }

  private:
    const SheetSource& m_source;
    std::vector<ContentsLine> m_lines;
};

}  // namespace

std::vector<Sheet> document_sheets(const SheetSource& source) {
    const std::vector<Sheet> maps = map_sheets(source);
    const std::vector<CommuneHamlets> communes = communes_of(source);
    std::vector<Sheet> of_communes;
    std::vector<std::size_t> page_counts;
    for (const CommuneHamlets& commune : communes) {
        std::vector<Sheet> pages = commune_sheets(source, commune);
        page_counts.push_back(pages.size());
        append(of_communes, std::move(pages));
    }
    // Page numbers do not change how many pages the list takes: it is made once to count, then to show.
    const std::size_t first_of_list = 2 + maps.size();
    const std::size_t list_pages = commune_list_sheets(source, communes, 0, page_counts).size();
    const std::size_t first_commune = first_of_list + list_pages;
    const std::vector<Sheet> list = commune_list_sheets(source, communes, first_commune, page_counts);
    const std::vector<Sheet> method = method_sheets(source);
    const std::vector<Sheet> quality = quality_sheets(source);
    const std::size_t first_method = first_commune + of_communes.size();

    Contents contents{source};
    contents.add(maps, 2);
    contents.add(list, first_of_list);
    contents.add_communes(of_communes, communes.size(), first_commune);
    contents.add(method, first_method);
    contents.add(quality, first_method + method.size());
    std::vector<Sheet> sheets{cover_sheet(source, contents.take())};
    append(sheets, maps);
    append(sheets, list);
    append(sheets, std::move(of_communes));
    append(sheets, method);
    append(sheets, quality);
    make_keys_unique(sheets);
    return sheets;
}

void write_report_document(const ResultTables& result, const SheetOptions& options,
                           const std::filesystem::path& file, bool overwrite) {
    WholeFile whole{file, overwrite};
    const SheetSource source{result, options};
    const std::vector<Sheet> sheets = document_sheets(source);
    Canvas canvas{draw::ImageKind::pdf, sheets.front().paper.width, sheets.front().paper.height, k_points_per_mm};
    canvas.describe({.title = source.title().empty() ? say(source.language(), "document.title") : source.title(),
                     .subject = say(source.language(), "document.title"),
                     .author = {},
                     .day = source.facts().data_date});
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        if (i > 0) {
            canvas.next_page(sheets[i].paper.width, sheets[i].paper.height);
        }
        if (!sheets[i].title.empty()) {
            canvas.bookmark(sheets[i].title);
        }
        sheets[i].draw(canvas, {i + 1, sheets.size()});
    }
    write_text(whole.path(), canvas.bytes());
    whole.commit();
}

std::vector<std::filesystem::path> write_sheet_pictures(const ResultTables& result, const SheetOptions& options,
                                                        const std::filesystem::path& folder, int dpi,
                                                        bool overwrite) {
    if (dpi < k_least_dpi || dpi > k_most_dpi) {
        throw Error{ErrorKind::usage, "--dpi", fmt::format("{} is outside {}..{}.", dpi, k_least_dpi, k_most_dpi)};
    }
    const SheetSource source{result, options};
    const std::vector<Sheet> sheets = document_sheets(source);
    std::vector<std::filesystem::path> files;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        files.push_back(folder / fmt::format("report_{:03}_{}.png", i + 1, sheets[i].key));
        WholeFile whole{files.back(), overwrite};
        Canvas canvas{draw::ImageKind::png, sheets[i].paper.width, sheets[i].paper.height, dpi / k_mm_per_inch};
        sheets[i].draw(canvas, {i + 1, sheets.size()});
        write_text(whole.path(), canvas.bytes());
        whole.commit();
    }
    return files;
}

}  // namespace lomsong::sheets
