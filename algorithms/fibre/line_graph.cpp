// SPDX-License-Identifier: Apache-2.0
#include "algorithms/fibre/line_graph.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include <boost/geometry.hpp>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/segment.hpp>
#include <boost/geometry/index/rtree.hpp>

#include "algorithms/fibre/line_meetings.hpp"

namespace lomsong {

namespace {

namespace bg = boost::geometry;
namespace bgi = boost::geometry::index;
using TreePoint = bg::model::d2::point_xy<double>;
using TreeSegment = bg::model::segment<TreePoint>;
using TreeBox = bg::model::box<TreePoint>;
using TreeValue = std::pair<TreeSegment, std::uint32_t>;  // and the shape point that it starts at

NearestOnSegment nearest_on(const TreeSegment& segment, Point point) {
    return nearest_on_segment(point, {segment.first.x(), segment.first.y()},
                              {segment.second.x(), segment.second.y()});
}

/// Edges and their shapes as they are cut from the lines.
class EdgeCutter {
  public:
    EdgeCutter(const LineMeetings& meetings, const GroundScale& scale, Metres touch)
        : m_meetings{meetings}, m_scale{scale}, m_touch{touch}, m_node_of(meetings.place_count(), k_no_index) {}

    void cut(const GraphLine& line, const std::vector<Stop>& stops) {
        for (std::size_t i = 1; i < stops.size(); ++i) {
            add(line, stops[i - 1], stops[i]);
        }
    }

    std::vector<Point> nodes;
    std::vector<GraphEdge> edges;
    std::vector<Point> shapes;
    std::vector<double> offsets_m;
    std::vector<std::size_t> shape_first{0};

  private:
    static Point on(const LineString& line, const Stop& stop) {
        const Point from = line[stop.corner];
        if (!(stop.share > 0.0)) {
            return from;
        }
        const Point to = line[stop.corner + 1];
        return {std::lerp(from.x, to.x, stop.share), std::lerp(from.y, to.y, stop.share)};
    }

    void add(const GraphLine& line, const Stop& from, const Stop& to) {
        LineString shape{on(line.line, from)};
        for (std::size_t corner = from.corner + 1; corner <= to.corner; ++corner) {
            if (line.line[corner] != shape.back()) {
                shape.push_back(line.line[corner]);
            }
        }
        const Point end = on(line.line, to);
        if (end != shape.back() || shape.size() < 2) {
            shape.push_back(end);
        }
        const Metres length = m_scale.length(shape);
        if (from.place == to.place && length <= 2.0 * m_touch) {
            return;
        }
        const std::uint32_t first = node_at(from.place);
        edges.push_back({first, node_at(to.place), length.value(), line.payload});
        Metres offset{0.0};
        for (std::size_t i = 0; i < shape.size(); ++i) {
            offset = i == 0 ? offset : offset + m_scale.distance(shape[i - 1], shape[i]);
            shapes.push_back(shape[i]);
            offsets_m.push_back(offset.value());
        }
        shape_first.push_back(shapes.size());
    }

    std::uint32_t node_at(std::uint32_t place) {
        if (m_node_of[place] == k_no_index) {
            m_node_of[place] = static_cast<std::uint32_t>(nodes.size());
            nodes.push_back(m_meetings.position(place));
        }
        return m_node_of[place];
    }

    const LineMeetings& m_meetings;
    const GroundScale& m_scale;
    Metres m_touch;
    std::vector<std::uint32_t> m_node_of;  ///< per place
};

}  // namespace

struct LineGraph::Index {
    bgi::rtree<TreeValue, bgi::rstar<16>> segments;
};

LineGraph::LineGraph(std::span<const GraphLine> lines, const GroundScale& scale, Metres touch) : m_scale{scale} {
    const LineMeetings meetings{lines, touch};
    EdgeCutter cutter{meetings, scale, touch};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        cutter.cut(lines[i], meetings.stops(i));
    }
    m_graph = Graph{std::move(cutter.nodes), std::move(cutter.edges)};
    m_shapes = std::move(cutter.shapes);
    m_offsets_m = std::move(cutter.offsets_m);
    m_shape_first = std::move(cutter.shape_first);
    std::vector<TreeValue> segments;
    segments.reserve(m_shapes.size());
    for (std::uint32_t edge = 0; edge < m_graph.edge_count(); ++edge) {
        const bool is_found = m_graph.edge(edge).payload != k_no_index;
        for (std::size_t i = m_shape_first[edge]; is_found && i + 1 < m_shape_first[edge + 1]; ++i) {
            segments.emplace_back(
                TreeSegment{{m_shapes[i].x, m_shapes[i].y}, {m_shapes[i + 1].x, m_shapes[i + 1].y}},
                static_cast<std::uint32_t>(i));
        }
    }
    m_index = std::make_unique<Index>(Index{bgi::rtree<TreeValue, bgi::rstar<16>>{segments}});
}

