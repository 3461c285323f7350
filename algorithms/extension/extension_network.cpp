// SPDX-License-Identifier: Apache-2.0
#include "algorithms/extension/extension_network.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

#include "algorithms/extension/cable_prices.hpp"
#include "algorithms/extension/cut_lines.hpp"

namespace lomsong {

namespace {

/// A node on its road, a cable that touches it: nothing to build.
constexpr Metres k_nothing_laid{1e-3};

}  // namespace

/// Gathers places and edges in any order, then numbers them by where they are.
class NetworkBuilder {
  public:
    NetworkBuilder(const Surroundings& around, std::span<const ExtensionTarget> targets)
        : m_around{around},
          m_plan{around.parameters.fibre_plan},
          m_reach{around.parameters.roads.reach},
          m_prices{around},
          m_roads{around.roads.lines()} {
        for (std::size_t i = 0; i < around.cables.operators().size(); ++i) {
            if (may_be_used(around.cables.operators()[i])) {
                m_cables.push_back({CutLines{around.cables.cables(i).lines()}, i});
            }
        }
        std::ranges::sort(m_cables, {}, [&](const Cables& each) { return around.cables.operators()[each.owner]; });
        bring_in_targets(targets);
        bring_in_nodes();
        join_cables_to_roads();
    }

    void finish(ExtensionNetwork& network) {
        lay_out_lines();
        number_places();
        number_edges(network);
    }

  private:
    struct Cables {
        CutLines lines;
        std::size_t owner;  ///< into FibreNetwork::operators()
    };
    /// Which lines a place is on; by this the places of one spot are told apart.
    static constexpr std::uint32_t k_root_group = 0;
    static constexpr std::uint32_t k_point_group = 1;
    static constexpr std::uint32_t k_road_group = 2;
    static constexpr std::uint32_t k_first_cable_group = 3;
    struct Place {
        std::uint32_t group;
        std::uint32_t number;  ///< within the group
        auto operator<=>(const Place&) const = default;
    };
    struct Link {
        Place from;
        Place to;
        NetworkEdge edge;
    };

    [[nodiscard]] bool may_be_used(const std::string& owner) const {
        return m_plan.operators.empty() || std::ranges::find(m_plan.operators, owner) != m_plan.operators.end();
    }
    [[nodiscard]] bool has_spare() const { return m_plan.existing_cable == ExistingCable::spare; }

    Place add_point(Point point) {
        m_points.push_back(point);
        return {k_point_group, static_cast<std::uint32_t>(m_points.size() - 1)};
    }
    Place cable_place(std::size_t cables, const Foot& foot) {
        return {k_first_cable_group + static_cast<std::uint32_t>(cables), m_cables[cables].lines.cut(foot)};
    }

    void link_existing(Place from, Place to) {
        NetworkEdge edge;
        edge.existing = true;
        m_links.push_back({from, to, std::move(edge)});
    }
    /// Straight from a point to where it is brought to.
    NetworkEdge& link_straight(Place from, Point at, Place to, const Foot& foot) {
        m_links.push_back({from, to, m_prices.straight(at, foot.point, foot.distance)});
        return m_links.back().edge;
    }

    void bring_in_targets(std::span<const ExtensionTarget> targets) {
        for (const ExtensionTarget& target : targets) {
            const Place place = add_point(target.position);
            if (const std::optional<Foot> foot = m_around.roads.snap(target.position)) {
                const Place on_road{k_road_group, m_roads.cut(*foot)};
                link_straight(place, target.position, on_road, *foot).to_hamlet = true;
                m_joints.push_back({on_road, foot->point});
            }
            if (const auto near = nearest_cable(target.position, m_reach)) {
                NetworkEdge& edge =
                    link_straight(place, target.position, cable_place(near->first, near->second), near->second);
                edge.to_hamlet = true;
                edge.cost += m_plan.per_splice;
            }
        }
    }

    /// The nearest cable that may be joined in its course, with its number in m_cables.
    [[nodiscard]] std::optional<std::pair<std::size_t, Foot>> nearest_cable(Point point, Metres within) const {
        std::optional<std::pair<std::size_t, Foot>> nearest;
        for (std::size_t i = 0; has_spare() && i < m_cables.size(); ++i) {
            const std::optional<Foot> foot = m_cables[i].lines.lines().nearest(point, within);
            if (foot && (!nearest || foot->distance < nearest->second.distance - k_same_distance)) {
                nearest = {i, *foot};
            }
        }
        return nearest;
    }

