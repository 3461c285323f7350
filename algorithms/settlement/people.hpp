// SPDX-License-Identifier: Apache-2.0
/// @file  Where the people of each hamlet are, and which ground is inhabited.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "algorithms/settlement/test_plan.hpp"
#include "engine/core/grid.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/people.hpp"

namespace lomsong {

/// People and households as points.
struct PeopleWeights {
    std::vector<PeopleWeight> points;  ///< by hamlet, ascending
    std::string basis;                 ///< for Results::household_basis: every way that was used
};

/// Spreads the declared households and people of each hamlet over its buildings by footprint; without
/// buildings over its test points, as their households stand to each other. A hamlet that declares no people
/// has those of the population raster's cells whose centres belong to it (see `Homes`), where there is one.
/// Per hamlet the points add up to the declared number within rounding. Nothing is invented: a hamlet without
/// numbers and raster has no weight.
[[nodiscard]] PeopleWeights people_weights(const Layers& layers, const TestPlan& plan);

/// 1 where the centre of a cell lies within `inhabited_distance` of a building or a test point, else 0. A
/// cell that holds one is always 1.
[[nodiscard]] Raster<std::uint8_t> inhabited_cells(const Layers& layers, const TestPlan& plan,
                                                   const SettlementParameters& parameters, const Grid& grid);

}  // namespace lomsong
