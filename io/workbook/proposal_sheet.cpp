// SPDX-License-Identifier: Apache-2.0
/// @file  Đề xuất, Đề xuất cáp: proposed stations (`lomsong plan sites`) and new cable (layer fibre_extensions), in
///        the order of building.
#include "io/language/labels.hpp"
#include "io/workbook/report_source.hpp"

namespace lomsong {

namespace {

Block site_block(const ReportSource& source, const FeatureTable& proposals) {
    const auto word = [&source](std::string_view key) { return source.words("column." + std::string{key}); };
    Block block{.columns = {{.heading = word("rank"), .form = CellForm::whole},
                            {.heading = word("code")},
                            {.heading = word("kind")},
                            {.heading = word("near_hamlet")},
                            {.heading = word("commune")},
                            {.heading = word("people_gained"), .form = CellForm::whole},
                            {.heading = word("people_total"), .form = CellForm::whole},
                            {.heading = word("households_gained"), .form = CellForm::whole},
                            {.heading = word("cost"), .form = CellForm::whole},
                            {.heading = word("cost_total"), .form = CellForm::whole},
                            {.heading = word("road_m"), .form = CellForm::whole},
                            {.heading = word("route_m"), .form = CellForm::whole},
                            {.heading = word("hamlets_served")}},
                .has_filter = true};
    const NamedValues values{proposals};
    for (const Feature& site : proposals.features) {
        block.rows.push_back(
            {.values = {values.at(site, "rank"), values.at(site, "code"),
                        label_of_key("sites", values.text(site, "kind"), source.language()),
                        values.at(site, "near_hamlet"), values.at(site, "commune"), values.at(site, "people"),
                        values.at(site, "people_total"), values.at(site, "households"), values.at(site, "cost"),
                        values.at(site, "cost_total"), values.at(site, "road_distance_m"),
                        values.at(site, "fibre_route_distance_m"), values.at(site, "hamlets_served")}});
    }
    return block;
}

Block cable_block(const ReportSource& source, const FeatureTable& extensions) {
    const auto word = [&source](std::string_view key) { return source.words("column." + std::string{key}); };
    Block block{.columns = {{.heading = word("rank"), .form = CellForm::whole},
                            {.heading = word("hamlet_codes")},
                            {.heading = word("placement")},
                            {.heading = word("in_hamlets")},
                            {.heading = word("after"), .form = CellForm::whole},
                            {.heading = word("households"), .form = CellForm::whole},
                            {.heading = word("households_total"), .form = CellForm::whole},
                            {.heading = word("km"), .form = CellForm::hundredth},
                            {.heading = word("cost_low"), .form = CellForm::whole},
                            {.heading = word("cost_high"), .form = CellForm::whole},
                            {.heading = word("cost_total_low"), .form = CellForm::whole},
                            {.heading = word("cost_total_high"), .form = CellForm::whole},
                            {.heading = word("currency")}},
                .has_filter = true};
    const NamedValues values{extensions};
    for (const Feature& stretch : extensions.features) {
        const std::string codes = values.text(stretch, "hamlet_codes");
        SheetRow row{.values = {values.at(stretch, "order"), values.at(stretch, "hamlet_codes"),
                                label_of_key("fibre_plan", values.text(stretch, "placement"), source.language()),
                                values.at(stretch, "hamlet_names"), values.at(stretch, "upstream_order"),
                                values.at(stretch, "households"), values.at(stretch, "total_households"),
                                km_of(values.number(stretch, "length_m")), values.at(stretch, "cost_low"),
                                values.at(stretch, "cost_high"), values.at(stretch, "total_cost_low"),
                                values.at(stretch, "total_cost_high"), values.at(stretch, "currency")}};
        source.link_hamlet(row, 3, codes.substr(0, codes.find(',')));
        block.rows.push_back(std::move(row));
    }
    return block;
}

}  // namespace

Sheet proposal_sheet(const ReportSource& source) {
    Sheet sheet = source.sheet(SheetKind::proposals);
    const std::optional<FeatureTable>& proposals = source.options().proposals;
    if (!proposals || proposals->features.empty()) {
        sheet.nothing = source.words(proposals ? "nothing_proposed" : "no_proposals");
        return sheet;
    }
    sheet.blocks.push_back(site_block(source, *proposals));
    sheet.frozen_columns = 2;
    return sheet;
}

Sheet cable_sheet(const ReportSource& source) {
    Sheet sheet = source.sheet(SheetKind::cables);
    const FeatureTable& extensions = source.table("fibre_extensions");
    if (extensions.features.empty()) {
        sheet.nothing =
            source.words(source.result().has("fibre_extensions") ? "nothing_proposed" : "no_cable_plan");
        return sheet;
    }
    sheet.blocks.push_back(cable_block(source, extensions));
    sheet.frozen_columns = 1;
    return sheet;
}

}  // namespace lomsong
