// SPDX-License-Identifier: Apache-2.0
/// @file  From metres of the map projection to metres on the ground. A projection stretches: by 1e-4 to 4e-4 in a
///        TM zone, by 8 % where somebody chose web Mercator.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// Metres on the ellipsoid per metre of the run's CRS, by place: a lattice over the area of the layers, bilinear in
/// between and beyond its border as on it. Directions are alike, as in every conformal projection (TM, UTM,
/// Mercator). Made from PROJ by io/gdal/ground_scale.hpp; a default one says 1 everywhere.
///
/// Within 5e-5 of PROJ's geodesics over 100 km in TM and UTM zones; within 3e-3 in web Mercator, which is not quite
/// conformal on the ellipsoid. Not valid outside of a few lattice steps of its box.
class GroundScale {
  public:
    GroundScale() = default;
    /// `values` by rows from the south, each from the west; at least 2 of each.
    /// @throws Error{internal} when their number is not cols x rows, or one is not positive.
    GroundScale(const Box& box, std::size_t cols, std::size_t rows, std::vector<double> values);

    [[nodiscard]] double at(Point point) const;
    /// Along the straight line of the projection; by Simpson's rule.
    [[nodiscard]] Metres distance(Point from, Point to) const;
    [[nodiscard]] Metres length(const LineString& line) const;
    [[nodiscard]] Metres length(const MultiLineString& lines) const;

  private:
    Box m_box;
    std::size_t m_cols = 0;
    std::size_t m_rows = 0;
    std::vector<double> m_values;
};

}  // namespace lomsong
