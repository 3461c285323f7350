// SPDX-License-Identifier: Apache-2.0
/// @file  How far fibre is from every hamlet, in a straight line, and what that is called.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/results.hpp"

namespace lomsong {

/// The class that follows from the two distances; an empty distance is one that nothing can be measured to.
///
/// 1. A serving node within `served`                       -> served
/// 2. else a route within `on_route`                       -> passed_no_node: a cable passes, nobody can order
/// 3. else by the distance to the nearest serving node, or, when none is known anywhere, to the nearest route:
///    at most `near`, `middle`, `far`                      -> within_near, within_middle, within_far
///    further                                              -> beyond
/// 4. nothing to measure to                                -> no_data
/// Being near a cable is never `served`: ITU warns that it overstates access where no node is (DOMAIN.md 2).
[[nodiscard]] FibreClass fibre_class(std::optional<Metres> route_distance, std::optional<Metres> node_distance,
                                     const FibreParameters& parameters) noexcept;

/// Fibre reach of every hamlet. `centres` is as Layers::hamlets, empty where nothing can be measured from; `points`
/// are its test points.
///
/// The route distance is the smallest over the centre and the clusters; the node distance is measured from the
/// centre to the nearest node that can serve. Where several routes (cables on the same poles) or nodes are
/// equally near, within a micrometre, the one that stands first is named.
[[nodiscard]] std::vector<FibreReach> fibre_reach(const Layers& layers,
                                                  std::span<const std::optional<Point>> centres,
                                                  std::span<const TestPoint> points,
                                                  const FibreParameters& parameters);

}  // namespace lomsong
