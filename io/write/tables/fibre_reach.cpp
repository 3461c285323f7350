// SPDX-License-Identifier: Apache-2.0
/// @file  fibre_reach: one point per hamlet and per cluster; the nearest cable, the node it leads to, the node that
///        is nearest straight and by road.
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "io/language/catalogue.hpp"
#include "io/language/labels.hpp"
#include "io/write/names.hpp"
#include "io/write/tables/tables.hpp"

namespace lomsong {

namespace {

/// A hamlet, or one of its clusters.
struct ReachRow {
    const Hamlet& hamlet;
    const FibreReach& reach;
    const std::vector<FibreReach>* by_operator;  ///< null of clusters
    std::optional<double> households;
    std::optional<double> population;
};

/// By Placement.
constexpr std::array<std::string_view, 3> k_placements{"unknown", "aerial", "underground"};

std::string_view class_key(const FibreReach& reach) {
    return k_fibre_class_keys[static_cast<std::size_t>(reach.reach)];
}

void add_identity(Columns<ReachRow>& columns) {
    columns.add("code", [](const ReachRow& row) { return row.hamlet.code; })
        .add("name", [](const ReachRow& row) { return row.hamlet.name; })
        .add("commune_code", [](const ReachRow& row) { return row.hamlet.commune_code; })
        .add("commune", [](const ReachRow& row) { return row.hamlet.commune; })
        .add("place", [](const ReachRow& row) { return row.by_operator != nullptr ? "hamlet" : "cluster"; })
        .add("households", [](const ReachRow& row) { return rounded(row.households, 1); })
        .add("population", [](const ReachRow& row) { return rounded(row.population, 1); });
}

void add_class(Columns<ReachRow>& columns, const RunParameters& parameters) {
    columns.add("fibre_class", [](const ReachRow& row) { return class_key(row.reach); })
        .add("fibre_class_label",
             [=](const ReachRow& row) { return label(row.reach.reach, parameters.fibre, parameters.language); });
}

void add_route(Columns<ReachRow>& columns, const Layers& layers) {
    const auto route = [&layers](const ReachRow& row) {
        return row.reach.route ? &layers.fibre_routes.at(*row.reach.route) : nullptr;
    };
    columns
        .add("fibre_route_distance_m", [](const ReachRow& row) { return whole_metres(row.reach.route_distance); })
        .add("route_code", [=](const ReachRow& row) { return route(row) == nullptr ? "" : route(row)->code; })
        .add("route_operator",
             [=](const ReachRow& row) { return route(row) == nullptr ? "" : route(row)->operator_name; })
        .add("route_placement", [=](const ReachRow& row) {
            return route(row) == nullptr ? std::string_view{}
                                         : k_placements[static_cast<std::size_t>(route(row)->placement)];
        });
}

void add_nodes(Columns<ReachRow>& columns, const Layers& layers) {
    const auto node = [&layers](std::optional<std::size_t> index) {
        return index ? &layers.fibre_nodes.at(*index) : nullptr;
    };
    const auto code = [node](std::optional<std::size_t> index) {
        return index ? node(index)->code : std::string{};
    };
    columns.add("fibre_node_distance_m", [](const ReachRow& row) { return whole_metres(row.reach.node_distance); })
        .add("node_code", [=](const ReachRow& row) { return code(row.reach.node); })
        .add("node_kind",
             [=](const ReachRow& row) { return row.reach.node ? node(row.reach.node)->kind : std::string{}; })
        .add("node_operator",
             [=](const ReachRow& row) {
                 return row.reach.node ? node(row.reach.node)->operator_name : std::string{};
             })
        .add("fibre_cable_distance_m", [](const ReachRow& row) { return whole_metres(row.reach.cable_distance); })
        .add("cable_node_code", [=](const ReachRow& row) { return code(row.reach.cable_node); })
        .add("fibre_road_distance_m", [](const ReachRow& row) { return whole_metres(row.reach.road_distance); })
        .add("road_node_code", [=](const ReachRow& row) { return code(row.reach.road_node); })
        .add("road_access_m", [](const ReachRow& row) { return whole_metres(row.reach.road_access); });
}

/// <operator>_...: of hamlets only.
void add_operators(Columns<ReachRow>& columns, const std::vector<std::string>& operators) {
    const std::vector<std::string> keys = operator_keys(operators);
    for (std::size_t which = 0; which < keys.size(); ++which) {
        const auto reach = [which](const ReachRow& row) {
            return row.by_operator == nullptr ? nullptr : &row.by_operator->at(which);
        };
        const auto metres = [reach](std::optional<Metres> FibreReach::*distance) {
            return [=](const ReachRow& row) {
                return reach(row) == nullptr ? std::nullopt : whole_metres(reach(row)->*distance);
            };
        };
        columns
            .add(keys[which] + "_fibre_class",
                 [=](const ReachRow& row) {
                     return reach(row) == nullptr ? std::string_view{} : class_key(*reach(row));
                 })
            .add(keys[which] + "_route_distance_m", metres(&FibreReach::route_distance))
            .add(keys[which] + "_node_distance_m", metres(&FibreReach::node_distance))
            .add(keys[which] + "_cable_distance_m", metres(&FibreReach::cable_distance))
            .add(keys[which] + "_road_distance_m", metres(&FibreReach::road_distance));
    }
}

/// Clusters of one hamlet are numbered from 1 in the order of its test points.
void add_clusters(FeatureTable& table, const Columns<ReachRow>& columns, const Layers& layers,
                  const Results& results) {
    std::size_t number = 0;
    for (std::size_t i = 0; i < results.fibre.points.size(); ++i) {
        const TestPoint& point = results.test_points.at(i);
        const bool same_hamlet = i > 0 && results.test_points.at(i - 1).hamlet == point.hamlet;
        number = same_hamlet ? number : 0;
        if (point.is_centre) {
            continue;
        }
        ++number;
        const Hamlet& hamlet = layers.hamlets.at(point.hamlet);
        const std::optional<double> households =
            point.households > 0.0 ? std::optional{point.households} : std::nullopt;
        const ReachRow row{hamlet, results.fibre.points[i], nullptr, households, std::nullopt};
        table.features.push_back({hamlet.code + "/" + std::to_string(number), point.position, columns.values(row)});
    }
}

}  // namespace

FeatureTable fibre_reach_table(const Layers& layers, const Results& results, const RunParameters& parameters) {
    Columns<ReachRow> columns;
    add_identity(columns);
    add_class(columns, parameters);
    add_route(columns, layers);
    add_nodes(columns, layers);
    add_operators(columns, results.fibre.operators);
    add_style(columns, GeometryKind::points, [](const ReachRow& row) { return fibre_style(row.reach.reach); });

    FeatureTable table;
    table.description = say(parameters.language, "table.fibre_reach");
    table.geometry = GeometryKind::points;
    table.columns = columns.columns();
    for (std::size_t i = 0; i < layers.hamlets.size(); ++i) {
        const Hamlet& hamlet = layers.hamlets[i];
        const HamletResult& result = results.hamlets.at(i);
        static const std::vector<FibreReach> k_of_nobody;
        const std::vector<FibreReach>* by_operator =
            results.fibre.operators.empty() ? &k_of_nobody : &results.fibre.hamlets_by_operator.at(i);
        const ReachRow row{hamlet, result.fibre, by_operator, hamlet.households, hamlet.population};
        const FeatureGeometry place = result.centre ? FeatureGeometry{*result.centre} : FeatureGeometry{};
        table.features.push_back({hamlet.code, place, columns.values(row)});
    }
    add_clusters(table, columns, layers, results);
    return table;
}

}  // namespace lomsong