    /// A node that can serve is at the root; from there new cable may start, and what it stands on is fed by it.
    void bring_in_nodes() {
        const bool routes_serve = !m_around.layers.has_fibre_nodes;
        for (std::size_t i = 0; i < m_cables.size(); ++i) {
            for (const std::size_t number : m_around.cables.serving_nodes(m_cables[i].owner)) {
                const Point position = m_around.layers.fibre_nodes[number].position;
                const Place place = add_point(position);
                link_existing({k_root_group, 0}, place);
                if (const auto foot = m_roads.lines().nearest(position, m_reach)) {
                    link_straight(place, position, {k_road_group, m_roads.cut(*foot)}, *foot);
                }
                if (const auto foot =
                        m_cables[i].lines.lines().nearest(position, m_around.parameters.fibre.node_on_route)) {
                    link_existing(place, cable_place(i, *foot));
                }
            }
            const std::uint32_t ends = m_cables[i].lines.lines().graph().node_count();
            for (std::uint32_t end = 0; routes_serve && end < ends; ++end) {
                link_existing({k_root_group, 0}, {k_first_cable_group + static_cast<std::uint32_t>(i), end});
            }
        }
    }

    void join_cables_to_roads() {
        const Graph& roads = m_roads.lines().graph();
        for (std::uint32_t node = 0; node < roads.node_count(); ++node) {
            m_joints.push_back({{k_road_group, node}, roads.position(node)});
        }
        for (const auto& [place, point] : m_joints) {
            if (const auto near = nearest_cable(point, m_plan.splice_distance)) {
                const Place on_cable = cable_place(near->first, near->second);
                link_straight(place, point, on_cable, near->second).cost += m_plan.per_splice;
            }
        }
        for (std::size_t i = 0; has_spare() && i < m_cables.size(); ++i) {
            const Graph& graph = m_cables[i].lines.lines().graph();
            for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
                const Point at = graph.position(node);
                if (const auto foot = m_roads.lines().nearest(at, m_plan.splice_distance)) {
                    const Place on_cable{k_first_cable_group + static_cast<std::uint32_t>(i), node};
                    link_straight(on_cable, at, {k_road_group, m_roads.cut(*foot)}, *foot).cost +=
                        m_plan.per_splice;
                }
            }
        }
    }

    void lay_out_lines() {
        for (const CutPiece& piece : m_roads.pieces()) {
            const Metres length{piece.to_offset_m - piece.from_offset_m};
            m_links.push_back(
                {{k_road_group, piece.from},
                 {k_road_group, piece.to},
                 m_prices.along_road(m_roads.lines().piece(piece.edge, piece.from_offset_m, piece.to_offset_m),
                                     length, m_around.roads.road_class(piece.edge))});
        }
        for (std::size_t i = 0; i < m_cables.size(); ++i) {
            const std::uint32_t group = k_first_cable_group + static_cast<std::uint32_t>(i);
            for (const CutPiece& piece : m_cables[i].lines.pieces()) {
                lay_out_cable(m_cables[i].lines.lines(), piece, {group, piece.from}, {group, piece.to});
            }
        }
    }

    void lay_out_cable(const LineGraph& lines, const CutPiece& piece, Place from, Place to) {
        const std::uint32_t route = lines.graph().edge(piece.edge).payload;
        if (has_spare() || route == k_no_index) {
            link_existing(from, to);
            return;
        }
        std::optional<NetworkEdge> edge = m_prices.beside_cable(
            lines.piece(piece.edge, piece.from_offset_m, piece.to_offset_m),
            Metres{piece.to_offset_m - piece.from_offset_m}, m_around.layers.fibre_routes[route].placement);
        if (edge) {
            m_links.push_back({from, to, std::move(*edge)});
        }
    }

    [[nodiscard]] Point position(Place place) const {
        switch (place.group) {
            case k_root_group: return {};
            case k_point_group: return m_points[place.number];
            case k_road_group: return m_roads.position(place.number);
            default: return m_cables[place.group - k_first_cable_group].lines.position(place.number);
        }
    }

