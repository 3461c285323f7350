// SPDX-License-Identifier: Apache-2.0
/// @file  Which UTM zone a place lies in.
#pragma once

#include "engine/core/geometry.hpp"

namespace lomsong {

/// True for finite degrees with |longitude| <= 360 and |latitude| <= 90: what a file states may be anything.
[[nodiscard]] bool on_globe(Point degrees);

/// The number of the UTM zone, 1..60, by longitude alone (without Norway's and Svalbard's exceptions).
/// Longitudes beyond +-180 degrees get the first or last zone. The place must be on the globe.
[[nodiscard]] int utm_zone(Point degrees);

/// EPSG code of WGS 84 / UTM for that zone: 326xx north of the equator, 327xx south.
[[nodiscard]] int utm_epsg(Point degrees);

}  // namespace lomsong
