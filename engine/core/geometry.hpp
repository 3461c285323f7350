// SPDX-License-Identifier: Apache-2.0
/// @file  Plain geometry in the run's metric CRS: x is easting, y is northing, both in metres. The heavy
///        library (Boost.Geometry) stays in geometry.cpp.
#pragma once

#include <limits>
#include <vector>

#include "engine/core/units.hpp"

namespace lomsong {

struct Point {
    double x = 0.0;  ///< easting, m
    double y = 0.0;  ///< northing, m
    friend constexpr bool operator==(Point, Point) = default;
};

using LineString = std::vector<Point>;
using MultiLineString = std::vector<LineString>;
/// Closed: the last point repeats the first. Outer rings counter-clockwise, holes clockwise.
using Ring = std::vector<Point>;

struct Polygon {
    Ring outer;
    std::vector<Ring> holes;
};
using MultiPolygon = std::vector<Polygon>;

/// An axis-parallel box; empty until something is added.
struct Box {
    double min_x = std::numeric_limits<double>::infinity();
    double min_y = std::numeric_limits<double>::infinity();
    double max_x = -std::numeric_limits<double>::infinity();
    double max_y = -std::numeric_limits<double>::infinity();

    [[nodiscard]] bool empty() const { return !(min_x <= max_x && min_y <= max_y); }
    void add(Point point);
    void add(const Box& other);
    [[nodiscard]] Box grown(Metres margin) const;
    [[nodiscard]] bool contains(Point point) const;
    [[nodiscard]] bool overlaps(const Box& other) const;
};

[[nodiscard]] Metres distance(Point a, Point b);
/// Distances that differ by no more are equal: rounding must not choose between cables on the same poles.
inline constexpr Metres k_same_distance{1e-6};
/// The place of a segment that is nearest to a point.
struct NearestOnSegment {
    Point point;
    double share = 0.0;  ///< of the way from its start to its end, 0..1; 0 for one without length
    Metres distance{0.0};
};
[[nodiscard]] NearestOnSegment nearest_on_segment(Point point, Point start, Point end);
/// Shortest distance to the line; infinite for a line without points.
[[nodiscard]] Metres distance(Point point, const LineString& line);
[[nodiscard]] Metres distance(Point point, const MultiLineString& lines);
[[nodiscard]] Metres length(const LineString& line);
[[nodiscard]] Metres length(const MultiLineString& lines);
/// Azimuth from `from` to `to`, degrees clockwise from grid north, in [0, 360).
[[nodiscard]] Angle bearing(Point from, Point to);

/// Area in m2, holes taken off.
[[nodiscard]] double area_m2(const MultiPolygon& polygons);
/// True inside or on the border.
[[nodiscard]] bool contains(const MultiPolygon& polygons, Point point);
[[nodiscard]] Box bounds(const MultiPolygon& polygons);
[[nodiscard]] Box bounds(const MultiLineString& lines);
/// Centroid when it lies inside, else a point that surely lies inside. The polygons must not be empty.
[[nodiscard]] Point interior_point(const MultiPolygon& polygons);
/// Rings closed and wound as promised above; rings of fewer than three distinct points are dropped.
[[nodiscard]] MultiPolygon normalised(MultiPolygon polygons);

}  // namespace lomsong
