// SPDX-License-Identifier: Apache-2.0
/// @file  Vùng lõm: inhabited areas where a service is missing, with people, cause and the nearest station.
#include "io/language/labels.hpp"
#include "io/workbook/report_source.hpp"

namespace lomsong {

namespace {

/// What is missing, in words of the workbook's language: "4G: no operator serves".
std::string scope_of(const NamedValues& values, const Feature& gap, Language language) {
    const std::string kind = values.text(gap, "kind");
    const std::string name = values.text(gap, "operator");
    const std::string technology = values.text(gap, "technology");
    if (kind == "partial") {
        return say(language, "gap.partial");
    }
    if (kind == "single_operator") {
        return say(language, "gap.single", {{"operator", name}});
    }
    const std::string what =
        name.empty() ? say(language, "gap.no_operator") : say(language, "gap.of_operator", {{"operator", name}});
    return technology.empty() ? what
                              : say(language, "gap.of_technology", {{"technology", technology}, {"gap", what}});
}

Value cause_of(const NamedValues& values, const Feature& gap, Language language) {
    const std::string cause = values.text(gap, "cause");
    return cause.empty() ? Value{} : Value{label_of_key("cause", cause, language)};
}

Block gap_block(const ReportSource& source) {
    const auto word = [&source](std::string_view key) { return source.words("column." + std::string{key}); };
    return {
        .columns = {{.heading = word("scope")},
                    {.heading = word("in_hamlets")},
                    {.heading = word("hamlet_count"), .form = CellForm::whole},
                    {.heading = word("people"), .form = CellForm::whole, .has_total = true, .name = "gap_people"},
                    {.heading = word("households"), .form = CellForm::whole, .has_total = true},
                    {.heading = word("area_km2"), .form = CellForm::hundredth, .has_total = true},
                    {.heading = word("cause")},
                    {.heading = word("nearest")},
                    {.heading = word("operator_of_station")},
                    {.heading = word("nearest_km"), .form = CellForm::hundredth},
                    {.heading = word("operator"), .is_printed = false},
                    {.heading = word("technology"), .is_printed = false},
                    {.heading = word("hamlet_codes"), .is_printed = false},
                    {.heading = word("gap_id"), .is_printed = false}},
        .has_filter = true};
}

}  // namespace

Sheet gap_sheet(const ReportSource& source) {
    Sheet sheet = source.sheet(SheetKind::gaps);
    const FeatureTable& gaps = source.table("gaps");
    if (gaps.features.empty()) {
        sheet.nothing = source.words(source.result().has("gaps") ? "no_gaps" : "no_gap_layer");
        return sheet;
    }
    const NamedValues values{gaps};
    Block block = gap_block(source);
    for (const Feature& gap : gaps.features) {
        const std::string codes = values.text(gap, "hamlet_codes");
        SheetRow row{.values = {scope_of(values, gap, source.language()), values.at(gap, "hamlets"),
                                values.at(gap, "hamlet_count"), values.at(gap, "people"),
                                values.at(gap, "households"), values.at(gap, "area_km2"),
                                cause_of(values, gap, source.language()), values.at(gap, "nearest_station"),
                                values.at(gap, "nearest_operator"), km_of(values.number(gap, "nearest_distance_m")),
                                values.at(gap, "operator"), values.at(gap, "technology"),
                                values.at(gap, "hamlet_codes"), gap.id}};
        source.link_hamlet(row, 1, codes.substr(0, codes.find(';')));
        block.rows.push_back(std::move(row));
    }
    sheet.blocks.push_back(std::move(block));
    sheet.frozen_columns = 2;
    return sheet;
}

}  // namespace lomsong
