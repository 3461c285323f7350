// SPDX-License-Identifier: Apache-2.0
/// @file  One transmitter and every cell around it: level or loss, and how much of it is known.
#pragma once

#include <cstdint>

#include "engine/core/grid.hpp"
#include "engine/core/reporter.hpp"
#include "engine/job/radio_scene.hpp"
#include "engine/parallel/execution.hpp"

namespace lomsong {

/// What a coverage raster holds.
enum class CoverageQuantity : unsigned char {
    level,  ///< dBm
    loss,   ///< basic transmission loss, dB
};

struct SingleCoverage {
    Raster<float> values;               ///< dBm or dB; unknown outside the radius and where a count below says so
    std::uint64_t cells = 0;            ///< whose centres lie within the radius
    std::uint64_t without_terrain = 0;  ///< of them: on unknown ground
    /// Of them: on known ground, but the path crosses unknown ground or the model gives a reason instead of a loss.
    std::uint64_t without_loss = 0;
};

/// What the scene's only sector brings to the cells of `grid` whose centres lie within the run's radius.
///
/// The sector must stand on known ground, in the grid, and the run have no calibration. Values do not depend on the number of threads. Cheapest when
/// `grid` is the terrain's own: receivers then stand on its cells, and nothing is interpolated for them.
/// @throws Error{interrupted} when cancelled.
[[nodiscard]] SingleCoverage compute_single_coverage(const RadioScene& scene, const Grid& grid,
                                                     CoverageQuantity quantity, Execution execution,
                                                     Reporter& reporter);

}  // namespace lomsong
