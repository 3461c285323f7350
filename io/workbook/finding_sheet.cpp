// SPDX-License-Identifier: Apache-2.0
/// @file  Chất lượng dữ liệu, Phát hiện: how many rows of each file were read and refused, what the run warned of;
///        and every finding of findings.csv.
#include <algorithm>
#include <array>
#include <charconv>

#include "engine/core/reporter.hpp"
#include "io/language/labels.hpp"
#include "io/language/retelling.hpp"
#include "io/read/csv_text.hpp"
#include "io/read/file_bytes.hpp"
#include "io/workbook/report_source.hpp"

namespace lomsong {

namespace {

using Json = nlohmann::ordered_json;

/// Columns of findings.csv that the sheet shows, and where their kind stands.
constexpr std::array<std::string_view, 9> k_shown{"kind",   "outcome", "file",       "sheet",     "row",
                                                  "column", "problem", "value_seen", "value_used"};

Value number_of(const Json& counts, const std::string& key) {
    const auto found = counts.find(key);
    if (found == counts.end() || !found->is_number()) {
        return {};
    }
    return found->get<double>();
}

Block rows_block(const ReportSource& source) {
    const auto word = [&source](std::string_view key) { return source.words("column." + std::string{key}); };
    Block block{.title = source.words("rows_by_layer"), .columns = {{.heading = word("layer")}}};
    constexpr std::array<std::string_view, 4> k_counts{"read", "accepted", "repaired", "rejected"};
    for (const std::string_view count : k_counts) {
        block.columns.push_back(
            {.heading = say(source.language(), "reading." + std::string{count}), .form = CellForm::whole});
    }
    const Json rows = source.run().value("rows", Json::object());
    for (const auto& [layer, counts] : rows.items()) {
        SheetRow row{.values = {label_of_key("layer", layer, source.language())}};
        for (const std::string_view count : k_counts) {
            row.values.push_back(number_of(counts, std::string{count}));
        }
        block.rows.push_back(std::move(row));
    }
    return block;
}

Block warning_block(const ReportSource& source) {
    Block block{.title = source.words("warnings"), .columns = {{.heading = source.words("column.warning")}}};
    for (const std::string& warning : source.facts().warnings) {
        if (!warning.starts_with("rejected: ")) {  // a row, which stands among the findings
            block.rows.push_back({.values = {retold(warning, source.language())}});
        }
    }
    return block;
}

/// A cell of findings.csv: kinds in words, row numbers as numbers.
Value shown(std::string_view column, const std::string& text, Language language) {
    if (text.empty()) {
        return {};
    }
    if (column == "kind") {
        return label_of_key("finding", text, language);
    }
    if (column == "outcome") {
        return label_of_key("workbook.outcome", text, language);
    }
    std::int64_t number = 0;
    if (column == "row" && std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc{}) {
        return number;
    }
    return column == "problem" || column == "value_used" ? retold(text, language) : text;
}

Block finding_block(const ReportSource& source, const std::filesystem::path& file) {
    Block block{.columns = {}, .has_filter = true};
    for (const std::string_view column : k_shown) {
        block.columns.push_back(
            {.heading = source.words("finding." + std::string{column}), .form = CellForm::text});
    }
    const SilentReporter silent;
    const std::vector<TableRow> lines =
        csv_rows(single_bytes(bytes_of_file(file.string(), file.string())), ',', silent);
    if (lines.empty()) {
        return block;
    }
    static const std::string k_nothing;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        SheetRow row;
        for (const std::string_view column : k_shown) {
            const auto found = std::ranges::find(lines[0].values, column);
            const auto at = static_cast<std::size_t>(found - lines[0].values.begin());
            const std::string& text = at < lines[i].values.size() ? lines[i].values[at] : k_nothing;
            row.values.emplace_back(shown(column, text, source.language()));
        }
        block.rows.push_back(std::move(row));
    }
    return block;
}

}  // namespace

Sheet quality_sheet(const ReportSource& source) {
    Sheet sheet = source.sheet(SheetKind::quality);
    sheet.blocks.push_back(rows_block(source));
    if (Block warnings = warning_block(source); !warnings.rows.empty()) {
        sheet.blocks.push_back(std::move(warnings));
    }
    return sheet;
}

Sheet finding_sheet(const ReportSource& source) {
    Sheet sheet = source.sheet(SheetKind::findings);
    const std::filesystem::path file = source.result().folder() / "findings.csv";
    std::error_code failed;
    const bool is_told = std::filesystem::is_regular_file(file, failed);
    Block block = is_told ? finding_block(source, file) : Block{};
    if (block.rows.empty()) {
        sheet.nothing = source.words(is_told ? "nothing_found" : "no_findings");
        return sheet;
    }
    sheet.blocks.push_back(std::move(block));
    return sheet;
}

}  // namespace lomsong
