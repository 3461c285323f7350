// SPDX-License-Identifier: Apache-2.0
#include "algorithms/fibre/commune_ground.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include <boost/geometry.hpp>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/segment.hpp>
#include <boost/geometry/index/rtree.hpp>

namespace lomsong {

namespace {

namespace bg = boost::geometry;
namespace bgi = boost::geometry::index;
using TreePoint = bg::model::d2::point_xy<double>;
using TreeSegment = bg::model::segment<TreePoint>;
using TreeBox = bg::model::box<TreePoint>;
using TreeValue = std::pair<TreeSegment, std::uint32_t>;  // and the commune

TreeBox tree_box(const Box& box) { return {{box.min_x, box.min_y}, {box.max_x, box.max_y}}; }

void add_ring(std::vector<TreeValue>& segments, const Ring& ring, std::uint32_t commune) {
    for (std::size_t i = 1; i < ring.size(); ++i) {
        segments.emplace_back(TreeSegment{{ring[i - 1].x, ring[i - 1].y}, {ring[i].x, ring[i].y}}, commune);
    }
}

std::vector<TreeValue> borders_of(const Layers& layers) {
    std::vector<TreeValue> segments;
    std::uint32_t number = 0;
    for (const std::vector<Commune>* communes : {&layers.communes, &layers.other_communes}) {
        for (const Commune& commune : *communes) {
            for (const Polygon& polygon : commune.area) {
                add_ring(segments, polygon.outer, number);
                for (const Ring& hole : polygon.holes) {
                    add_ring(segments, hole, number);
                }
            }
            ++number;
        }
    }
    return segments;
}

/// True when a ray from the point to the east crosses the segment; its lower end counts, its upper end does not.
bool crosses_ray(const TreeSegment& segment, Point point) {
    const Point a{segment.first.x(), segment.first.y()};
    const Point b{segment.second.x(), segment.second.y()};
    return (a.y > point.y) != (b.y > point.y) && point.x < a.x + (b.x - a.x) * (point.y - a.y) / (b.y - a.y);
}

}  // namespace

struct CommuneGround::Borders {
    bgi::rtree<TreeValue, bgi::rstar<16>> segments;
};

CommuneGround::CommuneGround(const Layers& layers, Metres margin) : m_margin{margin} {
    const std::vector<TreeValue> segments = borders_of(layers);
    for (const auto& [segment, unused] : segments) {
        m_box.add(Point{segment.first.x(), segment.first.y()});
    }
    m_borders = std::make_unique<Borders>(Borders{bgi::rtree<TreeValue, bgi::rstar<16>>{segments}});
}

CommuneGround::~CommuneGround() = default;

bool CommuneGround::is_border_near(const Box& box) const {
    return m_borders->segments.qbegin(bgi::intersects(tree_box(box))) != m_borders->segments.qend();
}

/// Commune by commune, because neighbours may overlap.
bool CommuneGround::is_inside(Point point) const {
    if (!m_box.contains(point)) {
        return false;
    }
    std::vector<TreeValue> beside;
    m_borders->segments.query(bgi::intersects(TreeBox{{point.x, point.y}, {m_box.max_x, point.y}}),
                              std::back_inserter(beside));
    std::vector<std::uint32_t> crossed;
    for (const auto& [segment, commune] : beside) {
        if (crosses_ray(segment, point)) {
            crossed.push_back(commune);
        }
    }
    std::ranges::sort(crossed);
    for (auto first = crossed.begin(); first != crossed.end();) {
        const auto next = std::upper_bound(first, crossed.end(), *first);
        if ((next - first) % 2 == 1) {
            return true;
        }
        first = next;
    }
    return false;
}

bool CommuneGround::holds(Point point) const {
    if (m_borders->segments.empty()) {
        return true;
    }
    Box around;
    around.add(point);
    std::vector<TreeValue> near;
    m_borders->segments.query(bgi::intersects(tree_box(around.grown(m_margin))), std::back_inserter(near));
    return std::ranges::any_of(
               near,
               [&](const TreeValue& value) {
                   const auto& [a, b] = value.first;
                   return nearest_on_segment(point, {a.x(), a.y()}, {b.x(), b.y()}).distance <= m_margin;
               }) ||
           is_inside(point);
}

std::vector<bool> CommuneGround::holds(const LineString& line) const {
    std::vector<bool> result;
    result.reserve(line.size());
    for (std::size_t i = 0; i < line.size(); ++i) {
        Box step;
        step.add(line[i]);
        step.add(line[i == 0 ? 0 : i - 1]);
        // Between two corners without a border near nothing changes.
        result.push_back(i > 0 && !is_border_near(step.grown(m_margin)) ? bool{result.back()} : holds(line[i]));
    }
    return result;
}

}  // namespace lomsong
