// SPDX-License-Identifier: Apache-2.0
/// @file  How far fibre is from every hamlet, cluster and site, and what that is called. docs/fibre.md has the
/// rules.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/people.hpp"
#include "engine/core/results.hpp"

namespace lomsong {

/// True when the class of a hamlet follows from distances along roads.
[[nodiscard]] bool measures_along_roads(const Layers& layers, const FibreParameters& parameters);

/// The class that follows from the distances; an empty one is a distance that nothing can be measured to.
///
/// 1. A serving node within `served`, straight          -> served
/// 2. else a route within `on_route`, straight          -> passed_no_node: a cable passes, nobody can order
/// 3. else by the distance to the nearest serving node, along roads or straight, or, where no node is known
///    anywhere, straight to the nearest route: at most `near`, `middle`, `far`
///                                                      -> within_near, within_middle, within_far
///    further                                           -> beyond
/// 4. along roads, but no road leads to a node (or, where none is known, no road is in reach)
///                                                      -> no_road
/// 5. nothing to measure to                             -> no_data
/// Being near a cable is never `served`: ITU warns that it overstates access where no node is (DOMAIN.md 2).
[[nodiscard]] FibreClass fibre_class(const FibreReach& reach, const FibreParameters& parameters,
                                     bool along_roads) noexcept;

struct FibreFindings {
    std::vector<FibreReach> hamlets;  ///< as Layers::hamlets, of any operator
    FibreResults results;
};

/// Where fibre is asked about.
struct FibrePlaces {
    std::span<const std::optional<Point>>
        centres;                        ///< as Layers::hamlets; empty where nothing can be measured from
    std::span<const TestPoint> points;  ///< of the hamlets
    std::span<const PeopleWeight> people;
};

/// The route distance of a hamlet is the smallest over its centre and its other points; all else is measured
/// from its centre. Where several routes (cables on the same poles) or nodes are equally near, within a
/// micrometre, the one that stands first is named. Roads are searched once per operator, not per hamlet.
[[nodiscard]] FibreFindings find_fibre(const Layers& layers, const FibrePlaces& places,
                                       const FibreParameters& parameters, const RoadParameters& road_parameters);

}  // namespace lomsong
