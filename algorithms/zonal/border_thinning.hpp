// SPDX-License-Identifier: Apache-2.0
/// @file  Fewer points for the arcs of a border graph, and no two of them crossing. For the sources of this room
/// only.
#pragma once

#include "algorithms/zonal/border_graph.hpp"
#include "engine/core/grid.hpp"

namespace lomsong {

/// Takes points out of the arcs; nodes stay, and so does the order along every arc.
///
/// A point goes when the triangle that it makes with its neighbours along the arc holds no other point of any arc,
/// and when every point that the arc had between these neighbours lies within `tolerance_cells` of the line between
/// them. The first condition keeps the borders apart: what the line sweeps over is empty. Small triangles go first,
/// as Visvalingam and Whyatt (1993) found good. Closed arcs keep three points between their ends, so that no ring
/// collapses. The order of work is fixed: equal graphs give equal graphs.
void thin(BorderGraph& graph, const Grid& grid, double tolerance_cells);

}  // namespace lomsong
