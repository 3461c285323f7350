// SPDX-License-Identifier: Apache-2.0
/// @file  Which ground is ours: the communes and a margin around them.
#pragma once

#include <memory>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// Built once over all borders, O(n log n) in their corners.
class CommuneGround {
  public:
    /// Of the layers' communes and other communes. One without an area is no ground; without any area all ground is
    /// ours.
    CommuneGround(const Layers& layers, Metres margin);
    ~CommuneGround();
    CommuneGround(const CommuneGround&) = delete;
    CommuneGround& operator=(const CommuneGround&) = delete;

    /// In a commune, or no further than the margin from the border of one.
    [[nodiscard]] bool holds(Point point) const;
    /// The same for every corner of a line; a corner costs a small query as long as no border is near.
    [[nodiscard]] std::vector<bool> holds(const LineString& line) const;

  private:
    struct Borders;
    [[nodiscard]] bool is_border_near(const Box& box) const;
    [[nodiscard]] bool is_inside(Point point) const;

    Metres m_margin;
    Box m_box;  ///< of all borders
    std::unique_ptr<Borders> m_borders;
};

}  // namespace lomsong
