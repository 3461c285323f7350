// SPDX-License-Identifier: Apache-2.0
/// @file  A place as options take it.
#pragma once

#include <string>

#include "engine/core/geometry.hpp"

namespace lomsong {

/// "LON,LAT" in degrees of WGS 84; `option` ("to") stands in messages.
/// @throws Error{usage} for anything else, or a place off the globe.
[[nodiscard]] Point parse_place(const std::string& option, const std::string& text);

}  // namespace lomsong
