// SPDX-License-Identifier: Apache-2.0
/// @file  Areas for hamlets of which only a point is known: Voronoi cells within their commune.
#pragma once

#include <span>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/results.hpp"

namespace lomsong {

/// The part of `frame` (a convex ring) that is at least as near to `centre` as to any of `others`. Convex,
/// counter-clockwise, closed; empty when an equal centre stands among `others`, or nothing is left.
[[nodiscard]] Ring nearest_cell(const Ring& frame, Point centre, std::span<const Point> others);

/// The working area of every hamlet known only as a point whose commune's polygon is known: what lies in the
/// commune, in no hamlet with a polygon, and nearer to its centre than to any other such hamlet's. The same rule as
/// `Homes`: together they are the commune without those polygons. A hamlet whose centre another one before it
/// shares, or to which no ground falls, has none.
[[nodiscard]] std::vector<WorkingArea> working_areas(const Layers& layers);

}  // namespace lomsong
