// SPDX-License-Identifier: Apache-2.0
#include "benchmarks/support/limit_kernel.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "benchmarks/support/limit_stretch.hpp"

#include "algorithms/propagation/free_space.hpp"

namespace lomsong::benchmarks {

std::size_t LimitKernel::run(Point mast, HeightAboveGround antenna, Hertz frequency, Metres radius,
                             std::span<float> losses_db) const {
    const Grid& grid = m_terrain.grid();
    const double cell_m = grid.cell_size().value();
    const double cells_per_step = m_fan.step_m() / cell_m;
    const float ground_m = m_terrain.values()[grid.index(*grid.cell_at(mast))];
    Stretch stretch{};
    stretch.heights_m = m_terrain.values().data();
    stretch.grid_cols = grid.cols();
    stretch.col = static_cast<float>((mast.x - grid.west()) / cell_m - 0.5);
    stretch.row = static_cast<float>((grid.north() - mast.y) / cell_m - 0.5);
    stretch.step_m = static_cast<float>(m_fan.step_m());
    stretch.antenna_m = ground_m + static_cast<float>(antenna.value());
    stretch.loss_at_1_m_db = static_cast<float>(free_space_loss(frequency, Metres{1.0}).value());
    const auto walk = m_instructions == Instructions::plain ? walk_plain : walk_vector;

    const auto samples = static_cast<std::int32_t>(radius.value() / m_fan.step_m());
    std::size_t walked = 0;
    for (int ring = 0; RadialFan::first_sample(ring) <= samples; ++ring) {
        stretch.first = RadialFan::first_sample(ring);
        stretch.count = std::min<std::int32_t>(RadialFan::last_sample(ring), samples) - stretch.first + 1;
        for (int radial = 0; radial < m_fan.radials(ring); ++radial) {
            const double azimuth = m_fan.azimuth_rad(radial, ring);
            stretch.col_per_step = static_cast<float>(std::sin(azimuth) * cells_per_step);
            stretch.row_per_step = static_cast<float>(-std::cos(azimuth) * cells_per_step);
            walk(stretch, losses_db.data());
        }
        walked += static_cast<std::size_t>(m_fan.radials(ring)) * static_cast<std::size_t>(stretch.count);
    }
    return walked;
}

}  // namespace lomsong::benchmarks
