// SPDX-License-Identifier: Apache-2.0
/// @file  How much of each cell a polygon covers, exactly, and the sums that follow from it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/grid.hpp"

namespace lomsong {

/// A cell and the share of its area that a polygon covers, in (0, 1].
struct CellFraction {
    Cell cell;
    double fraction = 0.0;
};

/// Every cell of the grid that the polygons cover in part or whole, row-major.
///
/// Exact up to rounding (below 1e-9 of a cell): area of the intersection over area of the cell, also for
/// polygons smaller than a cell. Rings must be wound as geometry.hpp promises (see `normalised`); what lies
/// outside the grid is left out; where polygons overlap, a cell still counts once.
/// Time: one step per cell that an edge crosses, plus one addition per cell of the polygons' box.
[[nodiscard]] std::vector<CellFraction> coverage_fractions(const MultiPolygon& polygons, const Grid& grid);

/// Area of the polygons by raster value, m2.
struct ClassAreas {
    std::array<double, 256> area_m2{};  ///< index: the stored value; 255 is unknown
    double outside_m2 = 0.0;            ///< part of the polygons off the raster
};
[[nodiscard]] ClassAreas class_areas(const Raster<std::uint8_t>& raster, const MultiPolygon& polygons);

/// A sum over a polygon, and how much of the polygon it speaks for.
struct ZonalSum {
    double sum = 0.0;            ///< of value x fraction over the known cells
    double known_area_m2 = 0.0;  ///< area of the polygon on known cells
};

/// Sum of an additive raster (persons per cell) over the polygons; nothing, not zero, when they touch no
/// known cell.
[[nodiscard]] std::optional<ZonalSum> zonal_sum(const Raster<float>& raster, const MultiPolygon& polygons);

}  // namespace lomsong
