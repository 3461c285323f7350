// SPDX-License-Identifier: Apache-2.0
/// @file  A window of cells as seen from a mast.
#pragma once

#include <cstdint>
#include <span>

#include "algorithms/coverage/cell_kernels.hpp"
#include "engine/core/geometry.hpp"
#include "engine/core/grid.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// What is the same for all sectors of a mast: where they stand and what the receivers look like from there.
struct MastView {
    const Grid& grid;  ///< of the run; windows are its cells
    Point position;
    HeightAboveSeaLevel antenna;
    HeightAboveGround receiver_height;
    Decibels environment_loss;                   ///< between the open air and the receiver
    Window window;                               ///< of `ground_m`, `land_cover` and of the losses given with it
    std::span<const float> ground_m;             ///< at the cell centres; NaN where nobody looks
    std::span<const std::uint8_t> land_cover{};  ///< at the cell centres; empty unless a group has a correction
};

/// A row of the view's window as the kernels read it. Positions are counted from the mast's cell on the run's grid:
/// a cell has the same bits in every window.
[[nodiscard]] cells::CellRow row_of(const MastView& view, Row row);

}  // namespace lomsong
