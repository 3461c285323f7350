// SPDX-License-Identifier: Apache-2.0
/// @file  Which hamlet a place belongs to, by borders where they are known.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/grid.hpp"
#include "engine/core/layers.hpp"

namespace lomsong {

/// How far a place may lie from the centre of its hamlet when no commune border decides.
inline constexpr Metres k_reach_without_borders{2'000.0};

/// Finds, for a place, which of many areas hold it: a coarse grid over the areas' boxes.
class AreaIndex {
  public:
    explicit AreaIndex(const std::vector<const MultiPolygon*>& areas);
    /// The lowest index of the areas that hold the point.
    [[nodiscard]] std::optional<std::size_t> holding(Point point) const;

  private:
    std::vector<const MultiPolygon*> m_areas;
    std::vector<Box> m_boxes;
    Grid m_grid;
    std::vector<std::vector<std::uint32_t>> m_in_cell;
};

/// Tells the hamlet of any place. The layers must outlive it.
///
/// 1. The hamlet whose polygon holds the place.
/// 2. Else, among hamlets known only as points: the nearest centre in the commune whose polygon holds the place.
/// 3. Else, where the commune of the place or of the hamlet is not known: the nearest centre within 2 km.
/// Ties go to the hamlet that stands first.
class Homes {
  public:
    explicit Homes(const Layers& layers);

    /// By commune, as Layers::communes: its hamlets that are known only as points, ascending.
    [[nodiscard]] const std::vector<std::vector<std::size_t>>& points_by_commune() const {
        return m_points_in_commune;
    }
    /// Nothing for a place that belongs to no hamlet.
    [[nodiscard]] std::optional<std::size_t> hamlet_at(Point place) const;

  private:
    [[nodiscard]] std::optional<std::size_t> nearest_of(const std::vector<std::size_t>& hamlets, Point place,
                                                        Metres reach) const;

    const Layers& m_layers;
    AreaIndex m_hamlet_areas;
    AreaIndex m_commune_areas;
    std::vector<std::vector<std::size_t>> m_points_in_commune;  ///< hamlets known as points, as Layers::communes
    std::vector<std::size_t> m_points_anywhere;
    std::vector<std::size_t> m_points_without_commune;
};

/// The buildings of each hamlet (indices into Layers::buildings), sorted by place, so that the order in the
/// file does not matter.
[[nodiscard]] std::vector<std::vector<std::size_t>> buildings_by_hamlet(const Layers& layers);

}  // namespace lomsong
