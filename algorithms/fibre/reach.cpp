// SPDX-License-Identifier: Apache-2.0
#include "algorithms/fibre/reach.hpp"

#include <string>

#include "algorithms/fibre/nearest_route.hpp"
#include "engine/core/error.hpp"

namespace lomsong {

namespace {

/// Keeps the nearer of two; on a tie the route that stands first.
void keep_nearer(FibreReach& reach, const std::optional<NearRoute>& found) {
    if (!found) {
        return;
    }
    const bool nearer = !reach.route_distance || found->distance < *reach.route_distance ||
                        (found->distance == *reach.route_distance && found->route < *reach.route);
    if (nearer) {
        reach.route_distance = found->distance;
        reach.route = found->route;
    }
}

/// A plain scan: a province has some thousand nodes, and this runs once per hamlet.
void find_nearest_node(FibreReach& reach, Point centre, const std::vector<FibreNode>& nodes) {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (!nodes[i].can_serve) {
            continue;
        }
        const Metres away = distance(centre, nodes[i].position);
        if (!reach.node_distance || away < *reach.node_distance - k_same_distance) {
            reach.node_distance = away;
            reach.node = i;
        }
    }
}

}  // namespace

FibreClass fibre_class(std::optional<Metres> route_distance, std::optional<Metres> node_distance,
                       const FibreParameters& parameters) noexcept {
    if (node_distance && *node_distance <= parameters.served) {
        return FibreClass::served;
    }
    if (route_distance && *route_distance <= parameters.on_route) {
        return FibreClass::passed_no_node;
    }
    const std::optional<Metres> away = node_distance ? node_distance : route_distance;
    if (!away) {
        return FibreClass::no_data;
    }
    if (*away <= parameters.near) {
        return FibreClass::within_near;
    }
    if (*away <= parameters.middle) {
        return FibreClass::within_middle;
    }
    return *away <= parameters.far ? FibreClass::within_far : FibreClass::beyond;
}

std::vector<FibreReach> fibre_reach(const Layers& layers, std::span<const std::optional<Point>> centres,
                                    std::span<const TestPoint> points, const FibreParameters& parameters) {
    std::vector<FibreReach> reaches(centres.size());
    const NearestRoute routes{layers.fibre_routes};
    for (std::size_t i = 0; i < centres.size(); ++i) {
        if (centres[i]) {
            keep_nearer(reaches[i], routes.to(*centres[i]));
            find_nearest_node(reaches[i], *centres[i], layers.fibre_nodes);
        }
    }
    for (const TestPoint& point : points) {
        if (point.hamlet >= reaches.size()) {
            throw Error{ErrorKind::internal, "fibre reach",
                        "a test point names hamlet " + std::to_string(point.hamlet) + " of " +
                            std::to_string(reaches.size()) + ". Report this as a fault of Lomsong."};
        }
        if (!point.is_centre) {
            keep_nearer(reaches[point.hamlet], routes.to(point.position));
        }
    }
    for (FibreReach& reach : reaches) {
        reach.reach = fibre_class(reach.route_distance, reach.node_distance, parameters);
    }
    return reaches;
}

}  // namespace lomsong
