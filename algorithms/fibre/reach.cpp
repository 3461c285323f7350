// SPDX-License-Identifier: Apache-2.0
#include "algorithms/fibre/reach.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "algorithms/fibre/fibre_network.hpp"
#include "algorithms/fibre/road_graph.hpp"
#include "algorithms/fibre/shares.hpp"
#include "engine/core/error.hpp"

namespace lomsong {

namespace {

using OperatorScope = std::optional<std::size_t>;  ///< into FibreNetwork::operators; empty: any

/// Ways along roads to the nodes that can serve: of each operator, then of any.
class RoadWays {
  public:
    RoadWays(const Layers& layers, const FibreNetwork& network, const RoadParameters& parameters)
        : m_layers{layers}, m_roads{layers, parameters} {
        for (std::size_t i = 0; i < network.operators().size(); ++i) {
            add(network.serving_nodes(i));
        }
        add(network.serving_nodes(std::nullopt));
    }

    void measure(FibreReach& reach, Point centre, OperatorScope scope) const {
        const std::optional<Foot> foot = m_roads.snap(centre);
        if (!foot) {
            return;
        }
        reach.road_access = foot->distance;
        const NearestSource& nodes = m_ways[scope.value_or(m_ways.size() - 1)];
        if (const std::optional<LineWay> way = nodes.to(*foot)) {
            reach.road_distance = Metres{way->length_m};
            reach.road_node = nodes.sources()[way->source].payload;
        }
    }

    [[nodiscard]] const RoadSummary& summary() const { return m_roads.summary(); }

  private:
    void add(const std::vector<std::size_t>& nodes) {
        std::vector<LineSource> sources;
        for (const std::size_t node : nodes) {
            if (const std::optional<Foot> foot = m_roads.snap(m_layers.fibre_nodes[node].position)) {
                sources.push_back({*foot, static_cast<std::uint32_t>(node)});
            }
        }
        m_ways.emplace_back(m_roads.lines(), std::move(sources), m_roads.costs());
    }

    const Layers& m_layers;
    RoadGraph m_roads;  ///< never moves: m_ways look at it
    std::vector<NearestSource> m_ways;
};

/// Keeps the nearer of two cables; on a tie the route that stands first.
void keep_nearer(std::optional<NearCable>& nearest, const std::optional<NearCable>& found) {
    if (found && (!nearest || found->foot.distance < nearest->foot.distance ||
                  (found->foot.distance == nearest->foot.distance && found->route < nearest->route))) {
        nearest = found;
    }
}

class Survey {
  public:
    Survey(const Layers& layers, const FibreParameters& parameters, const RoadParameters& road_parameters)
        : m_layers{layers},
          m_parameters{parameters},
          m_network{layers, parameters},
          m_along_roads{measures_along_roads(layers, parameters)} {
        if (layers.has_roads) {
            m_ways.emplace(layers, m_network, road_parameters);
        }
    }

    FibreFindings look(const FibrePlaces& places) {
        FibreFindings found;
        FibreResults& results = found.results;
        results.operators = m_network.operators();
        results.hamlets_by_operator.resize(places.centres.size());
        const std::vector<std::vector<Point>> outer = points_besides_the_centre(places);
        for (std::size_t h = 0; h < places.centres.size(); ++h) {
            found.hamlets.push_back(reach_of(places.centres[h], outer[h], std::nullopt));
            for (std::size_t i = 0; i < results.operators.size(); ++i) {
                results.hamlets_by_operator[h].push_back(reach_of(places.centres[h], outer[h], i));
            }
        }
        for (const TestPoint& point : places.points) {
            results.points.push_back(reach_of(point.position, {}, std::nullopt));
        }
        for (const Sector& sector : m_layers.sectors) {
            results.sectors.push_back(station_fibre(sector));
        }
        results.parts = m_network.parts();
        add_shares(m_layers, m_network, places.people, found.hamlets, m_parameters, results);
        count_roads(places, found);
        return found;
    }

  private:
    static std::vector<std::vector<Point>> points_besides_the_centre(const FibrePlaces& places) {
        std::vector<std::vector<Point>> outer(places.centres.size());
        for (const TestPoint& point : places.points) {
            if (point.hamlet >= outer.size()) {
                throw Error{ErrorKind::internal, "fibre reach",
                            "a test point names hamlet " + std::to_string(point.hamlet) + " of " +
                                std::to_string(outer.size()) + ". Report this as a fault of Lomsong."};
            }
            if (!point.is_centre) {
                outer[point.hamlet].push_back(point.position);
            }
        }
        return outer;
    }

