// SPDX-License-Identifier: Apache-2.0
/// @file  Biến động: hamlets that changed since an earlier result, and why (`lomsong compare`).
#include "io/language/labels.hpp"
#include "io/workbook/report_source.hpp"

namespace lomsong {

namespace {

Value word_of(const std::string& subject, const std::string& key, Language language) {
    return key.empty() ? Value{} : Value{label_of_key(subject, key, language)};
}

Block change_block(const ReportSource& source) {
    const auto word = [&source](std::string_view key) { return source.words("column." + std::string{key}); };
    const std::vector<Tint> tints = status_tints(source.language());
    Block block{.columns = {{.heading = word("code")},
                            {.heading = word("hamlet")},
                            {.heading = word("commune")},
                            {.heading = word("households"), .form = CellForm::whole, .has_total = true},
                            {.heading = word("people"), .form = CellForm::whole, .has_total = true},
                            {.heading = word("what_changed"), .name = "change_kind"},
                            {.heading = word("status_before"), .tints = tints},
                            {.heading = word("status"), .tints = tints},
                            {.heading = word("reason")}},
                .has_filter = true};
    for (const ReportedOperator& one : source.facts().operators) {
        block.columns.push_back({.heading = one.name + ": " + word("change")});
    }
    return block;
}

}  // namespace

Sheet change_sheet(const ReportSource& source) {
    Sheet sheet = source.sheet(SheetKind::changes);
    const std::optional<FeatureTable>& changes = source.options().changes;
    if (!changes || changes->features.empty()) {
        sheet.nothing = source.words(changes ? "nothing_changed" : "no_changes");
        return sheet;
    }
    const NamedValues values{*changes};
    const Language language = source.language();
    Block block = change_block(source);
    for (const Feature& feature : changes->features) {
        SheetRow row{.values = {values.at(feature, "code"), values.at(feature, "name"),
                                values.at(feature, "commune"), values.at(feature, "households"),
                                values.at(feature, "population"),
                                word_of("change", values.text(feature, "change"), language),
                                word_of("status", values.text(feature, "status_before"), language),
                                word_of("status", values.text(feature, "status"), language),
                                stored(labels_of_keys("reason", values.text(feature, "reasons"), language))}};
        for (const ReportedOperator& one : source.facts().operators) {
            row.values.push_back(word_of("change", values.text(feature, one.key + "_change"), language));
        }
        source.link_hamlet(row, 1, values.text(feature, "code"));
        source.link_commune(row, 2, values.text(feature, "commune_code"));
        block.rows.push_back(std::move(row));
    }
    sheet.blocks.push_back(std::move(block));
    sheet.frozen_columns = 2;
    return sheet;
}

}  // namespace lomsong
