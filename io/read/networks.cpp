// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include "engine/core/text.hpp"
#include "io/clean/status.hpp"
#include "io/read/features.hpp"

namespace lomsong {

namespace {

constexpr std::array<std::string_view, 7> k_aerial{"aerial",   "overhead", "pole",    "treo",
                                                   "cap_treo", "treo_cot", "tren_cot"};
constexpr std::array<std::string_view, 8> k_underground{"underground", "buried", "duct",     "ngam",
                                                        "cap_ngam",    "chon",   "cap_chon", "trong_cong"};

Placement placement_named(const std::string& text) {
    const std::string word = identifier(text);
    const auto one_of = [&](const auto& words) {
        return std::ranges::find(words, std::string_view{word}) != words.end();
    };
    return one_of(k_aerial)        ? Placement::aerial
           : one_of(k_underground) ? Placement::underground
                                   : Placement::unknown;
}

struct Centroid {
    Point point;
    double area_m2 = 0.0;
};

/// Area and centroid of the outer rings. Relative to the first vertex, so that large coordinates cost no digits.
Centroid centroid_of(const MultiPolygon& polygons) {
    const Point origin = polygons.front().outer.front();
    double twice_area = 0.0;
    double sum_x = 0.0;
    double sum_y = 0.0;
    for (const Polygon& polygon : polygons) {
        for (std::size_t i = 1; i < polygon.outer.size(); ++i) {
            const Point a{polygon.outer[i - 1].x - origin.x, polygon.outer[i - 1].y - origin.y};
            const Point b{polygon.outer[i].x - origin.x, polygon.outer[i].y - origin.y};
            const double cross = a.x * b.y - b.x * a.y;
            twice_area += cross;
            sum_x += (a.x + b.x) * cross;
            sum_y += (a.y + b.y) * cross;
        }
    }
    if (!(std::abs(twice_area) > 0.0)) {
        return {origin, 0.0};
    }
    return {{origin.x + sum_x / (3.0 * twice_area), origin.y + sum_y / (3.0 * twice_area)},
            std::abs(twice_area) / 2.0};
}

}  // namespace

void read_fibre_routes(const LayerTables& tables, const Meaning& into) {
    into.layers.has_fibre_routes = true;
    WordCount planned;
    WordCount unclear;
    for_each_row(tables, into.layers.crs, into.findings, [&](RowReader& reader, const TableRow& row) {
        FibreRoute route;
        route.code = reader.required(row, "route");
        route.operator_name = reader.text(row, "operator");
        const std::string placement = reader.text(row, "placement");
        route.placement = placement_named(placement);
        route.path = reader.lines(row);
        const std::string status = reader.text(row, "status");
        if (service_state(status) == ServiceState::out_of_service) {
            planned.add(status);
            return;
        }
        if (route.placement == Placement::unknown && !placement.empty()) {
            unclear.add(placement);
        }
        into.layers.fibre_routes.push_back(std::move(route));
    });
    if (planned.total() > 0) {
        into.reporter.warn("fibre_routes: " + std::to_string(planned.total()) +
                           " routes are not in service and are left out: " + planned.list());
    }
    if (unclear.total() > 0) {
        into.reporter.warn("fibre_routes: " + std::to_string(unclear.total()) +
                           " routes have a placement that is neither aerial nor underground: " + unclear.list());
    }
}

void read_fibre_nodes(const LayerTables& tables, const Meaning& into) {
    into.layers.has_fibre_nodes = true;
    std::size_t without_kind = 0;
    for_each_row(tables, into.layers.crs, into.findings, [&](RowReader& reader, const TableRow& row) {
        FibreNode node;
        node.code = reader.required(row, "node");
        node.kind = reader.text(row, "kind");
        node.operator_name = reader.text(row, "operator");
        const std::string kind = folded(node.kind);
        node.can_serve =
            kind.empty() || std::ranges::any_of(into.project.parameters.fibre.serving_kinds,
                                                [&](const std::string& k) { return folded(k) == kind; });
        without_kind += kind.empty() ? 1U : 0U;
        if (const std::optional<Point> position = reader.position(row)) {
            node.position = *position;
            into.layers.fibre_nodes.push_back(std::move(node));
        }
    });
    if (without_kind > 0) {
        into.reporter.warn("fibre_nodes: " + std::to_string(without_kind) +
                           " nodes have no kind and are taken as able to serve");
    }
}

void read_buildings(const LayerTables& tables, const Meaning& into) {
    for_each_row(tables, into.layers.crs, into.findings, [&](RowReader& reader, const TableRow& row) {
        const std::optional<double> declared_m2 = reader.number(row, "area_m2", limits::k_footprint);
        if (row.shape.kind == ShapeKind::point && declared_m2) {
            if (const std::optional<Point> position = reader.position(row)) {
                into.layers.buildings.push_back({*position, *declared_m2});
            }
            return;
        }
        const MultiPolygon outline = reader.polygons(row);
        if (!outline.empty()) {
            const Centroid centroid = centroid_of(outline);
            into.layers.buildings.push_back({centroid.point, declared_m2.value_or(centroid.area_m2)});
        }
    });
}

}  // namespace lomsong
