// SPDX-License-Identifier: Apache-2.0
/// @file  Coverage in classes: a ladder of levels or losses, and what falls between its steps.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/core/grid.hpp"
#include "engine/job/single_coverage.hpp"

namespace lomsong {

/// Steps between classes, the best first: levels fall, losses rise. Class i reaches step i and not the one before;
/// what misses the last step has the class `steps.size()`.
struct ClassLadder {
    CoverageQuantity quantity = CoverageQuantity::level;
    std::vector<double> steps;  ///< at most 254, dBm or dB

    [[nodiscard]] std::uint8_t misses() const { return static_cast<std::uint8_t>(steps.size()); }
};

/// The class of every known cell; unknown where the value is.
[[nodiscard]] Raster<std::uint8_t> classified(const Raster<float>& values, const ClassLadder& ladder);

struct ClassSummary {
    std::vector<std::uint64_t> cells;  ///< per class, then those that miss the last step
    std::optional<Cell> farthest;      ///< from the mast, of the cells on the ladder; the first in row-major order
    Metres farthest_distance;          ///< 0 without such a cell
};
[[nodiscard]] ClassSummary summarise(const Raster<float>& values, const ClassLadder& ladder, Point mast);

}  // namespace lomsong
