// SPDX-License-Identifier: Apache-2.0
/// @file  Evidence in words: short and the same in every language for properties of files, and as sentences for
/// people.
#pragma once

#include <string>

#include "engine/core/evidence.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "io/write/projection.hpp"

namespace lomsong {

/// "azimuth +35 deg LC0012:A", "new_station".
[[nodiscard]] std::string short_text(const Remedy& remedy, const Layers& layers);
/// Distance from the station, height over the line of sight, place: "1.24 km +86 m 103.77120,22.57880".
[[nodiscard]] std::string short_text(const Ridge& ridge, const ToWgs84& to_wgs84);
/// "turn the antenna of LC0012:A 35° clockwise, to 155°".
[[nodiscard]] std::string sentence(const Remedy& remedy, const Layers& layers, Language language);

}  // namespace lomsong
