// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/text.hpp"
#include "io/clean/status.hpp"
#include "io/clean/values.hpp"
#include "io/project/synonyms.hpp"
#include "io/read/features.hpp"
#include "io/shapes/fibre_lengths.hpp"
#include "io/shapes/placement_words.hpp"

namespace lomsong {

namespace {

/// Names of one operator are one name: "VinaPhone" and "VNPT" would be two owners of one cable.
std::string operator_called(const std::string& text) {
    return Synonyms::built_in().operator_named(text).value_or(text);
}

/// Where the cables of a file lie, when its rows do not say: "cap_treo.kml", layer "Cáp ngầm".
Placement placement_by_name(const MatchedTable& matched, std::vector<Understanding>& understood) {
    if (matched.columns.has("placement")) {
        return Placement::unknown;
    }
    const std::string& layer = matched.table.layer;
    const std::string stem = std::filesystem::path{matched.table.file}.stem().string();
    for (const std::string& name : {layer, stem}) {
        const Placement placement = placement_of(name).placement;
        if (placement != Placement::unknown) {
            constexpr double k_by_name = 0.9;
            understood.push_back({"placement", placement == Placement::aerial ? "aerial" : "underground", k_by_name,
                                  "no column says it, the name '" + name + "' does"});
            return placement;
        }
    }
    return Placement::unknown;
}

/// A route with what its row says besides.
struct RouteRow {
    const TableRow* row;
    FibreRoute route;
    std::string placement;
    std::string status;
    std::optional<double> declared;  ///< in the unit of the column
};

Finding noted(RowPlace place, std::string column, FindingKind kind, std::string problem, std::string advice) {
    Finding finding{std::move(place), std::move(column), kind, std::move(problem), std::move(advice)};
    finding.outcome = Outcome::noted;
    return finding;
}

/// The routes of one table, before they go their ways.
class RouteTable {
  public:
    RouteTable(const MatchedTable& matched, const Meaning& into)
        : m_matched{matched}, m_into{into}, m_reader{matched, into.layers.crs, into.findings} {}

    std::vector<RouteRow> read() {
        const Placement by_name = placement_by_name(m_matched, m_into.read.understood[LayerRole::fibre_routes]);
        for (const TableRow& row : m_matched.table.rows) {
            if (m_into.findings.rejects(m_reader.place(row))) {
                continue;
            }
            RouteRow read = route_of(row, by_name);
            if (!m_into.findings.rejects(m_reader.place(row))) {
                m_rows.push_back(std::move(read));
            }
        }
        declare_lengths();
        return std::move(m_rows);
    }

  private:
    RouteRow route_of(const TableRow& row, Placement by_name) {
        RouteRow read{&row, {}, m_reader.text(row, "placement"), m_reader.text(row, "status"), std::nullopt};
        read.route.code = m_reader.required(row, "route");
        read.route.operator_name = operator_called(m_reader.text(row, "operator"));
        read.route.placement = by_name;
        if (!read.placement.empty()) {
            read.route.placement = told_placement(row, read.placement);
        }
        read.declared = m_reader.number(row, "length_declared_km", limits::k_cable_length);
        read.route.path = m_reader.lines(row);
        read.route.status = read.status;
        return read;
    }

    Placement told_placement(const TableRow& row, const std::string& cell) {
        const PlacementWords words = placement_of(cell);
        if (words.placement == Placement::unknown) {
            Finding finding = noted(m_reader.place(row), m_matched.columns.heading(m_matched.table, "placement"),
                                    FindingKind::unknown_word,
                                    words.several ? "'" + cell + "' names several placements"
                                                  : "'" + cell + "' is neither aerial nor underground",
                                    words.several ? "Draw each stretch as a row of its own."
                                                  : "Write treo or ngầm (aerial or underground).");
            finding.value_seen = cell;
            finding.rule = "placement_words";
            m_into.findings.add(std::move(finding));
        }
        return words.placement;
    }

    /// Metres per unit of the column: by its heading, else by what is drawn; kilometres where neither tells.
    [[nodiscard]] double unit_of(const std::vector<double>& declared, const std::vector<Metres>& drawn) const {
        constexpr double k_kilometre = 1000.0;
        const MatchedColumn* column = m_matched.columns.find("length_declared_km");
        if (column != nullptr && (column->unit == "m" || column->unit == "km")) {
            return column->unit == "m" ? 1.0 : k_kilometre;
        }
        const double unit = metres_per_unit(declared, drawn).value_or(k_kilometre);
        if (unit < k_kilometre) {
            m_into.read.understood[LayerRole::fibre_routes].push_back(
                {"unit of '" + m_matched.columns.heading(m_matched.table, "length_declared_km") + "'", "metres",
                 0.95, "half of the routes drawn are that long, to a factor of three"});
        }
        return unit;
    }

