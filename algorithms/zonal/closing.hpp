// SPDX-License-Identifier: Apache-2.0
/// @file  Marked cells grown and shrunk; one after the other they close slits and notches.
#pragma once

#include <cstdint>

#include "engine/core/grid.hpp"

namespace lomsong {

/// Masks hold 1 or 0 in every cell; a reach of 0 changes nothing.

/// With the cells that lie up to `reach` rows and columns from a marked one.
[[nodiscard]] Raster<std::uint8_t> grown(Raster<std::uint8_t> mask, std::uint32_t reach);

/// Without the cells that lie up to `reach` rows and columns from an unmarked one; beyond the grid all are marked.
/// What has grown and shrunk by one reach holds every cell that was marked, and the slits of up to 2 x `reach`
/// cells between them.
[[nodiscard]] Raster<std::uint8_t> shrunk(Raster<std::uint8_t> mask, std::uint32_t reach);

}  // namespace lomsong
