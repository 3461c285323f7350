// SPDX-License-Identifier: Apache-2.0
/// @file  Polygons before an independent judge.
#pragma once

#include <string>

#include <boost/geometry.hpp>
#include <boost/geometry/geometries/multi_polygon.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/polygon.hpp>

#include "engine/core/geometry.hpp"

namespace lomsong::testing_tools {

/// Why Boost.Geometry holds the polygons invalid; empty when it does not. Winding and closing count.
inline std::string fault_of(const MultiPolygon& polygons) {
    namespace bg = boost::geometry;
    using BgPolygon = bg::model::polygon<bg::model::d2::point_xy<double>, false, true>;
    bg::model::multi_polygon<BgPolygon> all;
    for (const Polygon& polygon : polygons) {
        BgPolygon& copy = all.emplace_back();
        for (const Point point : polygon.outer) {
            copy.outer().emplace_back(point.x, point.y);
        }
        for (const Ring& hole : polygon.holes) {
            auto& ring = copy.inners().emplace_back();
            for (const Point point : hole) {
                ring.emplace_back(point.x, point.y);
            }
        }
    }
    std::string reason;
    return bg::is_valid(all, reason) ? "" : reason;
}

}  // namespace lomsong::testing_tools
