// SPDX-License-Identifier: Apache-2.0
/// @file  Connected cells of one value, and steps along their borders. For the sources of this room only.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/grid.hpp"

namespace lomsong {

inline constexpr std::int32_t k_no_part = -1;

/// A step on the grid; also the side of a cell that is walked in that direction with the cell on the left:
/// east along the southern side, north along the eastern, west along the northern, south along the western.
enum class Heading : unsigned char { east, north, west, south };

[[nodiscard]] constexpr Heading left_of(Heading heading) {
    return static_cast<Heading>((static_cast<int>(heading) + 1) % 4);
}
[[nodiscard]] constexpr Heading right_of(Heading heading) {
    return static_cast<Heading>((static_cast<int>(heading) + 3) % 4);
}
[[nodiscard]] constexpr Heading back_from(Heading heading) {
    return static_cast<Heading>((static_cast<int>(heading) + 2) % 4);
}

[[nodiscard]] constexpr Cell moved(Cell cell, Heading heading) {
    constexpr std::array<int, 4> d_row{0, -1, 0, 1};
    constexpr std::array<int, 4> d_col{1, 0, -1, 0};
    const auto i = static_cast<std::size_t>(heading);
    return {Row{cell.row.value + d_row[i]}, Col{cell.col.value + d_col[i]}};
}

/// Parts: cells of one value joined by edges, numbered in the order of their first cells. Each is one polygon.
///
/// Found by runs: neighbours in a row at once, then joined to the runs that they touch in the row above.
class Parts {
  public:
    /// Only the `values` make parts.
    Parts(const Raster<std::uint8_t>& raster, std::span<const std::uint8_t> values);

    [[nodiscard]] const Grid& grid() const { return m_grid; }
    [[nodiscard]] std::size_t count() const { return m_first.size(); }
    [[nodiscard]] std::int32_t of(std::size_t index) const { return m_part[index]; }
    /// The part of the cell, none outside the grid.
    [[nodiscard]] std::int32_t of(Cell cell) const {
        return m_grid.contains(cell) ? m_part[m_grid.index(cell)] : k_no_part;
    }
    [[nodiscard]] std::size_t size() const { return m_part.size(); }
    [[nodiscard]] std::size_t first_cell(std::size_t part) const { return m_first[part]; }
    [[nodiscard]] std::size_t cells_of(std::size_t part) const { return m_cells[part]; }
    /// True when the cell and the one south of it are not of one part; the last row has nothing south of it.
    [[nodiscard]] bool ends_southwards(std::size_t index) const {
        const std::size_t south = index + static_cast<std::size_t>(m_grid.cols());
        return south >= m_part.size() || m_part[south] != m_part[index];
    }

  private:
    /// Neighbouring cells of a row that hold the same value: [first, end).
    struct Run {
        std::size_t first = 0;
        std::size_t end = 0;
        std::size_t leader = 0;  ///< a run of the same part, itself when it is the first of them
    };

    [[nodiscard]] std::size_t root(std::size_t run);
    void join(std::size_t a, std::size_t b);
    void find_runs(const std::vector<std::uint8_t>& cells, const std::array<bool, 256>& wanted);
    /// Joins a run to those of the row above, which are [above, end_above), and returns the first of them that may
    /// touch the next run too.
    std::size_t join_above(const std::vector<std::uint8_t>& cells, std::size_t run, std::size_t above,
                           std::size_t end_above);
    /// A part's lowest run is its leader, so leaders in their order have the order of first cells.
    void number_parts();

    Grid m_grid;
    std::vector<std::int32_t> m_part;
    std::vector<std::size_t> m_first;  ///< cell of each part
    std::vector<std::size_t> m_cells;  ///< how many each part has
    std::vector<Run> m_runs;           ///< row-major, while parts are sought
};

}  // namespace lomsong
