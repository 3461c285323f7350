// SPDX-License-Identifier: Apache-2.0
/// @file  Roads between the hamlets, where the ground lets them through.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "datasets/country.hpp"
#include "datasets/plan.hpp"
#include "datasets/settlement.hpp"
#include "engine/core/geometry.hpp"

namespace lomsong::datasets {

/// A road between two places where roads meet, or where a hamlet lies.
struct Stretch {
    std::vector<std::uint32_t> cells;  ///< of the plan, from end to end
    LineString line;                   ///< smoothed; ends at hamlet centres where hamlets lie
    double length_m = 0.0;
    double travellers = 0.0;         ///< households whose way to town leads over it
    std::size_t hamlets_behind = 0;  ///< hamlets whose way to town leads over it
};

struct RoadNet {
    std::vector<Stretch> stretches;
    std::size_t town = 0;                               ///< the hamlet all ways lead to
    std::vector<std::vector<std::size_t>> way_to_town;  ///< per hamlet, stretches in order
};

/// Links neighbouring hamlets by least-cost paths: a spanning tree first, then the shortcuts that spare a
/// long way round. Every hamlet is reached.
[[nodiscard]] RoadNet build_roads(const Plan& plan, const Settlement& settlement,
                                  const std::vector<double>& households);

/// The roads as a map shows them, classed by how many travel on them.
[[nodiscard]] std::vector<DrawnRoad> roads_of(const RoadNet& net);

}  // namespace lomsong::datasets
