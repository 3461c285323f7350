// SPDX-License-Identifier: Apache-2.0
/// @file  The highest ground of each neighbourhood where a mast may stand: candidates for new sites.
#pragma once

#include <functional>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/grid.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// Where a mast may stand.
struct Ground {
    /// False when no point of the box may be taken; asked first, so that most of a province is passed over at once.
    std::function<bool(const Box&)> worth_a_look;
    std::function<bool(Point)> admits;
};

/// The terrain is cut into squares of edge `spacing` (whole cells, from its north-west corner); of each the centre
/// of the highest known cell that is admitted, of equal ones the one that comes first row by row. In the order of
/// the squares, row by row.
[[nodiscard]] std::vector<Point> high_points(const Raster<HeightAboveSeaLevel>& terrain, Metres spacing,
                                             const Ground& ground);

}  // namespace lomsong
