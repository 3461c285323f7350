// SPDX-License-Identifier: Apache-2.0
/// @file  From the cells of a class to polygons: outlines that follow the cell edges exactly.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/grid.hpp"

namespace lomsong {

/// When two cells of a class belong together.
enum class Connectivity : unsigned char {
    edges,              ///< they share an edge
    edges_and_corners,  ///< they share an edge or a corner
};

/// A connected set of cells.
struct Region {
    MultiPolygon outline;
    std::vector<std::size_t> cells;  ///< row-major indices, ascending
};

/// The connected regions of the cells that hold `value`, in the order of their first cells (row-major).
///
/// Outlines run on cell edges, with points at turns only, so neighbouring classes share their borders to the
/// last bit. Rings are wound and closed as geometry.hpp promises. Cells that meet at a corner only become
/// separate polygons of the outline; rings never cross or touch themselves (OGC-valid), though a hole may
/// touch the outer ring at a corner. Time and memory are linear in the cells.
[[nodiscard]] std::vector<Region> connected_regions(const Raster<std::uint8_t>& raster, std::uint8_t value,
                                                    Connectivity connectivity);

/// All cells that hold `value` as one multipolygon: polygons in the order of their first cells.
[[nodiscard]] MultiPolygon class_area(const Raster<std::uint8_t>& raster, std::uint8_t value);

/// `class_area` of several values, which must differ, in one go.
[[nodiscard]] std::vector<MultiPolygon> class_areas_of(const Raster<std::uint8_t>& raster,
                                                       std::span<const std::uint8_t> values);

}  // namespace lomsong
