// SPDX-License-Identifier: Apache-2.0
#include "algorithms/zonal/border_walk.hpp"

namespace lomsong {

namespace {

/// The corner where a walk along the side of the cell ends.
BorderCorner end_of(Cell cell, Heading side) {
    const int east = side == Heading::east || side == Heading::north ? 1 : 0;
    const int south = side == Heading::east || side == Heading::south ? 1 : 0;
    return {cell.row.value + south, cell.col.value + east, side, side, false};
}

}  // namespace

const std::vector<BorderCorner>& BorderWalk::ring_from(Cell start, Heading start_side) {
    m_ring.clear();
    Cell cell = start;
    Heading side = start_side;
    const std::int32_t part = m_parts.of(start);
    do {
        if (side == Heading::east) {
            m_south_walked[m_parts.grid().index(cell)] = 1;
        }
        const Cell ahead = moved(cell, side);
        const Cell ahead_right = moved(ahead, right_of(side));
        const std::int32_t beside = m_parts.of(moved(cell, right_of(side)));
        const std::int32_t next = m_parts.of(ahead);
        const std::int32_t next_beside = m_parts.of(ahead_right);
        BorderCorner corner = end_of(cell, side);
        const int borders =
            1 + (next != part ? 1 : 0) + (next != next_beside ? 1 : 0) + (beside != next_beside ? 1 : 0);
        corner.is_node = borders > 2;
        if (next_beside == part) {
            corner.out = right_of(side);
            cell = ahead_right;
        } else if (next == part) {
            cell = ahead;
        } else {
            corner.out = left_of(side);
        }
        side = corner.out;
        if (corner.is_turn() || corner.is_node) {
            m_ring.push_back(corner);
        }
    } while (!(cell == start && side == start_side));
    return m_ring;
}

MultiPolygon outlines(const Parts& parts) {
    const Grid& grid = parts.grid();
    MultiPolygon polygons(parts.count());
    BorderWalk{parts}.for_each_ring([&](std::size_t part, bool is_outer, const std::vector<BorderCorner>& corners) {
        Ring& ring = is_outer ? polygons[part].outer : polygons[part].holes.emplace_back();
        for (const BorderCorner& corner : corners) {
            if (corner.is_turn()) {
                ring.push_back({grid.west() + corner.col * grid.cell_size().value(),
                                grid.north() - corner.row * grid.cell_size().value()});
            }
        }
        ring.push_back(ring.front());
    });
    return polygons;
}

}  // namespace lomsong
