// SPDX-License-Identifier: Apache-2.0
#include "algorithms/fibre/shares.hpp"

#include <algorithm>
#include <limits>

namespace lomsong {

namespace {

constexpr Metres k_nowhere{std::numeric_limits<double>::infinity()};

/// Distances of one place to the cables and nodes of each operator; the smallest of them last.
struct PlaceDistances {
    std::vector<Metres> routes;
    std::vector<Metres> nodes;
};

class ShareCounter {
  public:
    ShareCounter(const Layers& layers, const FibreNetwork& network, const FibreParameters& parameters)
        : m_layers{layers},
          m_network{network},
          m_distances{parameters.share_distances},
          m_operators{network.operators().size()} {
        std::ranges::sort(m_distances);
        for (std::size_t scope = 0; scope <= m_operators; ++scope) {
            for (const Metres distance : m_distances) {
                FibreShare share;
                share.operator_index = scope < m_operators ? std::optional{scope} : std::nullopt;
                share.distance = distance;
                m_shares.push_back(share);
            }
        }
    }

    /// Calls `by_route` and `by_node` with every share that the place is within.
    template <class ByRoute, class ByNode>
    void count(const PlaceDistances& place, const ByRoute& by_route, const ByNode& by_node) {
        for (std::size_t i = 0; i < m_shares.size(); ++i) {
            const std::size_t scope = i / m_distances.size();
            if (place.routes[scope] <= m_shares[i].distance) {
                by_route(m_shares[i]);
            }
            if (place.nodes[scope] <= m_shares[i].distance) {
                by_node(m_shares[i]);
            }
        }
    }

    [[nodiscard]] PlaceDistances distances_from(Point place) const {
        PlaceDistances result;
        for (std::size_t i = 0; i < m_operators; ++i) {
            const std::optional<NearCable> cable = m_network.nearest_cable(place, i);
            result.routes.push_back(cable ? cable->foot.distance : k_nowhere);
            const std::optional<IndexedPoint> node = m_network.nearest_serving_node(place, i);
            result.nodes.push_back(node ? m_layers.ground_scale.distance(place, node->position) : k_nowhere);
        }
        add_least(result);
        return result;
    }

    static void add_least(PlaceDistances& place) {
        for (std::vector<Metres>* distances : {&place.routes, &place.nodes}) {
            const auto least = std::ranges::min_element(*distances);
            distances->push_back(least == distances->end() ? k_nowhere : *least);
        }
    }

    /// Any operator first.
    [[nodiscard]] std::vector<FibreShare> take() {
        std::ranges::rotate(m_shares, m_shares.end() - static_cast<std::ptrdiff_t>(m_distances.size()));
        return std::move(m_shares);
    }

  private:
    const Layers& m_layers;
    const FibreNetwork& m_network;
    std::vector<Metres> m_distances;
    std::size_t m_operators;
    std::vector<FibreShare> m_shares;  ///< by operator, any last; by distance
};

PlaceDistances distances_of(std::span<const FibreReach> by_operator, const FibreReach& any) {
    PlaceDistances result;
    const auto add = [&](const FibreReach& reach) {
        result.routes.push_back(reach.route_distance.value_or(k_nowhere));
        result.nodes.push_back(reach.node_distance.value_or(k_nowhere));
    };
    std::ranges::for_each(by_operator, add);
    add(any);
    return result;
}

}  // namespace

void add_shares(const Layers& layers, const FibreNetwork& network, std::span<const PeopleWeight> people,
                std::span<const FibreReach> hamlets, const FibreParameters& parameters, FibreResults& results) {
    ShareCounter counter{layers, network, parameters};
    for (std::size_t h = 0; h < hamlets.size(); ++h) {
        counter.count(
            distances_of(results.hamlets_by_operator[h], hamlets[h]),
            [](FibreShare& share) { ++share.hamlets_by_route; },
            [](FibreShare& share) { ++share.hamlets_by_node; });
    }
    for (const PeopleWeight& weight : people) {
        results.people_placed += weight.people;
        results.households_placed += weight.households;
        counter.count(
            counter.distances_from(weight.position),
            [&](FibreShare& share) {
                share.people_by_route += weight.people;
                share.households_by_route += weight.households;
            },
            [&](FibreShare& share) {
                share.people_by_node += weight.people;
                share.households_by_node += weight.households;
            });
    }
    for (const Building& building : layers.buildings) {
        counter.count(
            counter.distances_from(building.centre), [](FibreShare& share) { ++share.buildings_by_route; },
            [](FibreShare& share) { ++share.buildings_by_node; });
    }
    results.shares = counter.take();
}

}  // namespace lomsong
