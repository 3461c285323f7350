// SPDX-License-Identifier: Apache-2.0
/// @file  What a road is by the word its layer has for it: OpenStreetMap's highway values, Geofabrik's classes, and
///        Vietnamese road classes. The only place of them.
#pragma once

#include <string>

#include "engine/core/roads.hpp"

namespace lomsong {

struct RoadWord {
    RoadClass road_class = RoadClass::unspecified;
    bool is_road = true;  ///< false: proposed, under construction, a platform, a racetrack
    bool known = true;    ///< false: a word that nobody has told us, taken as a road without a class
};

/// Reads a cell: "residential", "track_grade3", "Quốc lộ 4D", "Đường mòn". Accents and case do not matter. An empty
/// cell is a road without a class.
[[nodiscard]] RoadWord road_word(const std::string& cell);

}  // namespace lomsong
