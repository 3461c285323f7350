// SPDX-License-Identifier: Apache-2.0
/// @file  Between which values a number in an input file is believed. Each limit is written here once.
#pragma once

#include <string_view>

#include "engine/core/units.hpp"

namespace lomsong::limits {

/// A range in the unit of the file's column.
struct Limit {
    Range<double> range;
    std::string_view unit;
};

inline constexpr Limit k_longitude{{-180.0, 180.0}, "degrees"};
inline constexpr Limit k_latitude{{-90.0, 90.0}, "degrees"};
inline constexpr Limit k_antenna_height{{1.0, 3000.0}, "m"};  ///< validity of ITU-R P.1812-8, section 1
/// In a station's row. No mast in Vietnam is higher; a larger number is a height above the sea or another unit.
inline constexpr Limit k_antenna_height_declared{{1.0, 300.0}, "m"};
inline constexpr Limit k_frequency{{30.0, 6000.0}, "MHz"};  ///< validity of ITU-R P.1812-8, section 1
inline constexpr Limit k_bandwidth{{0.05, 1000.0}, "MHz"};  ///< a GSM carrier is 0.2 MHz, a wide NR one 400 MHz
inline constexpr Limit k_azimuth{{0.0, 360.0}, "degrees"};
inline constexpr Limit k_tilt{{-90.0, 90.0}, "degrees"};
inline constexpr Limit k_eirp{{-20.0, 100.0}, "dBm"};
inline constexpr Limit k_power{{-20.0, 80.0}, "dBm"};
inline constexpr Limit k_antenna_gain{{-20.0, 60.0}, "dBi"};
inline constexpr Limit k_feeder_loss{{0.0, 60.0}, "dB"};
/// From the lowest RSRP that a phone reports (3GPP TS 36.133, table 9.1.4-1) to an antenna close by.
inline constexpr Limit k_level{{-156.0, -20.0}, "dBm"};
inline constexpr Limit k_speed{{0.0, 20'000.0}, "Mbit/s"};  ///< peak rate of 5G (ITU-R M.2410)
inline constexpr Limit k_households{{0.0, 1e6}, "households"};
inline constexpr Limit k_population{{0.0, 1e7}, "people"};
inline constexpr Limit k_cable_length{{0.0, 1e7},
                                      "km"};  ///< or metres: the file's unit is found from what it draws
inline constexpr Limit k_footprint{{0.0, 1e7}, "m2"};

/// Terrain outside is a marker for "no data", declared or not (-32768, -9999), never a height.
inline constexpr Range<double> k_terrain_m{-500.0, 9000.0};
/// A projected coordinate outside is no place on the Earth (a meridian is 40,000 km).
inline constexpr Range<double> k_projected_m{-2e7, 2e7};
/// A hamlet further than this from all terrain has wrong coordinates, not missing terrain.
inline constexpr Metres k_far_from_terrain{100'000.0};

}  // namespace lomsong::limits
