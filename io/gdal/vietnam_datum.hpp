// SPDX-License-Identifier: Apache-2.0
/// @file  VN-2000 against WGS 84: the national parameters, used whatever else PROJ knows.
#pragma once

#include <array>

class OGRSpatialReference;

namespace lomsong::gdal {

/// VN-2000 to WGS 84 (EPSG:6960, decision 05/2007/QD-BTNMT): coordinate frame rotation, metres, seconds of arc and
/// parts per million. A PROJ +towgs84 or OGC TOWGS84 turns the signs of the three rotations.
inline constexpr std::array<double, 7> k_vn2000_to_wgs84{-191.90441429, -39.30318279, -111.45032835, -0.00928836,
                                                         0.01975479,    -0.00427372,  0.252906278};

/// The same system with these parameters fixed when its datum is VN-2000 and it brings none of its own. Left alone,
/// PROJ takes EPSG:5194 in the Mekong delta (0.8 m off) and outside the mainland whatever is left.
[[nodiscard]] OGRSpatialReference with_national_parameters(const OGRSpatialReference& reference);

}  // namespace lomsong::gdal