    void declare_lengths() {
        std::vector<FibreRoute> routes;
        std::vector<double> declared;
        std::vector<RouteRow*> rows;
        for (RouteRow& row : m_rows) {
            if (row.declared) {
                routes.push_back(row.route);
                declared.push_back(*row.declared);
                rows.push_back(&row);
            }
        }
        const std::vector<Metres> drawn = drawn_lengths(routes, m_into.layers.crs);
        const double unit = rows.empty() ? 1.0 : unit_of(declared, drawn);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const Metres length{unit * declared[i]};
            rows[i]->route.declared_length = length;
            if (lengths_differ(drawn[i], length)) {
                tell_length(*rows[i], drawn[i], length);
            }
        }
    }

    void tell_length(const RouteRow& row, Metres drawn, Metres declared) {
        const auto km = [](Metres length) {
            return shown_number(std::round(length.value() / 10.0) / 100.0) + " km";
        };
        Finding finding =
            noted(m_reader.place(*row.row), m_matched.columns.heading(m_matched.table, "length_declared_km"),
                  FindingKind::length_differs, "declares " + km(declared) + ", drawn are " + km(drawn),
                  "Draw the whole route, or correct its length.");
        finding.value_seen = m_reader.text(*row.row, "length_declared_km");
        finding.rule = "length_of_route";
        m_into.findings.add(std::move(finding));
    }

    const MatchedTable& m_matched;
    const Meaning& m_into;
    RowReader m_reader;
    std::vector<RouteRow> m_rows;
};

/// "'FO1', 'FO2' and 5 others": a warning stays a line.
std::string named(const std::vector<FibreRoute>& routes) {
    constexpr std::size_t k_shown = 8;
    std::string text;
    for (std::size_t i = 0; i < std::min(k_shown, routes.size()); ++i) {
        text += (i == 0 ? "'" : ", '") + routes[i].code + "'";
    }
    return routes.size() > k_shown ? text + " and " + std::to_string(routes.size() - k_shown) + " others" : text;
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
    for (const MatchedTable& matched : tables.tables) {
        if (into.findings.rejects(matched.table.place())) {
            continue;
        }
        for (RouteRow& row : RouteTable{matched, into}.read()) {
            const RowPlace place = matched.table.place(row.row->number);
            if (service_state(row.status) == ServiceState::out_of_service) {
                planned.add(row.status);
                into.layers.planned_fibre_routes.push_back(std::move(row.route));
                into.read.planned_route_rows.push_back(place);
                continue;
            }
            if (row.route.placement == Placement::unknown && !row.placement.empty()) {
                unclear.add(row.placement);
            }
            into.layers.fibre_routes.push_back(std::move(row.route));
            into.read.rows[LayerRole::fibre_routes].push_back(place);
        }
    }
    if (planned.total() > 0) {
        into.reporter.warn("fibre_routes: " + std::to_string(planned.total()) +
                           " routes are not in service and are left out: " + planned.list() + ": " +
                           named(into.layers.planned_fibre_routes) + ". The run.json of a result names them all");
    }
    if (unclear.total() > 0) {
        into.reporter.warn("fibre_routes: " + std::to_string(unclear.total()) +
                           " routes have a placement that is neither aerial nor underground: " + unclear.list());
    }
}

void read_fibre_nodes(const LayerTables& tables, const Meaning& into) {
    into.layers.has_fibre_nodes = true;
    std::size_t without_kind = 0;
    WordCount idle;
    for_each_row(tables, into.layers.crs, into.findings, [&](RowReader& reader, const TableRow& row) {
        FibreNode node;
        node.code = reader.required(row, "node");
        node.kind = reader.text(row, "kind");
        node.operator_name = operator_called(reader.text(row, "operator"));
        node.status = reader.text(row, "status");
        const std::string kind = folded(node.kind);
        const bool in_service = service_state(node.status) != ServiceState::out_of_service;
        const bool may_serve =
            kind.empty() || std::ranges::any_of(into.project.parameters.fibre.serving_kinds,
                                                [&](const std::string& k) { return folded(k) == kind; });
        const std::optional<Point> position = reader.position(row);
        if (!position || into.findings.rejects(reader.place(row))) {
            return;
        }
        node.can_serve = in_service && may_serve;
        if (may_serve && !in_service) {
            idle.add(node.status);
        }
        without_kind += kind.empty() ? 1U : 0U;
        node.position = *position;
        into.layers.fibre_nodes.push_back(std::move(node));
        into.read.rows[LayerRole::fibre_nodes].push_back(reader.place(row));
    });
    if (idle.total() > 0) {
        into.reporter.warn("fibre_nodes: " + std::to_string(idle.total()) +
                           " nodes are not in service and serve nobody: " + idle.list());
    }
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
                into.read.rows[LayerRole::buildings].push_back(reader.place(row));
            }
            return;
        }
        const MultiPolygon outline = reader.polygons(row);
        if (!outline.empty()) {
            const Centroid centroid = centroid_of(outline);
            into.layers.buildings.push_back({centroid.point, declared_m2.value_or(centroid.area_m2)});
            into.read.rows[LayerRole::buildings].push_back(reader.place(row));
        }
    });
}

}  // namespace lomsong
