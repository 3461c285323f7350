// SPDX-License-Identifier: Apache-2.0
/// @file  The ground of a nation, and which province each place belongs to.
#pragma once

#include <cstddef>
#include <cstdint>

#include "datasets/noise.hpp"
#include "datasets/plan.hpp"
#include "datasets/relief.hpp"
#include "engine/core/geometry.hpp"
#include "engine/core/grid.hpp"

namespace lomsong::datasets {

/// Cells in which the rivers of a nation carve it.
inline constexpr Metres k_nation_cell{240.0};

/// Relief in cells of 240 m; between them heights are interpolated and roughened, so that they can be asked for at
/// any point. Provinces are grown from evenly spread seeds, their borders run along ridges where they can.
class NationGround {
  public:
    NationGround(double area_km2, std::size_t provinces, std::uint64_t seed);

    /// A multiple of 5,760 m wide and high.
    [[nodiscard]] Box bounds() const { return m_relief.heights.grid().bounds(); }
    /// Metres above sea level. `point` must lie in the bounds.
    [[nodiscard]] float height_m(Point point) const;
    /// The index of the province, counted from the north; -1 outside the nation.
    [[nodiscard]] std::int32_t province_at(Point point) const;
    /// The ground around a province in cells of 180 m on one lattice for all, inside where it is the province's.
    [[nodiscard]] Plan plan_of(std::size_t province) const;
    [[nodiscard]] const Relief& relief() const { return m_relief; }

  private:
    Relief m_relief;
    Raster<std::int32_t> m_province;
    Noise m_detail;
    Noise m_wander_x;
    Noise m_wander_y;
};

}  // namespace lomsong::datasets
