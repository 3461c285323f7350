// SPDX-License-Identifier: Apache-2.0
/// @file  Mountains and valleys: uplift against rivers, on ever finer grids, then valley floors.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/grid.hpp"
#include "engine/core/units.hpp"

namespace lomsong::datasets {

/// Cells of the finest grid. Its rows and columns must be multiples of `k_relief_multiple`.
inline constexpr Metres k_terrain_cell{30.0};
inline constexpr std::int32_t k_relief_multiple = 24;

/// What the rivers made of a cell.
enum class Ground : std::uint8_t { slope, valley_floor, water };

struct Relief {
    Raster<float> heights;           ///< m above sea level, every cell known
    Raster<std::uint8_t> ground;     ///< Ground
    std::vector<LineString> rivers;  ///< the rivers that leave the country, upstream end first
};

struct ReliefOptions {
    Grid grid;
    std::uint64_t seed = 1;
    int trunk_rivers = 1;                 ///< large rivers that cross the country from north-west to south-east
    HeightAboveSeaLevel summits{2500.0};  ///< the highest ground, reached within a few metres
};

/// Makes the relief. Uplift raises ranges that run north-west to south-east; rivers cut into them by the
/// stream-power law dh/dt = U - K A^0.45 S, solved implicitly along the flow tree (Braun and Willett 2013);
/// slopes steeper than the ground can hold slide. The same is repeated on cells of 240, 120, 60 and 30 m,
/// fewer rounds each time, and each river then gets a floor as wide as its catchment deserves.
[[nodiscard]] Relief make_relief(const ReliefOptions& options);

}  // namespace lomsong::datasets
