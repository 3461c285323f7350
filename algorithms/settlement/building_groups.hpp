// SPDX-License-Identifier: Apache-2.0
/// @file  Groups of houses, found from buildings.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

struct BuildingGroup {
    std::vector<std::size_t> members;  ///< into Layers::buildings, in the order given
    Point point;                       ///< the building nearest to the mean of the group
    double footprint_m2 = 0.0;
};

/// Single linkage: two buildings nearer than `link` belong to one group, and so do all that hang together by
/// such steps. The largest group comes first: more buildings, then more footprint, then further west and south.
/// `members` must be sorted by x of the building.
[[nodiscard]] std::vector<BuildingGroup> group_buildings(const std::vector<Building>& buildings,
                                                         std::span<const std::size_t> members, Metres link);

}  // namespace lomsong
