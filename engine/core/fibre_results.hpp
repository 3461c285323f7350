// SPDX-License-Identifier: Apache-2.0
/// @file  What a run finds about fibre: plain values, decided by algorithms/fibre. docs/fibre.md has the rules.
///        Every distance is on the ellipsoid.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/roads.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

enum class FibreClass : std::uint8_t {
    served,
    passed_no_node,
    within_near,
    within_middle,
    within_far,
    beyond,
    no_road,  ///< where distances are measured along roads: no road within reach, or none that leads to a node
    no_data
};
/// As written in files, by the enumerator's value. The limits are configuration (FibreParameters); the keys
/// name the defaults.
inline constexpr std::array<std::string_view, 8> k_fibre_class_keys{
    "served", "passed_no_node", "<=2 km", "2-5 km", "5-20 km", ">20 km", "no_road", "no_data"};

/// How far fibre is from one place: of any operator, or of one.
struct FibreReach {
    FibreClass reach = FibreClass::no_data;
    std::optional<Metres> route_distance;  ///< from the centre or the nearest cluster, straight line
    std::optional<std::size_t> route;      ///< into Layers::fibre_routes
    std::optional<Metres> node_distance;   ///< from the centre, straight line, to a node that can serve
    std::optional<std::size_t> node;       ///< into Layers::fibre_nodes
    /// Along the cable, from where `route` is nearest to the first node that can serve; empty when that route leads
    /// to none.
    std::optional<Metres> cable_distance{};
    std::optional<std::size_t> cable_node{};
    /// From the centre to the road, along roads, and from the road to the node that is nearest by that way.
    std::optional<Metres> road_distance{};
    std::optional<std::size_t> road_node{};
    std::optional<Metres> road_access{};  ///< straight line from the centre to a usable road; empty: none in reach
    friend bool operator==(const FibreReach&, const FibreReach&) = default;
};

/// Cables that hang together, of one operator. What crosses without a joint does not hang together.
struct FibrePart {
    std::string operator_name;        ///< empty: the routes name none
    std::vector<std::size_t> routes;  ///< into Layers::fibre_routes, ascending; a route may be in several parts
    Metres length;
    std::size_t serving_nodes = 0;  ///< 0: nobody can be served by it as it is drawn
    MultiLineString path;
    friend bool operator==(const FibrePart&, const FibrePart&) = default;
};

/// How a site reaches fibre, by straight line.
struct StationFibre {
    bool backhaul = false;                 ///< a cable or a node of its operator stands within the limit
    std::optional<Metres> own_distance;    ///< to the nearest cable or node of its operator
    std::optional<Metres> any_distance;    ///< of whoever
    std::optional<std::size_t> any_route;  ///< the nearest cable of whoever, into Layers::fibre_routes
    friend bool operator==(const StationFibre&, const StationFibre&) = default;
};

/// How many are within a straight line of fibre. Of people and households only those whose place is known.
struct FibreShare {
    std::optional<std::size_t> operator_index;  ///< into FibreResults::operators; empty: any
    Metres distance;
    std::size_t hamlets_by_route = 0;  ///< with a centre or a cluster within the distance of a cable
    std::size_t hamlets_by_node = 0;   ///< with the centre within the distance of a node that can serve
    double people_by_route = 0.0;
    double people_by_node = 0.0;
    double households_by_route = 0.0;
    double households_by_node = 0.0;
    std::size_t buildings_by_route = 0;
    std::size_t buildings_by_node = 0;
    friend bool operator==(const FibreShare&, const FibreShare&) = default;
};

/// Road as read, and what of it serves to measure along.
struct RoadSummary {
    std::array<Metres, k_road_classes.size()> usable{};  ///< by RoadClass
    Metres outside{0.0};                                 ///< beyond the communes: another province or country
    std::size_t parts = 0;                               ///< pieces of the network that no road joins
    std::size_t hamlets_off_road = 0;                    ///< no road within reach of the centre
    std::size_t hamlets_cut_off = 0;                     ///< a road, but none that leads to a node that can serve
    friend bool operator==(const RoadSummary&, const RoadSummary&) = default;
};

struct FibreResults {
    std::vector<std::string> operators;  ///< who owns a cable or a node, by name
    /// As Layers::hamlets, each as `operators`.
    std::vector<std::vector<FibreReach>> hamlets_by_operator;
    std::vector<FibreReach> points;     ///< as Results::test_points, of any operator
    std::vector<FibrePart> parts;       ///< by operator, the longest first
    std::vector<StationFibre> sectors;  ///< as Layers::sectors
    std::vector<FibreShare> shares;     ///< any operator first, by distance; then each
    double people_placed = 0.0;         ///< denominators of the shares
    double households_placed = 0.0;
    RoadSummary roads;
};

}  // namespace lomsong
