// SPDX-License-Identifier: Apache-2.0
#include "io/place/utm.hpp"

#include <algorithm>
#include <cmath>

namespace lomsong {

bool on_globe(Point degrees) { return std::abs(degrees.x) <= 360.0 && std::abs(degrees.y) <= 90.0; }

int utm_zone(Point degrees) {
    return static_cast<int>(std::clamp(std::floor((degrees.x + 180.0) / 6.0) + 1.0, 1.0, 60.0));
}

int utm_epsg(Point degrees) { return (degrees.y < 0.0 ? 32700 : 32600) + utm_zone(degrees); }

}  // namespace lomsong
