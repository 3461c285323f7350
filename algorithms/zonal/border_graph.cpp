// SPDX-License-Identifier: Apache-2.0
#include "algorithms/zonal/border_graph.hpp"

#include <algorithm>
#include <cstdlib>
#include <span>
#include <unordered_map>
#include <utility>

#include "algorithms/zonal/border_walk.hpp"

namespace lomsong {

namespace {

constexpr HalfCells corner_of(const BorderCorner& corner) { return {2 * corner.col, 2 * corner.row}; }

/// Half a cell from the corner.
constexpr HalfCells middle_from(const BorderCorner& corner, Heading heading) {
    const Cell step = moved(Cell{}, heading);
    return {2 * corner.col + step.col.value, 2 * corner.row + step.row.value};
}

class GraphBuilder {
  public:
    explicit GraphBuilder(const Parts& parts) : m_parts{parts} { m_graph.polygons.resize(parts.count()); }

    [[nodiscard]] BorderGraph build() && {
        BorderWalk{m_parts}.for_each_ring(
            [this](std::size_t part, bool is_outer, const std::vector<BorderCorner>& corners) {
                PolygonOfArcs& polygon = m_graph.polygons[part];
                (is_outer ? polygon.outer : polygon.holes.emplace_back()) = arcs_of(corners);
            });
        return std::move(m_graph);
    }

  private:
    /// The ring as arcs, cut at its nodes.
    [[nodiscard]] RingOfArcs arcs_of(const std::vector<BorderCorner>& corners) {
        const auto node = std::ranges::find_if(corners, &BorderCorner::is_node);
        if (node == corners.end()) {
            return {loop_of(corners)};
        }
        m_turned.assign(node, corners.end());
        m_turned.insert(m_turned.end(), corners.begin(), node + 1);
        RingOfArcs ring;
        for (std::size_t from = 0; from + 1 < m_turned.size();) {
            std::size_t to = from + 1;
            while (!m_turned[to].is_node) {
                ++to;
            }
            ring.push_back(between_nodes(std::span{m_turned}.subspan(from, to - from + 1)));
            from = to;
        }
        return ring;
    }

    /// The arc between the first and the last corner: as made from the other side, else new.
    [[nodiscard]] ArcUse between_nodes(std::span<const BorderCorner> corners) {
        const auto known = m_arcs.find(key(corners.front(), corners.front().out));
        if (known != m_arcs.end()) {
            return {known->second, true};
        }
        const std::uint32_t arc = begin_arc();
        append(corner_of(corners.front()));
        for (const BorderCorner& turn : corners.subspan(1, corners.size() - 2)) {
            append_turn(turn);
        }
        append(corner_of(corners.back()));
        end_arc();
        m_arcs.emplace(key(corners.back(), back_from(corners.back().in)), arc);
        return {arc, false};
    }

    /// A ring without nodes is one arc; both of its sides begin at the same edge (see BorderWalk), which the last
    /// of the corners leads to.
    [[nodiscard]] ArcUse loop_of(const std::vector<BorderCorner>& corners) {
        const BorderCorner& first = corners.front();
        const BorderCorner& last = corners.back();
        const auto known = m_arcs.find(key(first, back_from(first.in)));
        if (known != m_arcs.end()) {
            return {known->second, true};
        }
        const std::uint32_t arc = begin_arc();
        for (const BorderCorner& turn : corners) {
            append_turn(turn);
        }
        append(m_graph.points[m_graph.arcs.back().first]);
        end_arc();
        m_arcs.emplace(key(last, last.out), arc);
        return {arc, false};
    }

    [[nodiscard]] std::uint32_t begin_arc() {
        m_graph.arcs.push_back({m_graph.points.size(), 0});
        return static_cast<std::uint32_t>(m_graph.arcs.size() - 1);
    }
    void end_arc() { m_graph.arcs.back().count = m_graph.points.size() - m_graph.arcs.back().first; }

    /// A turn is cut from the middle of the edge before it to that of the edge after it.
    void append_turn(const BorderCorner& turn) {
        append(middle_from(turn, back_from(turn.in)));
        append(middle_from(turn, turn.out));
    }

    /// A point of the arc; with others before it when it lies too far along a straight border.
    void append(HalfCells point) {
        if (m_graph.points.size() > m_graph.arcs.back().first) {
            HalfCells last = m_graph.points.back();
            if (last == point) {
                return;
            }
            const auto step = [](std::int32_t from, std::int32_t to) {
                return from + std::clamp(to - from, -k_longest_segment, k_longest_segment);
            };
            while (std::abs(point.x - last.x) > k_longest_segment ||
                   std::abs(point.y - last.y) > k_longest_segment) {
                last = {step(last.x, point.x), step(last.y, point.y)};
                m_graph.points.push_back(last);
            }
        }
        m_graph.points.push_back(point);
    }

    [[nodiscard]] std::uint64_t key(const BorderCorner& corner, Heading heading) const {
        const auto corners_per_row = static_cast<std::uint64_t>(m_parts.grid().cols()) + 1;
        const std::uint64_t number =
            static_cast<std::uint64_t>(corner.row) * corners_per_row + static_cast<std::uint64_t>(corner.col);
        return number * 4 + static_cast<std::uint64_t>(heading);
    }

    const Parts& m_parts;
    BorderGraph m_graph;
    /// Arcs that were walked from one side, by the corner and heading from which the other side walks them.
    std::unordered_map<std::uint64_t, std::uint32_t> m_arcs;
    std::vector<BorderCorner> m_turned;  ///< a ring from its first node round to it
};

}  // namespace

BorderGraph border_graph(const Parts& parts) { return GraphBuilder{parts}.build(); }

}  // namespace lomsong
