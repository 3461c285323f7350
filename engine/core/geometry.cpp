// SPDX-License-Identifier: Apache-2.0
#include "engine/core/geometry.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <boost/geometry/algorithms/area.hpp>
#include <boost/geometry/algorithms/centroid.hpp>
#include <boost/geometry/algorithms/correct.hpp>
#include <boost/geometry/algorithms/covered_by.hpp>
#include <boost/geometry/algorithms/point_on_surface.hpp>
#include <boost/geometry/algorithms/within.hpp>
#include <boost/geometry/core/cs.hpp>
#include <boost/geometry/geometries/multi_polygon.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/polygon.hpp>
#include <boost/geometry/geometries/register/point.hpp>
#include <boost/geometry/geometries/register/ring.hpp>
#include <boost/geometry/strategies/strategies.hpp>

BOOST_GEOMETRY_REGISTER_POINT_2D(lomsong::Point, double, boost::geometry::cs::cartesian, x, y)
BOOST_GEOMETRY_REGISTER_RING(lomsong::Ring)

namespace lomsong {

namespace {

namespace bg = boost::geometry;
using BgPoint = bg::model::d2::point_xy<double>;
using BgPolygon = bg::model::polygon<BgPoint, /*ClockWise=*/false, /*Closed=*/true>;

BgPolygon to_boost(const Polygon& polygon) {
    const auto copy_ring = [](const Ring& from, auto& to) {
        to.reserve(from.size());
        for (const Point point : from) {
            to.emplace_back(point.x, point.y);
        }
    };
    BgPolygon result;
    copy_ring(polygon.outer, result.outer());
    result.inners().resize(polygon.holes.size());
    for (std::size_t i = 0; i < polygon.holes.size(); ++i) {
        copy_ring(polygon.holes[i], result.inners()[i]);
    }
    return result;
}

Polygon from_boost(const BgPolygon& polygon) {
    const auto copy_ring = [](const auto& from) {
        Ring ring;
        ring.reserve(from.size());
        for (const BgPoint& point : from) {
            ring.push_back({point.x(), point.y()});
        }
        return ring;
    };
    Polygon result;
    result.outer = copy_ring(polygon.outer());
    for (const auto& hole : polygon.inners()) {
        result.holes.push_back(copy_ring(hole));
    }
    return result;
}

bool is_real_ring(const Ring& ring) {
    Ring distinct;
    for (const Point point : ring) {
        if (std::ranges::find(distinct, point) == distinct.end()) {
            distinct.push_back(point);
            if (distinct.size() == 3) {
                return true;
            }
        }
    }
    return false;
}

}  // namespace

void Box::add(Point point) {
    min_x = std::min(min_x, point.x);
    min_y = std::min(min_y, point.y);
    max_x = std::max(max_x, point.x);
    max_y = std::max(max_y, point.y);
}

void Box::add(const Box& other) {
    if (!other.empty()) {
        add(Point{other.min_x, other.min_y});
        add(Point{other.max_x, other.max_y});
    }
}

Box Box::grown(Metres margin) const {
    if (empty()) {
        return *this;
    }
    return {min_x - margin.value(), min_y - margin.value(), max_x + margin.value(), max_y + margin.value()};
}

bool Box::contains(Point point) const {
    return point.x >= min_x && point.x <= max_x && point.y >= min_y && point.y <= max_y;
}

bool Box::overlaps(const Box& other) const {
    return !empty() && !other.empty() && min_x <= other.max_x && other.min_x <= max_x && min_y <= other.max_y &&
           other.min_y <= max_y;
}

Metres distance(Point a, Point b) { return Metres{std::hypot(a.x - b.x, a.y - b.y)}; }

NearestOnSegment nearest_on_segment(Point point, Point start, Point end) {
    const double dx = end.x - start.x;
    const double dy = end.y - start.y;
    const double length2 = dx * dx + dy * dy;
    const double share =
        length2 > 0.0 ? std::clamp(((point.x - start.x) * dx + (point.y - start.y) * dy) / length2, 0.0, 1.0) : 0.0;
    const Point nearest{start.x + share * dx, start.y + share * dy};
    return {nearest, share, distance(point, nearest)};
}

Metres distance(Point point, const LineString& line) {
    Metres shortest{std::numeric_limits<double>::infinity()};
    if (line.size() == 1) {
        return distance(point, line.front());
    }
    for (std::size_t i = 1; i < line.size(); ++i) {
        shortest = std::min(shortest, nearest_on_segment(point, line[i - 1], line[i]).distance);
    }
    return shortest;
}

Metres distance(Point point, const MultiLineString& lines) {
    Metres shortest{std::numeric_limits<double>::infinity()};
    for (const LineString& line : lines) {
        shortest = std::min(shortest, distance(point, line));
    }
    return shortest;
}

Metres length(const LineString& line) {
    Metres total{0.0};
    for (std::size_t i = 1; i < line.size(); ++i) {
        total = total + distance(line[i - 1], line[i]);
    }
    return total;
}

Metres length(const MultiLineString& lines) {
    Metres total{0.0};
    for (const LineString& line : lines) {
        total = total + length(line);
    }
    return total;
}

Angle bearing(Point from, Point to) {
    const double degrees = std::atan2(to.x - from.x, to.y - from.y) * 180.0 / std::numbers::pi;
    return Angle{degrees < 0.0 ? degrees + 360.0 : degrees};
}

double area_m2(const MultiPolygon& polygons) {
    double total = 0.0;
    for (const Polygon& polygon : polygons) {
        total += bg::area(to_boost(polygon));
    }
    return total;
}

bool contains(const MultiPolygon& polygons, Point point) {
    return std::ranges::any_of(polygons, [&](const Polygon& polygon) {
        return bg::covered_by(point, polygon.outer) &&
               std::ranges::none_of(polygon.holes, [&](const Ring& hole) { return bg::within(point, hole); });
    });
}

Box bounds(const MultiPolygon& polygons) {
    Box box;
    for (const Polygon& polygon : polygons) {
        for (const Point point : polygon.outer) {
            box.add(point);
        }
    }
    return box;
}

Box bounds(const MultiLineString& lines) {
    Box box;
    for (const LineString& line : lines) {
        for (const Point point : line) {
            box.add(point);
        }
    }
    return box;
}

Point interior_point(const MultiPolygon& polygons) {
    const auto largest =
        std::ranges::max_element(polygons, {}, [](const Polygon& polygon) { return bg::area(to_boost(polygon)); });
    const BgPolygon polygon = to_boost(*largest);
    BgPoint point;
    bg::centroid(polygon, point);
    if (!bg::covered_by(point, polygon)) {
        bg::point_on_surface(polygon, point);
    }
    return {point.x(), point.y()};
}

MultiPolygon normalised(MultiPolygon polygons) {
    MultiPolygon result;
    for (Polygon& polygon : polygons) {
        if (!is_real_ring(polygon.outer)) {
            continue;
        }
        std::erase_if(polygon.holes, [](const Ring& hole) { return !is_real_ring(hole); });
        BgPolygon corrected = to_boost(polygon);
        bg::correct(corrected);
        result.push_back(from_boost(corrected));
    }
    return result;
}

}  // namespace lomsong
