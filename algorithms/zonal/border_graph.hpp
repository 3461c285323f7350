// SPDX-License-Identifier: Apache-2.0
/// @file  The borders between parts as a graph: each border once, used by the part on either side. For the sources
///        of this room only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "algorithms/zonal/parts.hpp"

namespace lomsong {

/// Half cells east (x) and south (y) of the grid's north-west corner: corners of cells are even, the middle of an
/// edge has one odd coordinate. Whole numbers, so that every question of geometry has an exact answer.
struct HalfCells {
    std::int32_t x = 0;
    std::int32_t y = 0;
    friend constexpr bool operator==(HalfCells, HalfCells) = default;
};

/// A border from node to node, or round to where it began: a stretch of BorderGraph::points. A closed one repeats
/// its first point at the end.
struct BorderArc {
    std::size_t first = 0;
    std::size_t count = 0;
};

struct ArcUse {
    std::uint32_t arc = 0;
    bool backwards = false;
};
using RingOfArcs = std::vector<ArcUse>;

struct PolygonOfArcs {
    RingOfArcs outer;
    std::vector<RingOfArcs> holes;
};

/// Arcs meet in nodes only: corners where more than two borders meet. Everywhere else they run from the middle of
/// one edge of a cell to that of the next, so no two of them touch.
struct BorderGraph {
    std::vector<HalfCells> points;
    std::vector<BorderArc> arcs;
    std::vector<PolygonOfArcs> polygons;  ///< by part
};

/// No two neighbouring points of an arc lie further apart, in half cells.
inline constexpr std::int32_t k_longest_segment = 64;

[[nodiscard]] BorderGraph border_graph(const Parts& parts);

}  // namespace lomsong
