// SPDX-License-Identifier: Apache-2.0
#include "algorithms/settlement/working_areas.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include <boost/geometry/algorithms/correct.hpp>
#include <boost/geometry/algorithms/difference.hpp>
#include <boost/geometry/algorithms/intersection.hpp>
#include <boost/geometry/geometries/multi_polygon.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/polygon.hpp>
#include <boost/geometry/strategies/strategies.hpp>

#include "algorithms/settlement/homes.hpp"

namespace lomsong {

namespace {

namespace bg = boost::geometry;
using BgPoint = bg::model::d2::point_xy<double>;
using BgPolygon = bg::model::polygon<BgPoint, /*ClockWise=*/false, /*Closed=*/true>;
using BgArea = bg::model::multi_polygon<BgPolygon>;

BgArea to_boost(const MultiPolygon& polygons) {
    const auto copy = [](const Ring& from, auto& to) {
        for (const Point point : from) {
            to.emplace_back(point.x, point.y);
        }
    };
    BgArea area;
    for (const Polygon& polygon : polygons) {
        BgPolygon& there = area.emplace_back();
        copy(polygon.outer, there.outer());
        there.inners().resize(polygon.holes.size());
        for (std::size_t i = 0; i < polygon.holes.size(); ++i) {
            copy(polygon.holes[i], there.inners()[i]);
        }
    }
    return area;
}

MultiPolygon from_boost(const BgArea& area) {
    const auto copied = [](const auto& from) {
        Ring ring;
        for (const BgPoint& point : from) {
            ring.push_back({point.x(), point.y()});
        }
        return ring;
    };
    MultiPolygon polygons;
    for (const BgPolygon& polygon : area) {
        Polygon& there = polygons.emplace_back();
        there.outer = copied(polygon.outer());
        for (const auto& hole : polygon.inners()) {
            there.holes.push_back(copied(hole));
        }
    }
    return normalised(std::move(polygons));
}

double squared(Point a, Point b) { return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y); }

/// The part of a convex ring on the side of `centre` of the line halfway to `other`.
Ring nearer_half(const Ring& ring, Point centre, Point other) {
    const auto further = [&](Point point) { return squared(point, centre) - squared(point, other); };
    Ring half;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const Point from = ring[i - 1];
        const Point to = ring[i];
        const double at_from = further(from);
        const double at_to = further(to);
        if (at_from <= 0.0) {
            half.push_back(from);
        }
        if ((at_from < 0.0 && at_to > 0.0) || (at_from > 0.0 && at_to < 0.0)) {
            const double share = at_from / (at_from - at_to);
            half.push_back({from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)});
        }
    }
    if (half.size() < 3) {
        return {};
    }
    half.push_back(half.front());
    return half;
}

Ring frame_of(const Box& box) {
    return {{box.min_x, box.min_y},
            {box.max_x, box.min_y},
            {box.max_x, box.max_y},
            {box.min_x, box.max_y},
            {box.min_x, box.min_y}};
}

/// What the hamlets known by their borders leave of a commune.
BgArea left_over(const Layers& layers, const Commune& commune) {
    BgArea area = to_boost(commune.area);
    const Box box = bounds(commune.area);
    for (const Hamlet& hamlet : layers.hamlets) {
        if (!hamlet.area.empty() && bounds(hamlet.area).overlaps(box)) {
            BgArea rest;
            bg::difference(area, to_boost(hamlet.area), rest);
            area = std::move(rest);
        }
    }
    return area;
}

}  // namespace

Ring nearest_cell(const Ring& frame, Point centre, std::span<const Point> others) {
    std::vector<Point> nearest_first(others.begin(), others.end());
    std::ranges::stable_sort(nearest_first, {}, [&](Point other) { return squared(other, centre); });
    Ring cell = frame;
    for (const Point other : nearest_first) {
        if (cell.empty() || other == centre) {
            return {};
        }
        const auto reach = std::ranges::max(cell, {}, [&](Point corner) { return squared(corner, centre); });
        if (squared(other, centre) > 4.0 * squared(reach, centre)) {
            break;  // no corner is nearer to it, nor to those further away
        }
        cell = nearer_half(cell, centre, other);
    }
    return cell;
}

std::vector<WorkingArea> working_areas(const Layers& layers) {
    const Homes homes{layers};
    std::vector<WorkingArea> areas;
    for (std::size_t c = 0; c < layers.communes.size(); ++c) {
        const std::vector<std::size_t>& hamlets = homes.points_by_commune()[c];
        if (hamlets.empty()) {
            continue;
        }
        const BgArea ground = left_over(layers, layers.communes[c]);
        const Ring frame = frame_of(bounds(layers.communes[c].area).grown(Metres{1.0}));
        for (std::size_t i = 0; i < hamlets.size(); ++i) {
            const Point centre = *layers.hamlets[hamlets[i]].centre;
            std::vector<Point> others;
            for (std::size_t k = 0; k < hamlets.size(); ++k) {
                const Point other = *layers.hamlets[hamlets[k]].centre;
                if (k < i || (k > i && !(other == centre))) {  // of equal centres the first has the ground
                    others.push_back(other);
                }
            }
            const Ring cell = nearest_cell(frame, centre, others);
            if (cell.empty()) {
                continue;
            }
            BgArea part;
            bg::intersection(ground, to_boost({{cell, {}}}), part);
            MultiPolygon area = from_boost(part);
            if (!area.empty()) {
                areas.push_back({hamlets[i], std::move(area)});
            }
        }
    }
    std::ranges::sort(areas, {}, &WorkingArea::hamlet);
    return areas;
}

}  // namespace lomsong
