// SPDX-License-Identifier: Apache-2.0
/// @file  Cáp quang: how far every hamlet is from fibre, straight, along the cable and by road.
#include "io/language/labels.hpp"
#include "io/workbook/report_source.hpp"

namespace lomsong {

namespace {

Block fibre_block(const ReportSource& source) {
    const auto word = [&source](std::string_view key) { return source.words("column." + std::string{key}); };
    const auto km = [&word](std::string_view key) {
        return BlockColumn{.heading = word(key), .form = CellForm::hundredth};
    };
    Block block{.columns = {{.heading = word("code")},
                            {.heading = word("hamlet")},
                            {.heading = word("commune")},
                            {.heading = word("households"), .form = CellForm::whole, .has_total = true},
                            {.heading = word("people"), .form = CellForm::whole, .has_total = true},
                            {.heading = word("fibre"), .name = "fibre_class", .tints = fibre_tints(source)},
                            km("route_km"),
                            {.heading = word("route_operator")},
                            {.heading = word("placement")},
                            km("node_km"),
                            {.heading = word("node")},
                            {.heading = word("node_operator")},
                            km("cable_km"),
                            km("road_km"),
                            km("road_access_km")},
                .has_filter = true};
    for (const ReportedOperator& one : source.facts().operators) {
        block.columns.push_back({.heading = one.name + ": " + word("fibre"), .is_printed = false});
    }
    return block;
}

Value placement_of(const NamedValues& values, const Feature& feature, const ReportSource& source) {
    const std::string placement = values.text(feature, "route_placement");
    return placement == "aerial" || placement == "underground"
               ? Value{say(source.language(), "map.legend." + placement)}
               : Value{};
}

SheetRow fibre_row(const ReportSource& source, const NamedValues& values, const Feature& feature) {
    const auto km = [&](std::string_view name) { return km_of(values.number(feature, name)); };
    SheetRow row{.values = {values.at(feature, "code"), values.at(feature, "name"), values.at(feature, "commune"),
                            values.at(feature, "households"), values.at(feature, "population"),
                            fibre_label(source, values.text(feature, "fibre_class")), km("fibre_route_distance_m"),
                            values.at(feature, "route_operator"), placement_of(values, feature, source),
                            km("fibre_node_distance_m"), values.at(feature, "node_code"),
                            values.at(feature, "node_operator"), km("fibre_cable_distance_m"),
                            km("fibre_road_distance_m"), km("road_access_m")}};
    for (const ReportedOperator& one : source.facts().operators) {
        row.values.push_back(fibre_label(source, values.text(feature, one.key + "_fibre_class")));
    }
    source.link_hamlet(row, 1, values.text(feature, "code"));
    source.link_commune(row, 2, values.text(feature, "commune_code"));
    return row;
}

}  // namespace

Sheet fibre_sheet(const ReportSource& source) {
    Sheet sheet = source.sheet(SheetKind::fibre);
    const FeatureTable& reach = source.table("fibre_reach");
    const NamedValues values{reach};
    bool knows_any = false;
    Block block = fibre_block(source);
    for (const Feature& feature : reach.features) {
        if (values.text(feature, "place") == "hamlet") {
            knows_any = knows_any || values.text(feature, "fibre_class") != "no_data";
            block.rows.push_back(fibre_row(source, values, feature));
        }
    }
    if (!knows_any) {
        sheet.nothing = source.words("no_fibre");
        return sheet;
    }
    sheet.blocks.push_back(std::move(block));
    sheet.frozen_columns = 2;
    return sheet;
}

}  // namespace lomsong
