// SPDX-License-Identifier: Apache-2.0
/// @file  What missing terrain leaves undecided among the hamlets, and how much terrain would settle it.
#pragma once

#include "engine/core/results.hpp"
#include "engine/job/point_search.hpp"
#include "engine/job/radio_scene.hpp"

namespace lomsong {

/// Looks at the undecided links of the hamlets that are `not_enough_data`; `results` holds their verdicts. The
/// raster's counts are left at 0.
[[nodiscard]] UnknownTerrain unknown_terrain_of(const RadioScene& scene, const Results& results,
                                                const PointSearch& search);

}  // namespace lomsong
