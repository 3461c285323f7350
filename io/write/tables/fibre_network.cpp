// SPDX-License-Identifier: Apache-2.0
/// @file  fibre_routes and fibre_nodes: the cables in service and the points where they end, as read and cleaned.
#include <array>
#include <string>
#include <string_view>

#include "io/language/catalogue.hpp"
#include "io/write/tables/tables.hpp"

namespace lomsong {

namespace {

/// By Placement.
constexpr std::array<std::string_view, 3> k_placements{"unknown", "aerial", "underground"};

}  // namespace

FeatureTable fibre_route_table(const Layers& layers, const Results& /*results*/, const RunParameters& parameters) {
    Columns<FibreRoute> columns;
    columns.add("code", [](const FibreRoute& route) { return route.code; })
        .add("operator", [](const FibreRoute& route) { return route.operator_name; })
        .add("placement",
             [](const FibreRoute& route) { return k_placements[static_cast<std::size_t>(route.placement)]; })
        .add("status", [](const FibreRoute& route) { return route.status; })
        .add("drawn_length_m",
             [&layers](const FibreRoute& route) { return whole_metres(layers.ground_scale.length(route.path)); })
        .add("declared_length_m", [](const FibreRoute& route) { return whole_metres(route.declared_length); });
    add_style(columns, GeometryKind::polygons, [](const FibreRoute&) { return fibre_route_style(); });
    FeatureTable table;
    table.description = say(parameters.language, "map.table.fibre_routes");
    table.geometry = GeometryKind::lines;
    table.columns = columns.columns();
    for (const FibreRoute& route : layers.fibre_routes) {
        FeatureGeometry path = route.path.empty() ? FeatureGeometry{} : FeatureGeometry{route.path};
        table.features.push_back({route.code, std::move(path), columns.values(route)});
    }
    return table;
}

FeatureTable fibre_node_table(const Layers& layers, const Results& /*results*/, const RunParameters& parameters) {
    Columns<FibreNode> columns;
    columns.add("code", [](const FibreNode& node) { return node.code; })
        .add("kind", [](const FibreNode& node) { return node.kind; })
        .add("operator", [](const FibreNode& node) { return node.operator_name; })
        .add("status", [](const FibreNode& node) { return node.status; })
        .add("can_serve", [](const FibreNode& node) { return node.can_serve; });
    add_style(columns, GeometryKind::points, [](const FibreNode&) { return station_style(); });
    FeatureTable table;
    table.description = say(parameters.language, "map.table.fibre_nodes");
    table.geometry = GeometryKind::points;
    table.columns = columns.columns();
    for (const FibreNode& node : layers.fibre_nodes) {
        table.features.push_back({node.code, node.position, columns.values(node)});
    }
    return table;
}

}  // namespace lomsong