    void number_places() {
        m_places.push_back({k_root_group, 0});
        const auto add = [&](std::uint32_t group, std::size_t count) {
            for (std::uint32_t i = 0; i < count; ++i) {
                m_places.push_back({group, i});
            }
        };
        add(k_point_group, m_points.size());
        add(k_road_group, m_roads.place_count());
        for (std::size_t i = 0; i < m_cables.size(); ++i) {
            add(k_first_cable_group + static_cast<std::uint32_t>(i), m_cables[i].lines.place_count());
        }
        std::ranges::sort(m_places, {}, [this](Place place) {
            const Point at = position(place);
            return std::tuple{place.group != k_root_group, at.x, at.y, place};
        });
        m_numbers.resize(k_first_cable_group + m_cables.size());
        for (std::uint32_t i = 0; i < m_places.size(); ++i) {
            std::vector<std::uint32_t>& numbers = m_numbers[m_places[i].group];
            numbers.resize(std::max<std::size_t>(numbers.size(), std::size_t{m_places[i].number} + 1));
            numbers[m_places[i].number] = i;
        }
    }
    [[nodiscard]] std::uint32_t number(Place place) const { return m_numbers[place.group][place.number]; }

    void number_edges(ExtensionNetwork& network) {
        for (Link& link : m_links) {
            const double splice = m_plan.per_splice.high;
            const bool is_splice = splice > 0.0 && link.edge.cost.high >= splice;
            if (link.edge.cable.length() <= k_nothing_laid && !is_splice && !link.edge.to_hamlet) {
                const bool avoided = link.edge.avoided;
                link.edge = {};
                link.edge.existing = true;
                link.edge.avoided = avoided;
            }
            if (number(link.from) > number(link.to)) {
                std::swap(link.from, link.to);
                std::ranges::reverse(link.edge.shape);
            }
        }
        std::vector<std::size_t> order(m_links.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::sort(order, {}, [this](std::size_t i) {
            const Link& link = m_links[i];
            return std::tuple{number(link.from),
                              number(link.to),
                              !link.edge.existing,
                              link.edge.cost.middle(),
                              link.edge.cable.length().value(),
                              link.edge.shape.size() > 2 ? link.edge.shape[1].x : 0.0,
                              i};
        });
        std::vector<Point> nodes;
        for (const Place place : m_places) {
            nodes.push_back(position(place));
        }
        std::vector<GraphEdge> edges;
        for (const std::size_t i : order) {
            Link& link = m_links[i];
            edges.push_back({number(link.from), number(link.to), link.edge.cable.length().value(), k_no_index});
            network.m_edges.push_back(std::move(link.edge));
        }
        network.m_graph = Graph{std::move(nodes), std::move(edges)};
        network.m_unit = m_prices.unit();
        network.m_root = number({k_root_group, 0});
    }

  public:
    [[nodiscard]] std::uint32_t target(std::size_t index) const {
        return number({k_point_group, static_cast<std::uint32_t>(index)});
    }

  private:
    const Surroundings& m_around;
    const FibrePlanParameters& m_plan;
    Metres m_reach;
    CablePrices m_prices;
    CutLines m_roads;
    std::vector<Cables> m_cables;                   // that may be used, by the name of their owner
    std::vector<Point> m_points;                    // hamlets in the order given, then nodes
    std::vector<std::pair<Place, Point>> m_joints;  // on roads, where a cable beside them may be joined
    std::vector<Link> m_links;
    std::vector<Place> m_places;                        // in the order of their numbers
    std::vector<std::vector<std::uint32_t>> m_numbers;  // by group, then number within it
};

ExtensionNetwork::ExtensionNetwork(const Surroundings& around, std::span<const ExtensionTarget> targets) {
    NetworkBuilder builder{around, targets};
    builder.finish(*this);
    for (std::size_t i = 0; i < targets.size(); ++i) {
        m_targets.push_back(builder.target(i));
    }
    for (const NetworkEdge& edge : m_edges) {
        m_costs.push_back(edge.avoided ? std::numeric_limits<Cost>::infinity() : whole(edge.cost));
    }
}

Cost ExtensionNetwork::whole(const CostRange& cost) const { return std::round(cost.middle() / m_unit); }

std::vector<Cost> ExtensionNetwork::costs_without_avoiding() const {
    std::vector<Cost> costs;
    for (const NetworkEdge& edge : m_edges) {
        costs.push_back(whole(edge.cost));
    }
    return costs;
}

}  // namespace lomsong
