// SPDX-License-Identifier: Apache-2.0
/// @file  What the parts of a run found, put together as the run would have found it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/core/block_keeper.hpp"
#include "engine/core/grid.hpp"
#include "engine/core/part_findings.hpp"
#include "engine/core/results.hpp"
#include "engine/core/run_trace.hpp"
#include "engine/job/held_evidence.hpp"
#include "engine/job/part_plan.hpp"

namespace lomsong {

struct FinishedPart {
    std::string name;  ///< for messages: its folder
    PartFindings findings;
};

/// All parts of one run, in the order of their numbers.
struct FinishedParts {
    std::vector<FinishedPart> parts;
    PartPlan plan;       ///< of the layers and parameters that they are to be joined with
    BlockKeeper& cells;  ///< has every block of every part
};

struct JoinedFindings {
    std::vector<std::optional<TracedPoint>> points;  ///< as the run's test points
    KnownEvidence evidence;                          ///< as the run's hamlets
};

/// Fingerprint of everything in a trace that findings rest on and that has no place: parameters, sectors,
/// operators, the grid and layers of the cells.
[[nodiscard]] std::uint64_t basis_of(const RunTrace& trace);

/// `now` is the trace of the run's inputs, `points` its test points, by hamlet, and `area` its study area, empty
/// without rasters.
/// @throws Error{bad_data} naming the part that rests on other inputs than this run.
[[nodiscard]] JoinedFindings join_parts(const FinishedParts& parts, std::span<const TestPoint> points,
                                        const RunTrace& now, const Raster<std::uint8_t>& area);

}  // namespace lomsong
