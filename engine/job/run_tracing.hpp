// SPDX-License-Identifier: Apache-2.0
/// @file  The trace of a run's inputs: fingerprints of everything that a level or a status can depend on.
#pragma once

#include <cstdint>
#include <span>

#include "engine/core/grid.hpp"
#include "engine/core/results.hpp"
#include "engine/core/run_trace.hpp"
#include "engine/job/evidence_basis.hpp"

namespace lomsong {

/// Inputs only: the program's version, what the search found at the points, and the coverage layers are left to
/// those who know them. `area` may be empty: a run without rasters.
[[nodiscard]] RunTrace trace_inputs(const EvidenceBasis& basis, std::span<const TestPoint> points,
                                    const Raster<std::uint8_t>& area);

}  // namespace lomsong
