// SPDX-License-Identifier: Apache-2.0
/// @file  What roads are to a cable: five classes, and what the words of a road layer mean by them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lomsong {

/// From the easiest to build along to the hardest; what a layer says no word about comes last.
enum class RoadClass : std::uint8_t {
    main,   ///< motorway to tertiary; quốc lộ, tỉnh lộ, đường huyện
    local,  ///< between the houses; đường xã, đường thôn
    track,  ///< carries a tractor
    path,   ///< carries a walker or a motorbike; đường mòn
    unspecified
};

struct RoadClassInfo {
    RoadClass road_class;
    std::string_view key;   ///< as written in files and in keys of the project
    double default_weight;  ///< a metre of it counts as so many, when the way to a hamlet is chosen
    std::string_view help;
};
inline constexpr std::array k_road_classes{
    RoadClassInfo{RoadClass::main, "main", 1.0, "main roads: motorway to tertiary"},
    RoadClassInfo{RoadClass::local, "local", 1.0, "local roads: unclassified, residential, service"},
    RoadClassInfo{RoadClass::track, "track", 1.2, "tracks"},
    RoadClassInfo{RoadClass::path, "path", 1.5, "walking paths"},
    RoadClassInfo{RoadClass::unspecified, "unspecified", 1.0, "roads without a class"},
};
[[nodiscard]] constexpr const RoadClassInfo& info(RoadClass road_class) {
    return k_road_classes[static_cast<std::size_t>(road_class)];
}

}  // namespace lomsong
