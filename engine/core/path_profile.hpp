// SPDX-License-Identifier: Apache-2.0
/// @file  The terrain along one path as every propagation model reads it.
#pragma once

#include <span>
#include <vector>

namespace lomsong {

/// Radio-climatic zone of a profile point; the numbers are those of ITU-R P.1812 Table 1.
enum class RadioZone : unsigned char { sea = 1, coastal_land = 3, inland = 4 };

/// A view of a profile from transmitter (first point) to receiver (last point). All spans have one length,
/// at least 2; distances rise strictly from 0.
struct PathProfileView {
    std::span<const double> distance_km;  ///< along the ground from the transmitter
    std::span<const double> terrain_m;    ///< bare ground, m above sea level
    std::span<const double> clutter_m;    ///< representative clutter height above ground; 0 at both ends
    std::span<const RadioZone> zone;      ///< may be empty: all inland
};

/// An owning profile; reused by its owner between paths so that nothing is allocated per path.
struct PathProfile {
    std::vector<double> distance_km;
    std::vector<double> terrain_m;
    std::vector<double> clutter_m;
    std::vector<RadioZone> zone;

    [[nodiscard]] PathProfileView view() const { return {distance_km, terrain_m, clutter_m, zone}; }
};

}  // namespace lomsong
