// SPDX-License-Identifier: Apache-2.0
/// @file  Places that a change can touch: all within some reach of where it happened.
#pragma once

#include <cstdint>
#include <span>

#include "engine/core/geometry.hpp"
#include "engine/core/grid.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// A box and everything within `reach` of it: a mast and its radius, a patch of ground and the links across it.
struct Halo {
    Box core;
    Metres reach;

    [[nodiscard]] bool contains(Point point) const;
};

/// Distance from a point to a box that is not empty; 0 inside.
[[nodiscard]] Metres distance(Point point, const Box& box);

/// Sets the cells of `window` whose centres lie in the halo to 1, and maybe some up to a cell further; leaves all
/// others as they are. `cells` is row-major, of the window's size.
void mark(const Halo& halo, const Grid& grid, const Window& window, std::span<std::uint8_t> cells);

}  // namespace lomsong
