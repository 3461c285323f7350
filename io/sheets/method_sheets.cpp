// SPDX-License-Identifier: Apache-2.0
/// @file  Phương pháp: what the statuses mean, how they are found, thresholds, premises, files and parameters.
#include <algorithm>
#include <iterator>

#include "io/language/labels.hpp"
#include "io/language/numbers.hpp"
#include "io/sheets/block_table.hpp"
#include "io/sheets/class_looks.hpp"
#include "io/sheets/document_parts.hpp"
#include "io/sheets/recorded.hpp"
#include "io/sheets/text_pages.hpp"
#include "io/workbook/report_source.hpp"

namespace lomsong::sheets {

namespace {

/// A number of run.json's parameters as people read it; "-" when it is not told.
std::string parameter(const SheetSource& source, const std::string& path, int digits, double factor = 1.0) {
    const std::optional<double> value = recorded_number(source, "/parameters/" + path);
    return value ? number(factor * *value, digits, source.language()) : "-";
}

PaperTable status_table(const SheetSource& source) {
    const Language language = source.language();
    PaperTable table{.columns = {{say(language, "workbook.column.status"), Anchor::start, 0.0},
                                 {say(language, "workbook.column.meaning")}},
                     .rows = {}};
    for (const ClassLook& look : status_looks(source, false)) {
        const std::string key = look.key.starts_with("good_") ? "good" : look.key;
        table.rows.push_back({{{look.label, look.sign}, {say(language, "workbook.meaning." + key)}}});
    }
    return table;
}

/// Of the technologies that the hamlets' table has columns for.
PaperTable threshold_table(const SheetSource& source) {
    const auto word = [&](const std::string& key) { return say(source.language(), "document.column." + key); };
    PaperTable table{.columns = {{word("technology")},
                                 {word("measured")},
                                 {word("service"), Anchor::end},
                                 {word("minimum"), Anchor::end}},
                     .rows = {}};
    const std::vector<Column>& columns = source.table("hamlets").columns;
    for (const TechnologyInfo& technology : k_technologies) {
        const std::string key{technology.key};
        const bool is_used = std::ranges::any_of(source.facts().operators, [&](const ReportedOperator& one) {
            return std::ranges::find(columns, one.key + "_" + key + "_status", &Column::name) != columns.end();
        });
        if (is_used) {
            table.rows.push_back({{{std::string{technology.name}},
                                   {std::string{technology.level_name}},
                                   {parameter(source, "thresholds/" + key + "/service_dbm", 0)},
                                   {parameter(source, "thresholds/" + key + "/minimum_dbm", 0)}}});
        }
    }
    return table;
}

void add_explanation(TextPages& pages, const SheetSource& source) {
    const auto words = [&](const char* key) {
        return say(source.language(), std::string{"document.method."} + key);
    };
    pages.paragraph(say(source.language(), "document.method.point",
                        {{"target", parameter(source, "probability/target", 0, 100.0)},
                         {"sigma", parameter(source, "probability/sigma_db", 1)}}));
    const std::string environment = recorded_text(source, "/parameters/radio/environment");
    pages.paragraph(say(source.language(), "document.method.receiver",
                        {{"height", parameter(source, "radio/receiver_height_m", 1)},
                         {"environment", label_of_key("environment", environment, source.language())},
                         {"radius", parameter(source, "radio/radius_km", 0)}}));
    const bool is_calibrated = !recorded_text(source, "/parameters/radio/calibration").empty();
    pages.paragraph(words(is_calibrated ? "calibrated" : "not_calibrated") + " " + words("estimate"));
    pages.paragraph(words("measured"));
    pages.paragraph(words("any"));
    pages.paragraph(words("shares"));
}

/// What the project file says, without what it leaves open and without the files, which have a table of their own.
PaperTable told_parameters(PaperTable table) {
    std::erase_if(table.rows, [](const PaperRow& row) {
        const bool is_told = row.cells.size() == 2 && !row.cells[1].text.empty() && row.cells[1].text != "{}";
        return !is_told || row.cells[0].text.starts_with("layers.");
    });
    return table;
}

/// The table's rows in `across` strands beside each other, which is as much less high.
PaperTable in_strands(const PaperTable& table, std::size_t across) {
    PaperTable wide{.columns = {}, .rows = {}, .letter_size = 2.0, .most_lines = 3};
    const std::size_t rows = (table.rows.size() + across - 1) / across;
    wide.rows.resize(rows);
    for (std::size_t strand = 0; strand < across; ++strand) {
        wide.columns.insert(wide.columns.end(), table.columns.begin(), table.columns.end());
        for (std::size_t i = 0; i < rows; ++i) {
            const std::size_t from = strand * rows + i;
            std::vector<PaperCell> cells =
                from < table.rows.size() ? table.rows[from].cells : std::vector<PaperCell>{};
            cells.resize(table.columns.size());
            std::ranges::move(cells, std::back_inserter(wide.rows[i].cells));
        }
    }
    return wide;
}

}  // namespace

std::vector<Sheet> method_sheets(const SheetSource& source) {
    const Language language = source.language();
    const auto words = [&](const char* key) { return say(language, std::string{"document.method."} + key); };
    TextPages pages{source, k_a4_portrait, {.title = words("title")}};
    pages.heading(words("statuses"));
    pages.table(status_table(source));
    pages.heading(words("how"));
    add_explanation(pages, source);
    if (PaperTable thresholds = threshold_table(source); !thresholds.rows.empty()) {
        pages.heading(words("thresholds"));
        pages.table(std::move(thresholds));
    }
    const WorkbookOptions options{language, source.title(), {}, {}};
    const ReportSource workbook{source.result(), options};
    const std::string meanings = say(language, "workbook.meanings");
    for (const Block& block : method_sheet(workbook).blocks) {
        if (block.title != meanings) {  // said above, by both shades of good
            pages.heading(block.title);
            pages.table(paper_table(block, language));
        }
    }
    const lomsong::Sheet parameters = parameter_sheet(workbook);
    for (const Block& block : parameters.blocks) {
        pages.heading(parameters.title);
        pages.table(in_strands(told_parameters(paper_table(block, language)), 3));
    }
    return pages.sheets("method");
}

}  // namespace lomsong::sheets