LineGraph::~LineGraph() = default;
LineGraph::LineGraph(LineGraph&&) noexcept = default;
LineGraph& LineGraph::operator=(LineGraph&&) noexcept = default;

std::span<const Point> LineGraph::shape(std::uint32_t edge) const {
    return std::span{m_shapes}.subspan(m_shape_first[edge], m_shape_first[edge + 1] - m_shape_first[edge]);
}

std::optional<Foot> LineGraph::nearest(Point point, Metres within) const {
    std::vector<TreeValue> found;
    m_index->segments.query(bgi::nearest(TreePoint{point.x, point.y}, 1), std::back_inserter(found));
    if (found.empty()) {
        return std::nullopt;
    }
    const Metres least = nearest_on(found.front().first, point).distance + k_same_distance;
    const double reach = least.value();
    found.clear();
    m_index->segments.query(
        bgi::intersects(TreeBox{{point.x - reach, point.y - reach}, {point.x + reach, point.y + reach}}),
        std::back_inserter(found));
    std::erase_if(found, [&](const TreeValue& value) { return nearest_on(value.first, point).distance > least; });
    const auto lowest = std::ranges::min_element(found, {}, &TreeValue::second);
    const NearestOnSegment near = nearest_on(lowest->first, point);
    const std::size_t at = lowest->second;
    const auto after = std::ranges::upper_bound(m_shape_first, at);
    Foot foot{static_cast<std::uint32_t>(after - m_shape_first.begin() - 1),
              std::lerp(m_offsets_m[at], m_offsets_m[at + 1], near.share), near.point,
              m_scale.distance(point, near.point)};
    return foot.distance <= within ? std::optional{foot} : std::nullopt;
}

std::optional<Metres> LineGraph::distance_to(Point point) const {
    const auto first = m_index->segments.qbegin(bgi::nearest(TreePoint{point.x, point.y}, 1));
    return first == m_index->segments.qend()
               ? std::nullopt
               : std::optional{m_scale.distance(point, nearest_on(first->first, point).point)};
}

Point LineGraph::point_at(std::uint32_t edge, double offset_m) const {
    const auto first = m_offsets_m.begin() + static_cast<std::ptrdiff_t>(m_shape_first[edge]);
    const auto last = m_offsets_m.begin() + static_cast<std::ptrdiff_t>(m_shape_first[edge + 1]);
    if (offset_m >= *(last - 1)) {
        return m_shapes[m_shape_first[edge + 1] - 1];
    }
    if (offset_m <= 0.0) {
        return m_shapes[m_shape_first[edge]];
    }
    const auto after = std::upper_bound(first, last, offset_m);
    const auto to = static_cast<std::size_t>(after - m_offsets_m.begin());
    const double share = (offset_m - m_offsets_m[to - 1]) / (m_offsets_m[to] - m_offsets_m[to - 1]);
    return {std::lerp(m_shapes[to - 1].x, m_shapes[to].x, share),
            std::lerp(m_shapes[to - 1].y, m_shapes[to].y, share)};
}

LineString LineGraph::piece(std::uint32_t edge, double from_offset_m, double to_offset_m) const {
    const double low = std::max(std::min(from_offset_m, to_offset_m), 0.0);
    const double high = std::min(std::max(from_offset_m, to_offset_m), m_graph.edge(edge).length_m);
    LineString line{point_at(edge, low)};
    for (std::size_t i = m_shape_first[edge]; i < m_shape_first[edge + 1]; ++i) {
        if (m_offsets_m[i] > low && m_offsets_m[i] < high) {
            line.push_back(m_shapes[i]);
        }
    }
    line.push_back(point_at(edge, high));
    if (from_offset_m > to_offset_m) {
        std::ranges::reverse(line);
    }
    return line;
}

}  // namespace lomsong
