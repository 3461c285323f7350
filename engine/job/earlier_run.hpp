// SPDX-License-Identifier: Apache-2.0
/// @file  An earlier run, and what of it this one takes over.
#pragma once

#include <optional>
#include <vector>

#include "engine/core/coverage_source.hpp"
#include "engine/core/run_trace.hpp"
#include "engine/job/change_plan.hpp"

namespace lomsong {

/// What is left of an earlier run. Both must outlive the run that uses it.
struct EarlierRun {
    const RunTrace& trace;
    CoverageSource& cells;
};

/// The earlier links that hold, in this run's indices; empty at points that the plan wants searched.
[[nodiscard]] std::vector<std::optional<TracedPoint>> links_that_hold(const RunTrace& before, const RunTrace& now,
                                                                      const ChangePlan& plan);

}  // namespace lomsong
