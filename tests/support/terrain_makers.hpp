// SPDX-License-Identifier: Apache-2.0
/// @file  Grounds that are hard in different ways, for tests of profiles and sweeps; the same seed gives the same
///        ground. Heights are rounded to centimetres, so that every machine has the same ones.
#pragma once

#include <cstdint>

#include "engine/core/layers.hpp"

namespace lomsong {

enum class Ground : unsigned char {
    flat,    ///< one height: every sample touches the hull, every comparison is a tie but for the Earth's curve
    ridge,   ///< a plain with one straight ridge 100 to 500 m high
    stairs,  ///< terraces 200 to 900 m wide, each step a cliff of 20 to 60 m
    noise,   ///< every cell on its own between -20 and 60 m: no sample says anything about the next
    hills,   ///< mountains and valleys of all sizes, 0 to about 1200 m
};

[[nodiscard]] Raster<HeightAboveSeaLevel> make_ground(Ground ground, const Grid& grid, std::uint64_t seed);

/// Rectangles of trees and houses on open land, over the terrain's box in 25 m cells; the terrain becomes bare
/// ground, on which they stand.
void grow_land_cover(Layers& layers, std::uint64_t seed);

/// Makes the terrain unknown in `patches` discs of 20 to 900 m radius and in as many single cells.
void forget_patches(Raster<HeightAboveSeaLevel>& terrain, std::size_t patches, std::uint64_t seed);

}  // namespace lomsong
