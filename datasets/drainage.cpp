// SPDX-License-Identifier: Apache-2.0
#include "datasets/drainage.hpp"

#include <algorithm>
#include <functional>
#include <queue>
#include <utility>

#include "datasets/growth.hpp"
#include "datasets/random.hpp"

namespace lomsong::datasets {

namespace {

/// Filled pits are not quite flat: without bumps water would cross them in straight lines.
float bump_m(std::uint32_t cell) { return 0.01F + static_cast<float>(scattered(cell) >> 40U) * 0x1.0p-24F; }

}  // namespace

Drainage drain(const Raster<float>& heights, const std::vector<std::uint32_t>& outlets) {
    const Grid& grid = heights.grid();
    Drainage drainage;
    drainage.order.reserve(grid.size());
    drainage.receiver.assign(grid.size(), k_no_cell);
    drainage.filled_m = heights.values();
    using Front = std::pair<float, std::uint32_t>;
    std::priority_queue<Front, std::vector<Front>, std::greater<>> front;
    for (const std::uint32_t outlet : outlets) {
        if (drainage.receiver[outlet] == k_no_cell) {
            drainage.receiver[outlet] = outlet;
            front.emplace(drainage.filled_m[outlet], outlet);
        }
    }
    while (!front.empty()) {
        const float level = front.top().first;
        const std::uint32_t here = front.top().second;
        front.pop();
        drainage.order.push_back(here);
        float steepest = 0.0F;
        const bool is_outlet = drainage.receiver[here] == here;
        for_each_neighbour(grid, here, Neighbours::all, [&](std::uint32_t next, const Step& step) {
            if (drainage.receiver[next] == k_no_cell) {
                drainage.receiver[next] = here;
                if (drainage.filled_m[next] <= level) {
                    drainage.filled_m[next] = level + bump_m(next);
                }
                front.emplace(drainage.filled_m[next], next);
            } else if (!is_outlet && (level - drainage.filled_m[next]) / step.length > steepest) {
                steepest = (level - drainage.filled_m[next]) / step.length;
                drainage.receiver[here] = next;
            }
        });
    }
    return drainage;
}

std::vector<float> drained_area_m2(const Drainage& drainage, double cell_area_m2) {
    std::vector<float> area(drainage.receiver.size(), static_cast<float>(cell_area_m2));
    for (auto cell = drainage.order.rbegin(); cell != drainage.order.rend(); ++cell) {
        if (drainage.receiver[*cell] != *cell) {
            area[drainage.receiver[*cell]] += area[*cell];
        }
    }
    return area;
}

}  // namespace lomsong::datasets
