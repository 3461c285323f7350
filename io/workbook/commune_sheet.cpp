// SPDX-License-Identifier: Apache-2.0
/// @file  Theo xã: hamlets, households and people of every commune by status, and every share with its denominator.
#include "io/language/labels.hpp"
#include "io/language/numbers.hpp"
#include "io/workbook/report_source.hpp"

namespace lomsong {

namespace {

/// What a planner asks for first: without signal, and with holes or without signal.
std::vector<Value> gap_shares(const UnitCounts& counts, Language language) {
    const double without = counts.of(HamletStatus::no_signal);
    return {share(without, counts.total, 0, language),
            share(without + counts.of(HamletStatus::dead_zone), counts.total, 0, language)};
}

Block commune_block(const ReportSource& source) {
    const auto word = [&source](std::string_view key) { return source.words("column." + std::string{key}); };
    Block block{.columns = {{.heading = word("code")}, {.heading = word("commune")}}, .has_filter = true};
    add_count_columns(block, source, word("hamlets"));
    block.columns[2].name = "commune_hamlets";
    block.columns.push_back({.heading = word("hamlets") + ": " + word("without_share")});
    block.columns.push_back({.heading = word("hamlets") + ": " + word("gap_share")});
    block.columns.push_back({.heading = word("fibre_served"), .form = CellForm::whole, .has_total = true});
    block.columns.push_back({.heading = word("fibre_served_share")});
    block.columns.push_back({.heading = word("households") + ": " + word("gap_share")});
    block.columns.push_back({.heading = word("people") + ": " + word("gap_share")});
    const std::size_t printed = block.columns.size();
    add_count_columns(block, source, word("households"));
    add_count_columns(block, source, word("people"));
    block.columns.push_back({.heading = word("area_km2"), .form = CellForm::hundredth, .has_total = true});
    block.columns.push_back({.heading = word("served_area_km2"), .form = CellForm::hundredth, .has_total = true});
    block.columns.push_back({.heading = word("served_area_share")});
    for (std::size_t i = printed; i < block.columns.size(); ++i) {
        block.columns[i].is_printed = false;
    }
    return block;
}

SheetRow commune_row(const ReportSource& source, const NamedValues& values, const Feature& feature) {
    const Language language = source.language();
    const UnitCounts hamlets = unit_counts(values, feature, "hamlets");
    const UnitCounts households = unit_counts(values, feature, "households");
    const UnitCounts people = unit_counts(values, feature, "people");
    SheetRow row{.values = {values.at(feature, "code"), values.at(feature, "name")}};
    add_counts(row, hamlets);
    for (const Value& text : gap_shares(hamlets, language)) {
        row.values.push_back(text);
    }
    const double served = values.number(feature, "hamlets_fibre_served").value_or(0.0);
    row.values.emplace_back(served);
    row.values.emplace_back(share(served, hamlets.total, 0, language));
    row.values.push_back(gap_shares(households, language)[1]);
    row.values.push_back(gap_shares(people, language)[1]);
    add_counts(row, households);
    add_counts(row, people);
    const std::optional<double> area = values.number(feature, "computed_area_km2");
    const std::optional<double> served_area = values.number(feature, "served_area_km2");
    row.values.push_back(values.at(feature, "area_km2"));
    row.values.push_back(values.at(feature, "served_area_km2"));
    row.values.push_back(area && served_area ? Value{share(*served_area, *area, 1, language)} : Value{});
    source.link_first_hamlet(row, 1, values.text(feature, "code"));
    return row;
}

}  // namespace

Sheet commune_sheet(const ReportSource& source) {
    Sheet sheet = source.sheet(SheetKind::communes);
    const FeatureTable& communes = source.table("communes");
    if (communes.features.empty()) {
        sheet.nothing = source.words("no_communes");
        return sheet;
    }
    const NamedValues values{communes};
    Block block = commune_block(source);
    for (const Feature& feature : communes.features) {
        block.rows.push_back(commune_row(source, values, feature));
    }
    sheet.blocks.push_back(std::move(block));
    sheet.frozen_columns = 2;
    return sheet;
}

}  // namespace lomsong
