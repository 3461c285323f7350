// SPDX-License-Identifier: Apache-2.0
/// @file  The trace of a run's inputs: fingerprints of everything that a level or a status can depend on.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/grid.hpp"
#include "engine/core/results.hpp"
#include "engine/core/run_trace.hpp"
#include "engine/job/evidence_basis.hpp"

namespace lomsong {

/// Inputs only: the program's version, what the search found at the points, and the coverage layers are left to
/// those who know them. `area` may be empty: a run without rasters. Of rasters that hold a window of their grid,
/// ground is traced in that window alone, row-major; it must begin where a square of the grid does.
[[nodiscard]] RunTrace trace_inputs(const EvidenceBasis& basis, std::span<const TestPoint> points,
                                    const Raster<std::uint8_t>& area);

/// Of a study area: the grid, and the cells of the window that it holds.
[[nodiscard]] std::uint64_t area_fingerprint(const Raster<std::uint8_t>& area);

/// Which points are whose, and the statuses that evidence is to be gathered for. `points` stand by hamlet.
[[nodiscard]] std::vector<TracedHamlet> trace_hamlets(std::span<const TestPoint> points,
                                                      std::span<const HamletResult> hamlets);

}  // namespace lomsong
