// SPDX-License-Identifier: Apache-2.0
/// @file  Drawn lines as a graph: cut where they meet, with the shape of every piece, and found again from any
/// point.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
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
    LineString line;                     ///< fewer than two points make no edge
    std::uint32_t payload = k_no_index;  ///< without one it joins others, but `nearest` never finds it
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
/// edges between them keep their shapes, and are numbered along the lines in the order given. A stretch that leads
/// back to its node and is no longer than 2 x `touch` is none.
class LineGraph {
  public:
    LineGraph(std::span<const GraphLine> lines, const GroundScale& scale, Metres touch);
    ~LineGraph();
    LineGraph(LineGraph&&) noexcept;
    LineGraph& operator=(LineGraph&&) noexcept;

    [[nodiscard]] const Graph& graph() const { return m_graph; }
    /// Of an edge, from its `from` to its `to`; at least two points.
    [[nodiscard]] std::span<const Point> shape(std::uint32_t edge) const;

    /// The nearest edge within a distance; of those equally near (to a micrometre) the lowest. O(log n).
    [[nodiscard]] std::optional<Foot> nearest(Point point, Metres within = Metres{
                                                               std::numeric_limits<double>::infinity()}) const;

    /// The straight distance to the nearest line, at a third of the cost of `nearest`.
    [[nodiscard]] std::optional<Metres> distance_to(Point point) const;

    /// The part of an edge between two offsets, for drawing; runs from the first to the second, either way. Offsets
    /// beyond the edge are its ends.
    [[nodiscard]] LineString piece(std::uint32_t edge, double from_offset_m, double to_offset_m) const;

  private:
    struct Index;
    [[nodiscard]] Point point_at(std::uint32_t edge, double offset_m) const;

    Graph m_graph;
    GroundScale m_scale;
    std::vector<Point> m_shapes;
    std::vector<double> m_offsets_m;            ///< as m_shapes: on the ground from the start of the edge
    std::vector<std::size_t> m_shape_first{0};  ///< into m_shapes, per edge and one more
    std::unique_ptr<Index> m_index;
};

}  // namespace lomsong
