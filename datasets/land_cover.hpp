// SPDX-License-Identifier: Apache-2.0
/// @file  What grows or stands on the ground, as classes of Dynamic World.
#pragma once

#include <cstdint>
#include <vector>

#include "datasets/country.hpp"
#include "datasets/relief.hpp"

namespace lomsong::datasets {

/// Water on rivers, crops on valley floors and around hamlets, forest on slopes, shrub and grass where
/// people cut it, bare rock where it is steepest, built where houses stand.
[[nodiscard]] Raster<std::uint8_t> make_land_cover(const Relief& relief, const std::vector<Hamlet>& hamlets,
                                                   const std::vector<House>& houses, std::uint64_t seed);

}  // namespace lomsong::datasets
