// SPDX-License-Identifier: Apache-2.0
/// @file  Places on the terrain raster as the sweep counts them: in cells from the north-west corner of the mast's
///        own cell, in single precision, which is then good to a millimetre.
#pragma once

#include <cmath>
#include <cstdint>

#include "engine/core/geometry.hpp"
#include "engine/core/grid.hpp"

namespace lomsong::sweep {

struct GroundOrigin {
    std::int32_t row = 0;  ///< of the mast's cell, from the first row that the raster holds; may lie off the raster
    std::int32_t col = 0;
    std::int32_t held_row = 0;  ///< that first row, on the raster's grid
    std::int32_t held_col = 0;
    float row_part = 0.0F;  ///< place of the mast within that cell, southwards, 0..1
    float col_part = 0.0F;  ///< eastwards
    float cells_per_step = 1.0F;
    float cells_per_metre = 1.0F;

    GroundOrigin() = default;
    /// `held` is the window of the terrain's grid that its raster holds.
    GroundOrigin(const Grid& terrain, const Window& held, Point mast, double step_m)
        : held_row{held.row.value}, held_col{held.col.value} {
        const double per_metre = 1.0 / terrain.cell_size().value();
        const double from_west = (mast.x - terrain.west()) * per_metre;
        const double from_north = (terrain.north() - mast.y) * per_metre;
        row = static_cast<std::int32_t>(std::floor(from_north)) - held_row;
        col = static_cast<std::int32_t>(std::floor(from_west)) - held_col;
        row_part = static_cast<float>(from_north - std::floor(from_north));
        col_part = static_cast<float>(from_west - std::floor(from_west));
        cells_per_step = static_cast<float>(step_m * per_metre);
        cells_per_metre = static_cast<float>(per_metre);
    }

    /// Back to the run's CRS.
    [[nodiscard]] Point place(const Grid& terrain, float east, float south) const {
        const double cell_m = terrain.cell_size().value();
        return {terrain.west() + (held_col + col + static_cast<double>(east)) * cell_m,
                terrain.north() - (held_row + row + static_cast<double>(south)) * cell_m};
    }
};

}  // namespace lomsong::sweep
