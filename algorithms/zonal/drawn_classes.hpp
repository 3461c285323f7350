// SPDX-License-Identifier: Apache-2.0
/// @file  Classes of a raster as polygons for a map: no stair-steps, no specks, and still one coverage.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "algorithms/zonal/parts.hpp"
#include "engine/core/geometry.hpp"
#include "engine/core/grid.hpp"

namespace lomsong {

/// How much of the cells a drawing may leave out.
struct DrawingRules {
    std::size_t smallest_cells = 0;  ///< islands of fewer cells are drawn as what surrounds them; 0: none are
    double tolerance_cells = 0.0;    ///< how far a border may move, in cells; 0: borders run on cell edges
};

/// The raster with its small islands joined to what surrounds them.
///
/// An island is a set of cells of one of the `values`, joined by edges. One of fewer than `smallest_cells` takes
/// the value that most of its border with larger islands has; the lower value wins a tie. Islands among small ones
/// only wait until a neighbour has been settled; those that touch nothing but other values stay as they are. Cells
/// of other values neither change nor count as surroundings.
[[nodiscard]] Raster<std::uint8_t> without_small_islands(const Raster<std::uint8_t>& raster,
                                                         std::span<const std::uint8_t> values,
                                                         std::size_t smallest_cells);

/// One multipolygon per value, in their order, polygons by first cell. `values` must differ.
///
/// A border between two classes is drawn once and used by both, so neighbours have neither gaps nor overlaps. It
/// runs through the middles of the cells' edges, kept at corners where three classes meet, and leaves out what it
/// can within the tolerance; no drawn border lies further than `tolerance_cells` + 1/2 from the cells' own. No ring
/// crosses itself or another, and islands stay inside what they lie in. No segment is longer than 32 cells: then a
/// straight line here is a straight line in longitude and latitude, to less than what separates it from its
/// neighbours. With a tolerance of 0 the outlines are those of `class_areas_of`.
[[nodiscard]] std::vector<MultiPolygon> drawn_classes(const Raster<std::uint8_t>& raster,
                                                      std::span<const std::uint8_t> values,
                                                      const DrawingRules& rules);

/// The same for parts, one polygon each.
[[nodiscard]] MultiPolygon drawn_outlines(const Parts& parts, double tolerance_cells);

}  // namespace lomsong
