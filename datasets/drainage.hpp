// SPDX-License-Identifier: Apache-2.0
/// @file  Where water flows on a grid of heights: pits filled, one receiver per cell, area drained.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/core/grid.hpp"

namespace lomsong::datasets {

/// A flow tree that reaches an outlet from every cell.
struct Drainage {
    std::vector<std::uint32_t> order;     ///< all cells, each after the cell it flows into
    std::vector<std::uint32_t> receiver;  ///< the cell it flows into; itself at an outlet
    std::vector<float> filled_m;          ///< heights with pits filled to their spill level and up to 1 m more
};

/// Priority flood from the outlets (Barnes, Lehman, Mulla 2014), then each cell flows to its steepest lower
/// neighbour, or over the spill of its pit. `outlets` must not be empty.
[[nodiscard]] Drainage drain(const Raster<float>& heights, const std::vector<std::uint32_t>& outlets);

/// Area that flows through each cell, itself included, m2.
[[nodiscard]] std::vector<float> drained_area_m2(const Drainage& drainage, double cell_area_m2);

}  // namespace lomsong::datasets
