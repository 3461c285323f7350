// SPDX-License-Identifier: Apache-2.0
#include "engine/core/point_index.hpp"

#include <algorithm>
#include <iterator>

#include <boost/geometry.hpp>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/index/rtree.hpp>

namespace lomsong {

namespace {

namespace bg = boost::geometry;
namespace bgi = boost::geometry::index;
using TreePoint = bg::model::d2::point_xy<double>;
using TreeBox = bg::model::box<TreePoint>;
using TreeValue = std::pair<TreePoint, std::uint32_t>;  // and its payload

std::vector<TreeValue> values_of(std::span<const IndexedPoint> points) {
    std::vector<TreeValue> values;
    for (const IndexedPoint& point : points) {
        values.emplace_back(TreePoint{point.position.x, point.position.y}, point.payload);
    }
    return values;
}

}  // namespace

struct PointIndex::Tree {
    bgi::rtree<TreeValue, bgi::rstar<16>> points;
};

PointIndex::PointIndex(std::span<const IndexedPoint> points)
    : m_tree{std::make_unique<Tree>(Tree{bgi::rtree<TreeValue, bgi::rstar<16>>{values_of(points)}})} {}
PointIndex::~PointIndex() = default;
PointIndex::PointIndex(PointIndex&&) noexcept = default;
PointIndex& PointIndex::operator=(PointIndex&&) noexcept = default;

std::optional<IndexedPoint> PointIndex::nearest(Point point) const {
    const auto first = m_tree->points.qbegin(bgi::nearest(TreePoint{point.x, point.y}, 1));
    if (first == m_tree->points.qend()) {
        return std::nullopt;
    }
    const Metres least = distance(point, {first->first.x(), first->first.y()});
    return within(point, least + k_same_distance).front();
}

std::vector<IndexedPoint> PointIndex::within(Point point, Metres reach) const {
    const double reach_m = reach.value();
    std::vector<TreeValue> values;
    m_tree->points.query(
        bgi::intersects(TreeBox{{point.x - reach_m, point.y - reach_m}, {point.x + reach_m, point.y + reach_m}}),
        std::back_inserter(values));
    std::vector<IndexedPoint> found;
    for (const auto& [place, payload] : values) {
        if (const Point position{place.x(), place.y()}; distance(point, position) <= reach) {
            found.push_back({position, payload});
        }
    }
    std::ranges::sort(found, {}, &IndexedPoint::payload);
    return found;
}

}  // namespace lomsong
