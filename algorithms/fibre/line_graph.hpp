// SPDX-License-Identifier: Apache-2.0
/// @file  Drawn lines as a graph: cut where they meet, with the shape of every piece, and found again from any
/// point.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "algorithms/fibre/graph.hpp"
#include "engine/core/geometry.hpp"
#include "engine/core/ground_scale.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// A line that goes into the graph.
struct GraphLine {
    const LineString* line = nullptr;  ///< not owned; fewer than two points make no edge
    std::uint32_t payload = k_no_index;
    std::uint32_t network = 0;  ///< lines of different networks never meet
};

/// The place on an edge that is nearest to a point.
struct Foot {
    std::uint32_t edge = 0;
    double offset_m = 0.0;  ///< on the ground along the edge, from its `from`
    Point point;
    Metres distance;  ///< on the ground, from the point asked for
};

/// Two lines meet where one has a corner or an end within `touch` of a corner of the other, or an end within
/// `touch` of the other's course. Lines that merely cross do not meet. Every meeting and every end is a node; the
/// edges between them keep their shapes.
class LineGraph {
  public:
    LineGraph(std::span<const GraphLine> lines, const GroundScale& scale, Metres touch);
    ~LineGraph();
    LineGraph(LineGraph&&) noexcept;
    LineGraph& operator=(LineGraph&&) noexcept;

    [[nodiscard]] const Graph& graph() const { return m_graph; }
    /// Of an edge, from its `from` to its `to`; at least two points.
    [[nodiscard]] std::span<const Point> shape(std::uint32_t edge) const;
    [[nodiscard]] std::uint32_t network(std::uint32_t edge) const;

    /// The nearest edge within a distance; of those equally near (to a micrometre) the lowest. O(log n).
    [[nodiscard]] std::optional<Foot> nearest(Point point, Metres within) const;
    /// The same, among the edges that are marked: `usable` is per edge.
    [[nodiscard]] std::optional<Foot> nearest(Point point, Metres within, const std::vector<bool>& usable) const;

    /// The piece of an edge between two offsets, for drawing; runs from the first to the second.
    [[nodiscard]] LineString piece(std::uint32_t edge, double from_offset_m, double to_offset_m) const;

  private:
    struct Index;
    Graph m_graph;
    GroundScale m_scale;
    std::vector<Point> m_shapes;
    std::vector<std::size_t> m_shape_first{0};
    std::vector<std::uint32_t> m_networks;
    std::unique_ptr<Index> m_index;
};

}  // namespace lomsong
