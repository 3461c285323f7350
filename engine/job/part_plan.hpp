// SPDX-License-Identifier: Apache-2.0
/// @file  A run cut into parts that machines which know nothing of each other can compute: which cells and hamlets
///        are whose, and what each part will cost. Explained in docs/parts.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "algorithms/settlement/test_plan.hpp"
#include "engine/core/grid.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/part_findings.hpp"

namespace lomsong {

/// What belongs to one part. Every cell of the grid and every hamlet belong to exactly one part.
struct PartShare {
    Window cells;                        ///< of the run's grid; none when there are more parts than blocks
    std::vector<std::uint32_t> hamlets;  ///< into Layers::hamlets, ascending: those whose place lies in the cells
};

/// The run's grid and its parts, in the order of their numbers.
struct PartPlan {
    Grid grid;
    std::vector<PartShare> parts;
};

/// Cuts the run's grid by halving it again and again across its longer side, so that the estimated work on both
/// sides is as the numbers of their parts. A pure function of vector layers and parameters: terrain, land cover,
/// threads and memory are not looked at, so that every part finds the same plan before it reads ground. Of `points`
/// the extent counts alone, and only in a run without communes. `parts` is 1..k_most_parts.
[[nodiscard]] PartPlan plan_parts(const Layers& layers, const RunParameters& parameters, const TestPlan& points,
                                  std::uint32_t parts);

/// What a part will cost, estimated without looking at the ground.
struct PartEstimate {
    std::uint64_t cells = 0;  ///< of the study area; 0 in a run without rasters
    std::size_t sites = 0;    ///< masts within the radius of its cells and hamlets
    std::size_t hamlets = 0;
    std::size_t points = 0;          ///< where its hamlets are tested
    std::uint64_t memory_bytes = 0;  ///< at most, on one thread and with the default --memory
    double cpu_seconds = 0.0;        ///< on a core like that of docs/performance.md
};

struct PartsEstimate {
    std::vector<PartEstimate> parts;  ///< in the order of their numbers
    PartEstimate merge;  ///< what joining them costs; cells, sites, hamlets and points of the whole run
};

/// Needs no rasters: layers as `read_layers` gives them without ground.
[[nodiscard]] PartsEstimate estimate_parts(const Layers& layers, const RunParameters& parameters,
                                           std::uint32_t parts);

}  // namespace lomsong
