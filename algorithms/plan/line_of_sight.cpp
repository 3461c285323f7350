// SPDX-License-Identifier: Apache-2.0
#include "algorithms/plan/line_of_sight.hpp"

#include <cmath>

namespace lomsong {

bool in_sight(const Raster<HeightAboveSeaLevel>& terrain, const Viewpoint& from, const Viewpoint& to, Metres step) {
    constexpr double k_effective_earth_m = 6'371'000.0 * 4.0 / 3.0;
    const double length_m = distance(from.position, to.position).value();
    const auto steps = static_cast<int>(std::ceil(length_m / step.value()));
    for (int i = 1; i < steps; ++i) {
        const double part = static_cast<double>(i) / steps;
        const Point at{std::lerp(from.position.x, to.position.x, part),
                       std::lerp(from.position.y, to.position.y, part)};
        const auto cell = terrain.grid().cell_at(at);
        if (!cell || !terrain.known(*cell)) {
            continue;
        }
        const double bulge_m = length_m * part * length_m * (1.0 - part) / (2.0 * k_effective_earth_m);
        const double ray_m = std::lerp(from.height.value(), to.height.value(), part);
        if (terrain.at(*cell).value() + bulge_m > ray_m) {
            return false;
        }
    }
    return true;
}

}  // namespace lomsong
