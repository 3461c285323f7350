// SPDX-License-Identifier: Apache-2.0
/// @file  From the run's metric CRS to what RFC 7946 asks for: WGS 84 longitude and latitude, seven decimals
///        (about a centimetre), outer rings counter-clockwise.
#pragma once

#include <optional>
#include <string>

#include "engine/core/error.hpp"
#include "engine/core/geometry.hpp"
#include "io/write/feature_table.hpp"
#include "io/write/smooth_projection.hpp"

namespace lomsong {

inline constexpr int k_coordinate_digits = 7;

/// Not thread-safe: one per thread.
class ToWgs84 {
  public:
    /// @throws Error{bad_project} when PROJ does not know the CRS.
    explicit ToWgs84(const std::string& crs);

    /// Longitude in x, latitude in y, degrees, rounded; nothing when the point has no image.
    [[nodiscard]] std::optional<Point> operator()(Point point) const;
    /// Points that fall together after rounding become one; rings and lines that vanish are dropped, and a
    /// geometry of which nothing is left is monostate.
    /// @throws Error{bad_data} naming the first point that has no longitude and latitude.
    [[nodiscard]] FeatureGeometry operator()(const FeatureGeometry& geometry) const;

  private:
    [[nodiscard]] Error no_image(Point point) const;
    [[nodiscard]] LineString projected(const LineString& line) const;
    [[nodiscard]] Ring projected_ring(const Ring& ring, bool counter_clockwise) const;

    std::string m_crs;
    SmoothProjection m_projection;
};

/// Brings every feature of the table to WGS 84; errors name table and feature.
void project(FeatureTable& table, const ToWgs84& to_wgs84);

/// One area without inner borders out of neighbouring ones. Should the areas defy the overlay (rings that
/// cross themselves beyond mending), they are returned as they are, side by side.
[[nodiscard]] MultiPolygon dissolved(const MultiPolygon& areas);

}  // namespace lomsong
