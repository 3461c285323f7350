// SPDX-License-Identifier: Apache-2.0
#include "io/read/table_opening.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "io/clean/sheet.hpp"
#include "io/clean/text_of_table.hpp"
#include "io/read/read_table.hpp"
#include "io/read/written_shapes.hpp"

namespace lomsong {

namespace {

MatchedTable matched(VectorTable raw, const LayerSource& source, const OpeningRules& rules, RowFindings& findings) {
    raw.source = &source;
    raw.use = static_cast<std::uint32_t>(rules.role);
    settle_text(raw, source.encoding, findings);
    lay_out(raw, source.header_row);
    take_written_shapes(raw, findings);
    ColumnMatch columns = match_columns(raw, rules.role, source, rules.synonyms);
    return {std::move(raw), std::move(columns), {}};
}

/// Of several tables those that can be of this role; all of them when none can.
void keep_what_fits(std::vector<MatchedTable>& tables, LayerRole role) {
    const auto fits = [&](const MatchedTable& each) {
        return !each.table.rows.empty() && missing_fields(each.columns, role).empty();
    };
    if (tables.size() < 2 || std::ranges::none_of(tables, fits)) {
        return;
    }
    std::string passed_over;
    for (const MatchedTable& each : tables) {
        if (!fits(each)) {
            passed_over += (passed_over.empty() ? "'" : ", '") + each.table.layer + "'";
        }
    }
    std::erase_if(tables, [&](const MatchedTable& each) { return !fits(each); });
    if (!passed_over.empty()) {
        tables.front().table.understood.push_back(
            {"sheets not used", passed_over, 1.0,
             "they lack columns that " + std::string{name_of(role)} + " need"});
    }
}

}  // namespace

std::vector<MatchedTable> open_tables(const std::string& path, const LayerSource& source, const OpeningRules& rules,
                                      RowFindings& findings, const Reporter& reporter) {
    const std::string section = "[layers." + std::string{name_of(rules.role)} + "]";
    const TableRequest request{rules.project.folder / path, path, source.layer};
    std::vector<MatchedTable> tables;
    for (VectorTable& raw : read_tables(request, reporter)) {
        tables.push_back(matched(std::move(raw), source, rules, findings));
        stop_if_cancelled(reporter);
    }
    keep_what_fits(tables, rules.role);
    for (MatchedTable& each : tables) {
        if (each.table.rows.empty()) {
            findings.add({each.table.place(), "", FindingKind::empty_layer, "holds no features",
                          "Name the file that has them, or take it out of " + section + "."});
            continue;
        }
        report_missing_columns(each.table, each.columns, rules.role, source, findings);
        if (!findings.rejects(each.table.place())) {
            each.habits = settle_columns(each.table, each.columns, rules.role, findings);
        }
    }
    return tables;
}

Crosswalk open_crosswalk(const Project& project, RowFindings& findings, const Reporter& reporter) {
    const std::string& file = project.cleaning.crosswalk;
    if (file.empty()) {
        return {};
    }
    return read_crosswalk(read_table({project.folder / file, file, ""}, reporter), findings);
}

}  // namespace lomsong
