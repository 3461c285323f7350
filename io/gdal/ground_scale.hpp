// SPDX-License-Identifier: Apache-2.0
/// @file  How much a projection stretches, asked of PROJ.
#pragma once

#include <string>

#include "engine/core/geometry.hpp"
#include "engine/core/ground_scale.hpp"

namespace lomsong::gdal {

/// A lattice over the box, of a projected CRS in metres: each value is measured on the WGS 84 ellipsoid over a
/// hundred metres each way. A scale of 1 everywhere for an empty box, and for one that leaves the projection's
/// domain.
[[nodiscard]] GroundScale ground_scale_of(const std::string& crs_definition, const Box& box);

}  // namespace lomsong::gdal
