// SPDX-License-Identifier: Apache-2.0
/// @file  Lengths on the ellipsoid, which no projection stretches.
#pragma once

#include "engine/core/geometry.hpp"

namespace lomsong::gdal {

/// Length of lines in degrees (x = longitude) on the WGS 84 ellipsoid, to the nanometre a segment
/// (Karney 2013, doi 10.1007/s00190-012-0578-z, as in PROJ).
[[nodiscard]] Metres geodesic_length(const MultiLineString& lon_lat);

}  // namespace lomsong::gdal