    [[nodiscard]] FibreReach reach_of(std::optional<Point> centre, std::span<const Point> outer,
                                      OperatorScope scope) const {
        FibreReach reach;
        std::optional<NearCable> cable;
        if (centre) {
            keep_nearer(cable, m_network.nearest_cable(*centre, scope));
            if (const std::optional<IndexedPoint> node = m_network.nearest_serving_node(*centre, scope)) {
                reach.node = node->payload;
                reach.node_distance = m_layers.ground_scale.distance(*centre, node->position);
            }
            if (m_ways) {
                m_ways->measure(reach, *centre, scope);
            }
        }
        for (const Point point : outer) {
            keep_nearer(cable, m_network.nearest_cable(point, scope));
        }
        if (cable) {
            follow(*cable, reach);
        }
        reach.reach = fibre_class(reach, m_parameters, m_along_roads);
        return reach;
    }

    /// Along the cable, from where it passes.
    void follow(const NearCable& cable, FibreReach& reach) const {
        reach.route = cable.route;
        reach.route_distance = cable.foot.distance;
        const NearestSource& nodes = m_network.cables(cable.operator_index).serving();
        Foot passing = cable.foot;
        passing.distance = Metres{0.0};
        if (const std::optional<LineWay> way = nodes.to(passing)) {
            reach.cable_distance = Metres{way->length_m};
            reach.cable_node = nodes.sources()[way->source].payload;
        }
    }

    [[nodiscard]] std::optional<Metres> nearest_fibre(Point place, OperatorScope scope) const {
        std::optional<Metres> nearest;
        if (const std::optional<NearCable> cable = m_network.nearest_cable(place, scope)) {
            nearest = cable->foot.distance;
        }
        if (const std::optional<IndexedPoint> node = m_network.nearest_serving_node(place, scope)) {
            const Metres away = m_layers.ground_scale.distance(place, node->position);
            nearest = std::min(nearest.value_or(away), away);
        }
        return nearest;
    }

    [[nodiscard]] StationFibre station_fibre(const Sector& sector) const {
        StationFibre fibre;
        if (const OperatorScope own = m_network.find(m_layers.operators.at(sector.operator_index))) {
            fibre.own_distance = nearest_fibre(sector.position, own);
        }
        fibre.any_distance = nearest_fibre(sector.position, std::nullopt);
        if (const std::optional<NearCable> cable = m_network.nearest_cable(sector.position, std::nullopt)) {
            fibre.any_route = cable->route;
        }
        fibre.backhaul = fibre.own_distance && *fibre.own_distance <= m_parameters.backhaul;
        return fibre;
    }

    void count_roads(const FibrePlaces& places, FibreFindings& found) const {
        if (!m_ways) {
            return;
        }
        RoadSummary& roads = found.results.roads;
        roads = m_ways->summary();
        for (std::size_t h = 0; h < places.centres.size(); ++h) {
            const FibreReach& reach = found.hamlets[h];
            roads.hamlets_off_road += places.centres[h] && !reach.road_access ? 1U : 0U;
            roads.hamlets_cut_off += reach.road_access && reach.node && !reach.road_distance ? 1U : 0U;
        }
    }

    const Layers& m_layers;
    const FibreParameters& m_parameters;
    FibreNetwork m_network;
    std::optional<RoadWays> m_ways;
    bool m_along_roads;
};

}  // namespace

bool measures_along_roads(const Layers& layers, const FibreParameters& parameters) {
    return layers.has_roads && parameters.measure == FibreMeasure::road;
}

FibreClass fibre_class(const FibreReach& reach, const FibreParameters& parameters, bool along_roads) noexcept {
    if (reach.node_distance && *reach.node_distance <= parameters.served) {
        return FibreClass::served;
    }
    if (reach.route_distance && *reach.route_distance <= parameters.on_route) {
        return FibreClass::passed_no_node;
    }
    if (!reach.node_distance && !reach.route_distance) {
        return FibreClass::no_data;
    }
    const bool nodes_known = reach.node_distance.has_value();
    if (along_roads && !(nodes_known ? reach.road_distance : reach.road_access)) {
        return FibreClass::no_road;
    }
    const Metres away = !nodes_known  ? *reach.route_distance
                        : along_roads ? *reach.road_distance
                                      : *reach.node_distance;
    if (away <= parameters.near) {
        return FibreClass::within_near;
    }
    if (away <= parameters.middle) {
        return FibreClass::within_middle;
    }
    return away <= parameters.far ? FibreClass::within_far : FibreClass::beyond;
}

FibreFindings find_fibre(const Layers& layers, const FibrePlaces& places, const FibreParameters& parameters,
                         const RoadParameters& road_parameters) {
    return Survey{layers, parameters, road_parameters}.look(places);
}

}  // namespace lomsong
