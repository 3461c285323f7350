// SPDX-License-Identifier: Apache-2.0
/// @file  What new cable along a line would be: where it hangs, what it costs, whether it may be there.
#pragma once

#include <memory>
#include <vector>

#include "algorithms/extension/extension_network.hpp"

namespace lomsong {

/// Looks at a line every 25 m at least.
class CablePrices {
  public:
    explicit CablePrices(const Surroundings& around);

    /// Along a road of a class, `length` metres on the ground.
    [[nodiscard]] NetworkEdge along_road(LineString shape, Metres length, RoadClass road_class) const;
    /// Straight over the ground.
    [[nodiscard]] NetworkEdge straight(Point from, Point to, Metres length) const;
    /// A second cable beside one that is full: on its poles, or in its trench at the cost of a new one. Nothing
    /// when that cost is not known.
    [[nodiscard]] std::optional<NetworkEdge> beside_cable(LineString shape, Metres length,
                                                          Placement placement) const;

    /// What one unit of whole costs is: a thousandth of a metre of aerial cable.
    [[nodiscard]] double unit() const;

  private:
    [[nodiscard]] NetworkEdge priced(LineString shape, const NewCable& cable, double weight) const;
    [[nodiscard]] bool must_be_avoided(Point point) const;
    [[nodiscard]] bool has_poles(Point point) const;

    const FibrePlanParameters& m_plan;
    const RoadParameters& m_roads;
    std::unique_ptr<LineGraph> m_poles;  ///< aerial routes; empty when there are none
    struct Area {
        Box box;
        const MultiPolygon* area;
    };
    std::vector<Area> m_avoid;
};

}  // namespace lomsong
