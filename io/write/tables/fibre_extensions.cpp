// SPDX-License-Identifier: Apache-2.0
/// @file  fibre_extensions: one line per stretch of new cable, in the order of building.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "engine/core/error.hpp"
#include "io/language/catalogue.hpp"
#include "io/language/labels.hpp"
#include "io/write/fibre_plan.hpp"
#include "io/write/tables/tables.hpp"

namespace lomsong {

namespace {

struct PlannedStretch {
    const FibreStretch& stretch;
    std::size_t number;  ///< from 0
};

std::string codes(const Layers& layers, const std::vector<std::size_t>& hamlets) {
    std::string text;
    for (const std::size_t hamlet : hamlets) {
        text += (text.empty() ? "" : ", ") + layers.hamlets.at(hamlet).code;
    }
    return text;
}

std::string_view colour_of(const NewCable& cable) {
    const std::string placement = placement_key(cable);
    return placement == "on_poles" ? k_good_by_one : placement == "underground" ? k_no_signal : k_good_by_several;
}

void add_cable(Columns<PlannedStretch>& columns) {
    columns.add("length_m", [](const PlannedStretch& row) { return whole_metres(row.stretch.cable.length()); })
        .add("aerial_m", [](const PlannedStretch& row) { return whole_metres(row.stretch.cable.aerial); })
        .add("on_poles_m", [](const PlannedStretch& row) { return whole_metres(row.stretch.cable.on_poles); })
        .add("underground_m",
             [](const PlannedStretch& row) { return whole_metres(row.stretch.cable.underground); });
    for (const RoadClassInfo& road_class : k_road_classes) {
        const auto index = static_cast<std::size_t>(road_class.road_class);
        columns.add("road_" + std::string{road_class.key} + "_m", [index](const PlannedStretch& row) {
            return whole_metres(Metres{row.stretch.cable.by_road_m.at(index)});
        });
    }
    columns.add("off_road_m",
                [](const PlannedStretch& row) { return whole_metres(Metres{row.stretch.cable.off_road_m}); });
}

Columns<PlannedStretch> columns_of(const Layers& layers, const RunParameters& parameters) {
    Columns<PlannedStretch> columns;
    columns.add("order", [](const PlannedStretch& row) { return row.number + 1; })
        .add("upstream_order",
             [](const PlannedStretch& row) {
                 return row.stretch.upstream ? std::optional{*row.stretch.upstream + 1} : std::nullopt;
             })
        .add("hamlet_codes", [&layers](const PlannedStretch& row) { return codes(layers, row.stretch.hamlets); })
        .add("hamlet_names",
             [&layers](const PlannedStretch& row) { return hamlet_names(layers, row.stretch.hamlets); })
        .add("hamlets", [](const PlannedStretch& row) { return row.stretch.hamlets.size(); })
        .add("households", [](const PlannedStretch& row) { return rounded(row.stretch.households, 1); })
        .add("hamlets_carried", [](const PlannedStretch& row) { return row.stretch.hamlets_carried; })
        .add("households_carried",
             [](const PlannedStretch& row) { return rounded(row.stretch.households_carried, 1); })
        .add("placement", [](const PlannedStretch& row) { return placement_key(row.stretch.cable); })
        .add("placement_label",
             [language = parameters.language](const PlannedStretch& row) {
                 return say(language, "fibre_plan." + placement_key(row.stretch.cable));
             })
        .add("road_class", [](const PlannedStretch& row) { return road_class_key(row.stretch.cable); });
    add_cable(columns);
    columns.add("cost_low", [](const PlannedStretch& row) { return rounded(row.stretch.cost.low, 0); })
        .add("cost_high", [](const PlannedStretch& row) { return rounded(row.stretch.cost.high, 0); })
        .add("currency", [&parameters](const PlannedStretch&) { return parameters.fibre_plan.currency; })
        .add("total_length_m", [](const PlannedStretch& row) { return whole_metres(row.stretch.so_far.length); })
        .add("total_cost_low", [](const PlannedStretch& row) { return rounded(row.stretch.so_far.cost.low, 0); })
        .add("total_cost_high", [](const PlannedStretch& row) { return rounded(row.stretch.so_far.cost.high, 0); })
        .add("total_hamlets", [](const PlannedStretch& row) { return row.stretch.so_far.hamlets; })
        .add("total_households",
             [](const PlannedStretch& row) { return rounded(row.stretch.so_far.households, 1); })
        .add("stroke", [](const PlannedStretch& row) { return colour_of(row.stretch.cable); })
        .add("stroke-width", [](const PlannedStretch&) { return 3.0; });
    return columns;
}

}  // namespace

FeatureTable fibre_extension_table(const Layers& layers, const FibrePlan& plan, const RunParameters& parameters) {
    const Columns<PlannedStretch> columns = columns_of(layers, parameters);
    FeatureTable table;
    table.name = "fibre_extensions";
    table.description =
        say(parameters.language, "fibre_plan.table", {{"currency", parameters.fibre_plan.currency}});
    table.geometry = GeometryKind::lines;
    table.columns = columns.columns();
    for (std::size_t i = 0; i < plan.stretches.size(); ++i) {
        const FibreStretch& stretch = plan.stretches[i];
        const std::string id =
            (stretch.hamlets.empty() ? "towards " : "to ") + layers.hamlets.at(first_hamlet(plan, i)).code;
        table.features.push_back({id, stretch.path, columns.values({stretch, i})});
    }
    return table;
}

FeatureTable fibre_extension_table(const Layers& layers, const Results& results, const RunParameters& parameters) {
    if (!results.fibre_plan) {
        throw Error{ErrorKind::internal, "fibre_extensions",
                    "the run has made no plan. Report this as a fault of Lomsong."};
    }
    return fibre_extension_table(layers, *results.fibre_plan, parameters);
}

}  // namespace lomsong
