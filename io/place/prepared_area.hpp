// SPDX-License-Identifier: Apache-2.0
/// @file  One area in degrees made ready for many questions: a point costs the edges at its latitude, not all.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

class PreparedArea {
  public:
    /// In degrees, x = longitude. May be empty: then it contains nothing and is infinitely far.
    explicit PreparedArea(const MultiPolygon& area);

    [[nodiscard]] const Box& box() const { return m_box; }
    /// By the even-odd rule, so that the winding and the order of rings do not matter.
    [[nodiscard]] bool contains(Point degrees) const;
    /// 0 inside, else to the border.
    [[nodiscard]] Metres distance_to(Point degrees) const;
    /// Never more than `distance_to`.
    [[nodiscard]] Metres distance_to_box(Point degrees) const;

  private:
    struct Edge {
        Point from, to;
    };
    void add(const Ring& ring);
    [[nodiscard]] std::size_t strip_of(double latitude) const;

    Box m_box;
    std::vector<Edge> m_edges;
    std::vector<std::vector<std::uint32_t>> m_strips;  ///< edges that touch each band of latitude, south to north
};

/// Distance over the ground between two places in degrees, to 0.5 % up to 500 km: enough to weigh evidence.
[[nodiscard]] Metres ground_distance(Point a, Point b);

}  // namespace lomsong
