// SPDX-License-Identifier: Apache-2.0
/// @file  Round the borders of parts, ring by ring. For the sources of this room only.
#pragma once

#include <cstdint>
#include <vector>

#include "algorithms/zonal/parts.hpp"
#include "engine/core/geometry.hpp"

namespace lomsong {

/// A corner of cells that a ring passes: where it turns, or where other borders meet it.
struct BorderCorner {
    std::int32_t row = 0;  ///< lines between cells from the north, 0 .. rows
    std::int32_t col = 0;  ///< lines between cells from the west, 0 .. cols
    Heading in = Heading::east;
    Heading out = Heading::east;
    bool is_node = false;  ///< more than two borders meet here

    [[nodiscard]] bool is_turn() const { return in != out; }
};

/// Walks the borders of parts with the part on the left, so that outer rings come out counter-clockwise.
class BorderWalk {
  public:
    /// The parts must outlive this.
    explicit BorderWalk(const Parts& parts) : m_parts{parts}, m_south_walked(parts.size(), 0) {}

    /// Calls take(part, is_outer, corners) for every ring, in the order of the cells where rings are met.
    ///
    /// The northern side of a part's first cell lies on its outer ring; a hole is met first, in row-major order, at
    /// the southern side of the cell above its own first. So both sides of a border without nodes start at one
    /// edge.
    template <class Take>
    void for_each_ring(const Take& take) {
        for (std::size_t index = 0; index < m_parts.size(); ++index) {
            const std::int32_t part = m_parts.of(index);
            if (part == k_no_part) {
                continue;
            }
            const auto number = static_cast<std::size_t>(part);
            if (m_parts.first_cell(number) == index) {
                take(number, true, ring_from(m_parts.grid().cell(index), Heading::west));
            }
            if (m_parts.ends_southwards(index) && m_south_walked[index] == 0) {
                take(number, false, ring_from(m_parts.grid().cell(index), Heading::east));
            }
        }
    }

  private:
    /// Walks from one side of a cell round to it again. At a corner where only two diagonal cells belong to
    /// the part it turns right, over to the other cell: that keeps what lies outside apart from a hole, and
    /// no ring touches itself.
    [[nodiscard]] const std::vector<BorderCorner>& ring_from(Cell start, Heading start_side);

    const Parts& m_parts;
    std::vector<std::uint8_t> m_south_walked;  ///< by cell
    std::vector<BorderCorner> m_ring;
};

/// One polygon per part, on the edges of its cells, with points where its rings turn.
[[nodiscard]] MultiPolygon outlines(const Parts& parts);

}  // namespace lomsong
