// SPDX-License-Identifier: Apache-2.0
/// @file  fibre_reach: one point per hamlet, the nearest route and the nearest node that can serve.
#include <array>
#include <string>
#include <string_view>

#include "io/language/catalogue.hpp"
#include "io/language/labels.hpp"
#include "io/write/tables/tables.hpp"

namespace lomsong {

namespace {

struct HamletReach {
    const Hamlet& hamlet;
    const HamletResult& result;
    const FibreRoute* route;  ///< null when none is known
    const FibreNode* node;    ///< null when none can serve
};

/// By Placement.
constexpr std::array<std::string_view, 3> k_placements{"unknown", "aerial", "underground"};

Columns<HamletReach> columns_of(const RunParameters& parameters) {
    Columns<HamletReach> columns;
    columns.add("code", [](const HamletReach& row) { return row.hamlet.code; })
        .add("name", [](const HamletReach& row) { return row.hamlet.name; })
        .add("commune_code", [](const HamletReach& row) { return row.hamlet.commune_code; })
        .add("commune", [](const HamletReach& row) { return row.hamlet.commune; })
        .add("households", [](const HamletReach& row) { return rounded(row.hamlet.households, 1); })
        .add("population", [](const HamletReach& row) { return rounded(row.hamlet.population, 1); })
        .add("fibre_class",
             [](const HamletReach& row) {
                 return k_fibre_class_keys[static_cast<std::size_t>(row.result.fibre.reach)];
             })
        .add("fibre_class_label",
             [=](const HamletReach& row) {
                 return label(row.result.fibre.reach, parameters.fibre, parameters.language);
             })
        .add("fibre_route_distance_m",
             [](const HamletReach& row) { return whole_metres(row.result.fibre.route_distance); })
        .add("route_code", [](const HamletReach& row) { return row.route == nullptr ? "" : row.route->code; })
        .add("route_operator",
             [](const HamletReach& row) { return row.route == nullptr ? "" : row.route->operator_name; })
        .add("route_placement",
             [](const HamletReach& row) {
                 return row.route == nullptr ? std::string_view{}
                                             : k_placements[static_cast<std::size_t>(row.route->placement)];
             })
        .add("fibre_node_distance_m",
             [](const HamletReach& row) { return whole_metres(row.result.fibre.node_distance); })
        .add("node_code", [](const HamletReach& row) { return row.node == nullptr ? "" : row.node->code; })
        .add("node_kind", [](const HamletReach& row) { return row.node == nullptr ? "" : row.node->kind; })
        .add("node_operator",
             [](const HamletReach& row) { return row.node == nullptr ? "" : row.node->operator_name; });
    add_style(columns, GeometryKind::points,
              [](const HamletReach& row) { return fibre_style(row.result.fibre.reach); });
    return columns;
}

}  // namespace

FeatureTable fibre_reach_table(const Layers& layers, const Results& results, const RunParameters& parameters) {
    const Columns<HamletReach> columns = columns_of(parameters);
    FeatureTable table;
    table.description = say(parameters.language, "table.fibre_reach");
    table.geometry = GeometryKind::points;
    table.columns = columns.columns();
    for (std::size_t i = 0; i < layers.hamlets.size(); ++i) {
        const HamletResult& result = results.hamlets.at(i);
        const FibreReach& fibre = result.fibre;
        const HamletReach row{layers.hamlets[i], result,
                              fibre.route ? &layers.fibre_routes.at(*fibre.route) : nullptr,
                              fibre.node ? &layers.fibre_nodes.at(*fibre.node) : nullptr};
        const FeatureGeometry place = result.centre ? FeatureGeometry{*result.centre} : FeatureGeometry{};
        table.features.push_back({row.hamlet.code, place, columns.values(row)});
    }
    return table;
}

}  // namespace lomsong
