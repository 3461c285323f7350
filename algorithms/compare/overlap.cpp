// SPDX-License-Identifier: Apache-2.0
#include "algorithms/compare/overlap.hpp"

#include <boost/geometry/algorithms/area.hpp>
#include <boost/geometry/algorithms/intersection.hpp>
#include <boost/geometry/core/cs.hpp>
#include <boost/geometry/geometries/multi_polygon.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/polygon.hpp>
#include <boost/geometry/strategies/strategies.hpp>

namespace lomsong {

namespace {

namespace bg = boost::geometry;
using BgPoint = bg::model::d2::point_xy<double>;
using BgPolygon = bg::model::polygon<BgPoint, /*ClockWise=*/false, /*Closed=*/true>;
using BgMultiPolygon = bg::model::multi_polygon<BgPolygon>;

BgMultiPolygon to_boost(const MultiPolygon& polygons) {
    const auto copy_ring = [](const Ring& from, auto& to) {
        for (const Point point : from) {
            to.emplace_back(point.x, point.y);
        }
    };
    BgMultiPolygon result;
    for (const Polygon& polygon : polygons) {
        BgPolygon& part = result.emplace_back();
        copy_ring(polygon.outer, part.outer());
        for (const Ring& hole : polygon.holes) {
            copy_ring(hole, part.inners().emplace_back());
        }
    }
    return result;
}

}  // namespace

std::optional<double> shared_area_m2(const MultiPolygon& a, const MultiPolygon& b) {
    if (a.empty() || b.empty() || !bounds(a).overlaps(bounds(b))) {
        return 0.0;
    }
    BgMultiPolygon shared;
    try {
        bg::intersection(to_boost(a), to_boost(b), shared);
    } catch (const bg::exception&) {
        return std::nullopt;
    }
    return bg::area(shared);
}

}  // namespace lomsong
