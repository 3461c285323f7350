// SPDX-License-Identifier: Apache-2.0
#include "engine/job/halo.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace lomsong {

Metres distance(Point point, const Box& box) {
    const double dx = std::max({box.min_x - point.x, 0.0, point.x - box.max_x});
    const double dy = std::max({box.min_y - point.y, 0.0, point.y - box.max_y});
    return Metres{std::hypot(dx, dy)};
}

bool Halo::contains(Point point) const { return distance(point, core) <= reach; }

void mark(const Halo& halo, const Grid& grid, const Window& window, std::span<std::uint8_t> cells) {
    const double cell_m = grid.cell_size().value();
    const double reach_m = halo.reach.value() + cell_m;
    for (std::int32_t r = 0; r < window.rows; ++r) {
        const double y = grid.centre({Row{window.row.value + r}, window.col}).y;
        const double away_m = distance({halo.core.min_x, y}, halo.core).value();
        if (away_m > reach_m) {
            continue;
        }
        const double aside_m = std::sqrt(reach_m * reach_m - away_m * away_m);
        const double first = std::floor((halo.core.min_x - aside_m - grid.west()) / cell_m) - window.col.value;
        const double last = std::ceil((halo.core.max_x + aside_m - grid.west()) / cell_m) - window.col.value;
        const auto from = static_cast<std::ptrdiff_t>(std::clamp(first, 0.0, static_cast<double>(window.cols)));
        const auto to = static_cast<std::ptrdiff_t>(std::clamp(last, 0.0, static_cast<double>(window.cols)));
        const auto row = cells.begin() + static_cast<std::ptrdiff_t>(r) * window.cols;
        std::fill(row + from, row + std::max(from, to), std::uint8_t{1});
    }
}

}  // namespace lomsong
