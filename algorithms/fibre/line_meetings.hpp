// SPDX-License-Identifier: Apache-2.0
/// @file  Where drawn lines meet, before they become a graph.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "algorithms/fibre/line_graph.hpp"
#include "engine/core/geometry.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// Points within `touch` of each other are one place: the first of them. Near means near to that first one, so a
/// chain of points does not grow into one place.
class Places {
  public:
    explicit Places(Metres touch);

    /// The nearest place within `touch`, the lowest of those equally near; a new one when there is none.
    std::uint32_t at(Point point);
    [[nodiscard]] Point position(std::uint32_t place) const { return m_positions[place]; }
    [[nodiscard]] std::size_t size() const { return m_positions.size(); }

  private:
    [[nodiscard]] std::int64_t cell_of(double coordinate) const;
    [[nodiscard]] static std::uint64_t key_of(std::int64_t col, std::int64_t row);

    double m_touch_m;
    double m_cell_m;
    std::vector<Point> m_positions;
    std::vector<std::uint32_t> m_next;                         ///< the next place of the same cell
    std::unordered_map<std::uint64_t, std::uint32_t> m_first;  ///< of each cell; never iterated
};

/// A place on a line where the graph has a node.
struct Stop {
    std::size_t corner = 0;  ///< of the line, at or before the stop
    double share = 0.0;      ///< of the way to the next corner, 0..1
    std::uint32_t place = 0;
};

/// Where the lines are to be cut, by the rules of LineGraph.
class LineMeetings {
  public:
    LineMeetings(std::span<const GraphLine> lines, Metres touch);

    /// Along the line, its two ends among them; empty for lines that make no edge.
    [[nodiscard]] std::vector<Stop> stops(std::size_t line) const;
    [[nodiscard]] Point position(std::uint32_t place) const { return m_places.position(place); }
    [[nodiscard]] std::size_t place_count() const { return m_places.size(); }

  private:
    void place_corners();
    void find_ends_on_courses();

    std::span<const GraphLine> m_lines;
    double m_touch_m;
    Places m_places;
    std::vector<std::size_t> m_first_corner{0};  ///< into m_corner_places, per line and one more
    std::vector<std::uint32_t> m_corner_places;
    std::vector<bool> m_is_node;                 ///< per place
    std::vector<std::vector<Stop>> m_on_course;  ///< per line: ends of others on it, along it
};

}  // namespace lomsong
