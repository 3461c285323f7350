// SPDX-License-Identifier: Apache-2.0
/// @file  Theo xã, Theo nhóm: hamlets, households and people by status, of every commune and of every group that
///        shares a power supply, a difficulty, a former district or commune; every share with its denominator.
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

/// The columns of a unit that hamlets are counted in, those of its households, people and area in detail not
/// printed.
void add_roll_up_columns(Block& block, const ReportSource& source) {
    const auto word = [&source](std::string_view key) { return source.words("column." + std::string{key}); };
    add_count_columns(block, source, word("hamlets"));
    block.columns.push_back({.heading = word("hamlets") + ": " + word("without_share")});
    block.columns.push_back({.heading = word("hamlets") + ": " + word("gap_share")});
    block.columns.push_back({.heading = word("fibre_served"), .form = CellForm::whole, .has_total = true});
    block.columns.push_back({.heading = word("fibre_served_share")});
    block.columns.push_back({.heading = word("households") + ": " + word("gap_share")});
    block.columns.push_back({.heading = word("people") + ": " + word("gap_share")});
    const std::size_t printed = block.columns.size();
    add_count_columns(block, source, word("households"));
    add_count_columns(block, source, word("people"));
    for (std::size_t i = printed; i < block.columns.size(); ++i) {
        block.columns[i].is_printed = false;
    }
}

/// The cells of those columns.
void add_roll_up(SheetRow& row, const ReportSource& source, const NamedValues& values, const Feature& feature) {
    const Language language = source.language();
    const UnitCounts hamlets = unit_counts(values, feature, "hamlets");
    const UnitCounts households = unit_counts(values, feature, "households");
    const UnitCounts people = unit_counts(values, feature, "people");
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
}

Block commune_block(const ReportSource& source) {
    const auto word = [&source](std::string_view key) { return source.words("column." + std::string{key}); };
    Block block{.columns = {{.heading = word("code")}, {.heading = word("commune")}}, .has_filter = true};
    add_roll_up_columns(block, source);
    block.columns[2].name = "commune_hamlets";
    block.columns.push_back(
        {.heading = word("area_km2"), .form = CellForm::hundredth, .has_total = true, .is_printed = false});
    block.columns.push_back(
        {.heading = word("served_area_km2"), .form = CellForm::hundredth, .has_total = true, .is_printed = false});
    block.columns.push_back({.heading = word("served_area_share"), .is_printed = false});
    return block;
}

SheetRow commune_row(const ReportSource& source, const NamedValues& values, const Feature& feature) {
    SheetRow row{.values = {values.at(feature, "code"), values.at(feature, "name")}};
    add_roll_up(row, source, values, feature);
    const std::optional<double> area = values.number(feature, "computed_area_km2");
    const std::optional<double> served = values.number(feature, "served_area_km2");
    row.values.push_back(values.at(feature, "area_km2"));
    row.values.push_back(values.at(feature, "served_area_km2"));
    row.values.push_back(area && served ? Value{share(*served, *area, 1, source.language())} : Value{});
    source.link_first_hamlet(row, 1, values.text(feature, "code"));
    return row;
}

/// What the hamlets of a group share, in words: "điện lưới", "vùng khó khăn: có".
std::string shared_by(const NamedValues& values, const Feature& group, Language language) {
    const auto declared = [&](const char* column, std::string_view subject) {
        const std::string value = values.text(group, column);
        return value.empty() ? say(language, "common.not_reported") : label_of_key(subject, value, language);
    };
    const std::string by = values.text(group, "group_by");
    const std::optional<bool> flag = values.flag(group, "difficult");
    const std::string difficult = say(language, !flag ? "common.not_reported" : *flag ? "common.yes" : "common.no");
    if (by == "difficulty") {
        return difficult;
    }
    if (by == "power_and_difficulty") {
        return declared("power", "map.power") + "; " + say(language, "group.difficulty", {{"value", difficult}});
    }
    const std::string district = by == "old_commune" ? values.text(group, "old_district") : std::string{};
    return by == "power" ? declared("power", "map.power")
                         : declared(by.c_str(), "") + (district.empty() ? "" : " (" + district + ")");
}

Block group_block(const ReportSource& source) {
    Block block{
        .columns = {{.heading = source.words("column.group_by")}, {.heading = source.words("column.group")}},
        .has_filter = true};
    add_roll_up_columns(block, source);
    for (BlockColumn& column : block.columns) {
        column.has_total = false;  // every way of grouping counts all hamlets once more
    }
    return block;
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

Sheet group_sheet(const ReportSource& source) {
    Sheet sheet = source.sheet(SheetKind::groups);
    const FeatureTable& groups = source.table("groups");
    if (groups.features.empty()) {
        sheet.nothing = source.words("no_groups");
        return sheet;
    }
    const NamedValues values{groups};
    Block block = group_block(source);
    for (const Feature& group : groups.features) {
        SheetRow row{
            .values = {label_of_key("workbook.group_by", values.text(group, "group_by"), source.language()),
                       shared_by(values, group, source.language())}};
        add_roll_up(row, source, values, group);
        block.rows.push_back(std::move(row));
    }
    sheet.blocks.push_back(std::move(block));
    sheet.frozen_columns = 2;
    return sheet;
}

}  // namespace lomsong
