// SPDX-License-Identifier: Apache-2.0
/// @file  A quick look from place to place over coarse ground. It ranks candidates; it decides about nobody's
/// service.
#pragma once

#include "engine/core/geometry.hpp"
#include "engine/core/grid.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// An eye, or what it looks at.
struct Viewpoint {
    Point position;
    HeightAboveSeaLevel height;  ///< of the eye, not of the ground
};

/// True when the straight ray between the two clears the ground, which bends away from it as under 4/3 of the
/// Earth's radius. The ground is read cell by cell every `step`, without the ends; unknown ground hides nothing.
[[nodiscard]] bool in_sight(const Raster<HeightAboveSeaLevel>& terrain, const Viewpoint& from, const Viewpoint& to,
                            Metres step);

}  // namespace lomsong
