// SPDX-License-Identifier: Apache-2.0
#include "benchmarks/support/limit_stretch.hpp"

#include <cmath>

namespace lomsong::benchmarks {

void walk_plain(const Stretch& stretch, float* losses_db) {
    for (std::int32_t sample = stretch.first; sample < stretch.first + stretch.count; ++sample) {
        const auto steps = static_cast<float>(sample);
        const float col = stretch.col + steps * stretch.col_per_step;
        const float row = stretch.row + steps * stretch.row_per_step;
        const auto west = static_cast<std::int32_t>(col);
        const auto north = static_cast<std::int32_t>(row);
        const float to_east = col - static_cast<float>(west);
        const float to_south = row - static_cast<float>(north);
        const float* upper = stretch.heights_m + north * stretch.grid_cols + west;
        const float* lower = upper + stretch.grid_cols;
        const float in_north = upper[0] + to_east * (upper[1] - upper[0]);
        const float in_south = lower[0] + to_east * (lower[1] - lower[0]);
        const float below_m = stretch.antenna_m - (in_north + to_south * (in_south - in_north));
        const float along_m = steps * stretch.step_m;
        const std::int32_t cell_col = static_cast<std::int32_t>(col + 0.5F);
        const std::int32_t cell_row = static_cast<std::int32_t>(row + 0.5F);
        losses_db[cell_row * stretch.grid_cols + cell_col] =
            stretch.loss_at_1_m_db + 10.0F * std::log10(along_m * along_m + below_m * below_m);
    }
}

}  // namespace lomsong::benchmarks
