// SPDX-License-Identifier: Apache-2.0
/// @file  A place and height from which one or several frequencies are sent.
#pragma once

#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

struct Mast {
    Point position;
    HeightAboveGround antenna_height;
    std::vector<Hertz> frequencies;
};

}  // namespace lomsong
