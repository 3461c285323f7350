// SPDX-License-Identifier: Apache-2.0
/// @file  Chất lượng dữ liệu: rows read, repaired and refused by layer, findings by kind, assumed values, warnings.
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "io/language/numbers.hpp"
#include "io/sheets/block_table.hpp"
#include "io/sheets/document_parts.hpp"
#include "io/sheets/recorded.hpp"
#include "io/sheets/text_pages.hpp"
#include "io/workbook/report_source.hpp"

namespace lomsong::sheets {

namespace {

/// A count of run.json; 0 when it is not told.
std::size_t counted(const SheetSource& source, const std::string& path) {
    return static_cast<std::size_t>(std::clamp(recorded_number(source, path).value_or(0.0), 0.0, 1e15));
}

/// Which column of a block has the heading; its number of columns when none has.
std::size_t column_of(const Block& block, const std::string& heading) {
    const auto found = std::ranges::find(block.columns, heading, &BlockColumn::heading);
    return static_cast<std::size_t>(found - block.columns.begin());
}

/// Findings counted by kind, outcome and file, the most frequent first.
PaperTable findings_by_kind(const Block& findings, Language language) {
    const auto heading = [&](const char* key) { return say(language, std::string{"workbook.finding."} + key); };
    const std::size_t kind = column_of(findings, heading("kind"));
    const std::size_t outcome = column_of(findings, heading("outcome"));
    const std::size_t file = column_of(findings, heading("file"));
    const auto text = [&](const SheetRow& row, std::size_t column) {
        return column < row.values.size() ? shown(row.values[column], 0, language) : std::string{};
    };
    std::map<std::array<std::string, 3>, std::size_t> counts;
    for (const SheetRow& row : findings.rows) {
        ++counts[{text(row, kind), text(row, outcome), text(row, file)}];
    }
    std::vector<std::pair<std::array<std::string, 3>, std::size_t>> sorted{counts.begin(), counts.end()};
    std::ranges::stable_sort(sorted, [](const auto& a, const auto& b) { return a.second > b.second; });
    PaperTable table{.columns = {{say(language, "document.column.finding"), Anchor::start, 2.0},
                                 {heading("outcome"), Anchor::start, 0.0},
                                 {heading("file")},
                                 {say(language, "document.column.count"), Anchor::end, 0.0}},
                     .rows = {}};
    for (const auto& [what, times] : sorted) {
        table.rows.push_back({{{what[0]}, {what[1]}, {what[2]}, {count(times, language)}}});
    }
    return table;
}

void add_findings(TextPages& pages, const SheetSource& source, const ReportSource& workbook) {
    const auto words = [&](const char* key) {
        return say(source.language(), std::string{"document.quality."} + key);
    };
    pages.heading(words("findings"));
    const lomsong::Sheet findings = finding_sheet(workbook);
    if (!findings.blocks.empty() && !findings.blocks.front().rows.empty()) {
        pages.table(findings_by_kind(findings.blocks.front(), source.language()));
        return;
    }
    std::error_code failed;
    const bool is_told = std::filesystem::is_regular_file(source.result().folder() / "findings.csv", failed);
    pages.paragraph(words(is_told ? "none" : "not_told"));
}

void add_assumed(TextPages& pages, const SheetSource& source) {
    const Language language = source.language();
    const auto assumed = [&](const char* what) {
        return count(counted(source, std::string{"/assumed/"} + what), language);
    };
    const std::size_t sectors = counted(source, "/counts/sectors");
    const std::size_t with = counted(source, "/assumed/sectors");
    pages.heading(say(language, "document.quality.assumed"));
    pages.paragraph(with == 0
                        ? say(language, "document.quality.assumed_none", {{"sectors", count(sectors, language)}})
                        : say(language, "document.quality.assumed_some",
                              {{"share", share(with, sectors, language)},
                               {"heights", assumed("heights")},
                               {"azimuths", assumed("azimuths")},
                               {"tilts", assumed("tilts")},
                               {"frequencies", assumed("frequencies")},
                               {"bandwidths", assumed("bandwidths")},
                               {"powers", assumed("powers")}}));
    if (const std::size_t undecided = counted(source, "/unknown_terrain/hamlets_undecided"); undecided > 0) {
        const double area = recorded_number(source, "/unknown_terrain/missing_km2").value_or(0.0);
        pages.paragraph(say(language, "document.quality.terrain_missing",
                            {{"count", count(undecided, language)}, {"area", number(area, 1, language)}}));
    }
}

}  // namespace

std::vector<Sheet> quality_sheets(const SheetSource& source) {
    const Language language = source.language();
    TextPages pages{source, k_a4_portrait, {.title = say(language, "document.quality.title")}};
    const WorkbookOptions options{language, source.title(), {}, {}};
    const ReportSource workbook{source.result(), options};
    const std::vector<Block> blocks = quality_sheet(workbook).blocks;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        pages.heading(blocks[i].title);
        pages.table(paper_table(blocks[i], language));
        if (i == 0) {  // rows by layer; warnings come last
            add_findings(pages, source, workbook);
            add_assumed(pages, source);
        }
    }
    return pages.sheets("quality");
}

}  // namespace lomsong::sheets
