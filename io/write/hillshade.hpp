// SPDX-License-Identifier: Apache-2.0
/// @file  Relief as light and shade, the quiet background of maps.
#pragma once

#include <cstdint>

#include "engine/core/grid.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// Longest edge of the picture that a run keeps: sharp enough for a sheet of paper, small enough for one file.
inline constexpr std::int32_t k_hillshade_edge = 1400;

/// Brightness 1..255 under light from the north-west, 45 degrees high; level ground has 181. Cells are the means of
/// as many heights as needed for at most `longest_edge` cells a side; unknown where no height is known. Slopes are
/// taken half as steep again as they are, by Horn's weights (1981).
[[nodiscard]] Raster<float> hillshade(const Raster<HeightAboveSeaLevel>& terrain, std::int32_t longest_edge);

}  // namespace lomsong
