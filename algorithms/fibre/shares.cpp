// SPDX-License-Identifier: Apache-2.0
#include "algorithms/fibre/shares.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <utility>

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

    /// On the same side of every share's distance as the place: the distances of its cell's centre, as long as none
    /// of the shares' distances is so near that the place could lie on its other side.
    [[nodiscard]] PlaceDistances distances_from(Point place) {
        const PlaceDistances& centre = of_cell(place);
        PlaceDistances result;
        for (std::size_t i = 0; i < m_operators; ++i) {
            result.routes.push_back(is_decided(centre.routes[i]) ? centre.routes[i] : to_route(place, i));
            result.nodes.push_back(is_decided(centre.nodes[i]) ? centre.nodes[i] : to_node(place, i));
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
        std::rotate(m_shares.begin(), m_shares.end() - static_cast<std::ptrdiff_t>(m_distances.size()),
                    m_shares.end());
        return std::move(m_shares);
    }

  private:
    [[nodiscard]] Metres to_route(Point place, std::size_t owner) const {
        return m_network.cables(owner).lines().distance_to(place).value_or(k_nowhere);
    }

    [[nodiscard]] Metres to_node(Point place, std::size_t owner) const {
        const std::optional<IndexedPoint> node = m_network.nearest_serving_node(place, owner);
        return node ? m_layers.ground_scale.distance(place, node->position) : k_nowhere;
    }

    [[nodiscard]] const PlaceDistances& of_cell(Point place) {
        const auto col = static_cast<std::int32_t>(std::floor(place.x / k_cell_m));
        const auto row = static_cast<std::int32_t>(std::floor(place.y / k_cell_m));
        const auto [entry, is_new] = m_cells.try_emplace({col, row});
        if (is_new) {
            const Point centre{k_cell_m * (col + 0.5), k_cell_m * (row + 0.5)};
            for (std::size_t i = 0; i < m_operators; ++i) {
                entry->second.routes.push_back(to_route(centre, i));
                entry->second.nodes.push_back(to_node(centre, i));
            }
        }
        return entry->second;
    }

    [[nodiscard]] bool is_decided(Metres of_centre) const {
        return std::ranges::none_of(m_distances, [&](Metres distance) {
            return std::abs((of_centre - distance).value()) <= k_cell_reach_m;
        });
    }

    /// Houses stand together: a cell holds many. No place is further from its centre than the reach, half its
    /// diagonal and a tenth more for what the projection stretches.
    static constexpr double k_cell_m = 100.0;
    static constexpr double k_cell_reach_m = 1.1 * 0.7072 * k_cell_m;

    const Layers& m_layers;
    const FibreNetwork& m_network;
    std::map<std::pair<std::int32_t, std::int32_t>, PlaceDistances> m_cells;
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
