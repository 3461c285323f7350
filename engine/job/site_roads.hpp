// SPDX-License-Identifier: Apache-2.0
/// @file  How far a place is from a road that may be used.
#pragma once

#include <optional>

#include "algorithms/fibre/road_graph.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"

namespace lomsong {

class SiteRoads {
  public:
    /// The layers must outlive it. No road is looked for farther away than `reach`.
    SiteRoads(const Layers& layers, RoadParameters parameters, Metres reach);

    /// False: nothing is known of roads, and no place is refused for want of one.
    [[nodiscard]] bool known() const { return m_graph.has_value(); }
    /// On the ground, to the nearest road of the province; nothing beyond the reach.
    [[nodiscard]] std::optional<Metres> distance(Point point) const;

  private:
    std::optional<RoadGraph> m_graph;
};

}  // namespace lomsong
