// SPDX-License-Identifier: Apache-2.0
#include "algorithms/fibre/nearest_route.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <limits>
#include <utility>

#include <boost/geometry.hpp>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/segment.hpp>
#include <boost/geometry/index/rtree.hpp>

#include "engine/core/geometry.hpp"

namespace lomsong {

namespace {

namespace bg = boost::geometry;
namespace bgi = boost::geometry::index;
using TreePoint = bg::model::d2::point_xy<double>;
using TreeSegment = bg::model::segment<TreePoint>;
using TreeBox = bg::model::box<TreePoint>;
using TreeValue = std::pair<TreeSegment, std::uint32_t>;  // and the route that it belongs to

Metres distance_to(const TreeSegment& segment, Point point) {
    const Point from{segment.first.x(), segment.first.y()};
    const double dx = segment.second.x() - from.x;
    const double dy = segment.second.y() - from.y;
    const double length_m2 = dx * dx + dy * dy;
    const double along = length_m2 > 0.0
                             ? std::clamp(((point.x - from.x) * dx + (point.y - from.y) * dy) / length_m2, 0.0, 1.0)
                             : 0.0;
    return distance(point, Point{from.x + along * dx, from.y + along * dy});
}

std::vector<TreeValue> segments_of(const std::vector<FibreRoute>& routes) {
    std::vector<TreeValue> segments;
    for (std::size_t route = 0; route < routes.size(); ++route) {
        for (const LineString& line : routes[route].path) {
            for (std::size_t i = line.size() == 1 ? 0 : 1; i < line.size(); ++i) {
                const Point from = line[i == 0 ? 0 : i - 1];
                segments.emplace_back(TreeSegment{{from.x, from.y}, {line[i].x, line[i].y}},
                                      static_cast<std::uint32_t>(route));
            }
        }
    }
    return segments;
}

}  // namespace

struct NearestRoute::Tree {
    bgi::rtree<TreeValue, bgi::rstar<16>> segments;
};

NearestRoute::NearestRoute(const std::vector<FibreRoute>& routes)
    : m_tree{std::make_unique<Tree>(Tree{bgi::rtree<TreeValue, bgi::rstar<16>>{segments_of(routes)}})} {}

NearestRoute::~NearestRoute() = default;

std::optional<NearRoute> NearestRoute::to(Point point) const {
    std::vector<TreeValue> found;
    m_tree->segments.query(bgi::nearest(TreePoint{point.x, point.y}, 1), std::back_inserter(found));
    if (found.empty()) {
        return std::nullopt;
    }
    const Metres nearest = distance_to(found.front().first, point);
    const double reach = (nearest + k_same_distance).value();
    const TreeBox around{{point.x - reach, point.y - reach}, {point.x + reach, point.y + reach}};
    found.clear();
    m_tree->segments.query(bgi::intersects(around), std::back_inserter(found));
    NearRoute result{found.empty() ? 0U : std::numeric_limits<std::uint32_t>::max(), nearest};
    for (const auto& [segment, route] : found) {
        const Metres away = distance_to(segment, point);
        if (away <= nearest + k_same_distance) {
            result.route = std::min<std::size_t>(result.route, route);
            result.distance = std::min(result.distance, away);
        }
    }
    return result;
}

}  // namespace lomsong
