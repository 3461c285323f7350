// SPDX-License-Identifier: Apache-2.0
/// @file  Drawn lines with more nodes than they have of their own: where something is brought to them.
#pragma once

#include <cstdint>
#include <vector>

#include "algorithms/fibre/line_graph.hpp"

namespace lomsong {

/// A part of an edge of the LineGraph between two places.
struct CutPiece {
    std::uint32_t from = 0;  ///< place
    std::uint32_t to = 0;
    std::uint32_t edge = 0;  ///< of the LineGraph
    double from_offset_m = 0.0;
    double to_offset_m = 0.0;
};

/// Places are numbered: first the nodes of the lines, then the cuts.
class CutLines {
  public:
    /// `lines` must outlive this.
    explicit CutLines(const LineGraph& lines);

    [[nodiscard]] const LineGraph& lines() const { return *m_lines; }
    /// Brings something to the lines: the place where it is, which is a node when it is there to a millimetre, or
    /// an earlier cut.
    [[nodiscard]] std::uint32_t cut(const Foot& foot);
    [[nodiscard]] std::uint32_t place_count() const { return static_cast<std::uint32_t>(m_places.size()); }
    [[nodiscard]] Point position(std::uint32_t place) const { return m_places[place]; }
    [[nodiscard]] std::vector<CutPiece> pieces() const;

  private:
    struct Cut {
        double offset_m;
        std::uint32_t place;
    };
    const LineGraph* m_lines;
    std::vector<Point> m_places;
    std::vector<std::vector<Cut>> m_cuts;  ///< by edge, by offset
};

}  // namespace lomsong
