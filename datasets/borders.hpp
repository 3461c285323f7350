// SPDX-License-Identifier: Apache-2.0
/// @file  From cells with labels to polygons without gaps or overlaps.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/grid.hpp"

namespace lomsong::datasets {

/// What becomes of the border towards "outside". As drawn by the cells, it is shared to the millimetre with a
/// neighbour that was traced on another raster of the same lattice.
enum class OuterBorder : std::uint8_t { smoothed, as_cells };

/// All borders between cells of different labels, cut into arcs at the places where three or four cells of
/// different labels meet. Each arc is smoothed once and used by both its sides, so neighbours share every
/// vertex, and so do polygons of hamlets and of the communes they make up.
class Borders {
  public:
    /// Labels are 0 .. n - 1, or negative for "outside".
    explicit Borders(const Raster<std::int32_t>& labels, OuterBorder outer = OuterBorder::smoothed);

    /// One area per group; `group_of[label]` is the group of a label.
    [[nodiscard]] std::vector<MultiPolygon> areas(const std::vector<std::size_t>& group_of,
                                                  std::size_t group_count) const;

  private:
    struct Arc {
        std::int32_t left;  ///< label on the left hand when walking from the first to the last corner
        std::int32_t right;
        bool loop;                           ///< closed, and no other arc ends on it
        std::vector<std::uint32_t> corners;  ///< lattice corners from end to end
        LineString line;
    };
    struct Side;
    friend class ArcTracer;

    [[nodiscard]] std::uint8_t heading_of(std::pair<std::uint32_t, std::uint32_t> edge) const;
    [[nodiscard]] Side* next_of(const Side& side, std::vector<Side>& sides) const;
    [[nodiscard]] MultiPolygon area_within(std::vector<Side>& sides) const;

    Grid m_corners;  ///< the lattice: a cell of it stands for a corner
    std::vector<Arc> m_arcs;
};

}  // namespace lomsong::datasets
