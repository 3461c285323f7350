// SPDX-License-Identifier: Apache-2.0
/// @file  Which cable to build next: from the hamlets that fibre is asked for to stretches in the order of
/// building.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "algorithms/extension/extension_network.hpp"
#include "engine/core/fibre_plan.hpp"

namespace lomsong {

/// A hamlet that fibre is asked for.
struct WantedHamlet {
    std::size_t hamlet = 0;         ///< into Layers::hamlets
    std::optional<Point> position;  ///< empty: nobody knows
};

/// The plan for these hamlets, which come ascending.
///
/// 1. Hamlets without a place, without road or usable cable in reach, without a way to a node that can serve, or
/// with
///    ways only through areas to avoid, are named with their reason.
/// 2. The others are joined by a tree of least cost (least_cost_tree). Where it keeps cable longer than
///    `longest_connection` between hamlets, relay_tree takes its place and names those that no chain reaches.
/// 3. With `most_per_household`, branches that are not worth it go.
/// 4. With a budget, the branches that bring fibre to most households for it stay; their costs are those of the
/// high
///    end, so the budget is kept.
/// 5. What is left is put in the order of building by gain per cost.
///
/// A hamlet that declares no households counts like the mean of the others, or as one when none does.
/// @throws Error{bad_data} when there is no cable and no node that can serve, or an area to avoid leaves no way at
/// all.
[[nodiscard]] FibrePlan extension_plan(const Surroundings& around, std::span<const WantedHamlet> wanted,
                                       std::optional<double> budget);

}  // namespace lomsong
