// SPDX-License-Identifier: Apache-2.0
/// @file  The layers that every project needs, to stand behind the keys that a test is about.
#pragma once

#include <string_view>

namespace lomsong {

inline constexpr std::string_view k_layers = R"(
[layers.stations]
path = "s.geojson"
[layers.hamlets]
path = "h.geojson"
[layers.terrain]
path = "t.tif"
)";

}  // namespace lomsong
