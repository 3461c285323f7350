// SPDX-License-Identifier: Apache-2.0
/// @file  How antennas look into the world: relative gain by direction. Angles in degrees; elevations positive up,
///        azimuths clockwise from north, tilts positive down.
#pragma once

#include "algorithms/antenna/radio_sector.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// A 3GPP sector: parabolic cuts in dB, each with its floor, and a floor for both together.
struct ParabolicPattern {
    double horizontal_width_deg;  ///< between the 3 dB points
    double vertical_width_deg;
    double horizontal_floor_db;
    double vertical_floor_db;
    double floor_db;
};
inline constexpr ParabolicPattern k_tr36814{70.0, 10.0, 25.0, 20.0, 25.0};
inline constexpr ParabolicPattern k_tr38901{65.0, 65.0, 30.0, 30.0, 30.0};
/// The parabolas of a sector without a table that is not `omni`.
[[nodiscard]] constexpr const ParabolicPattern& parabolic_pattern(AntennaPattern pattern) noexcept {
    return pattern == AntennaPattern::tr36814 ? k_tr36814 : k_tr38901;
}

/// A_m of 3GPP TR 36.942: how much the sum of two cuts of a table may lose at least, whatever the front-to-back
/// ratio.
inline constexpr Decibels k_least_floor{20.0};

/// Gain towards a receiver relative to the strongest direction, at most 0 dB.
///
/// The azimuth may be any angle in (-360, 720); it is ignored by an omnidirectional sector. `RadioSector::tilt`
/// is electrical: it shifts the vertical cut by the same angle in all azimuths, so an antenna's back is tilted down
/// as its front is. `RadioSector::mechanical_tilt` turns the whole pattern about the horizontal axis across the
/// azimuth: the back rises as the front falls.
/// - tr36814: horizontal -min(12 (phi/70)^2, 25), vertical -min(12 ((theta - tilt)/10)^2, 20), together no less
///   than -25 dB. Reference: 3GPP TR 36.814, table A.2.1.1-2.
/// - tr38901: horizontal and vertical -min(12 (angle/65)^2, 30), together no less than -30 dB: one element of a
///   panel. Reference: 3GPP TR 38.901, table 7.3-1.
/// - omni: 0 dB everywhere.
/// - file: `table_gain` of the sector's table.
/// An omnidirectional sector keeps the vertical cut alone of all of them.
[[nodiscard]] Decibels relative_gain(const RadioSector& sector, Angle azimuth_to_receiver,
                                     Angle elevation_to_receiver) noexcept;

/// The losses of both cuts added, towards `off_axis` clockwise from the main direction and `below_horizon` in the
/// antenna's own frame; at most 0 dB. The sum is clipped at the front-to-back ratio, or at 20 dB (the A_m of 3GPP
/// TR 36.942) where that is smaller, but never below the loss of either cut: ahead of the antenna and at the
/// vertical cut's strongest angle the file's own values come back. What both cuts contain (the table's `crossing`)
/// counts once. The rear half of the vertical cut is not used.
[[nodiscard]] Decibels table_gain(const AntennaPatternTable& table, Angle off_axis, Angle below_horizon) noexcept;
/// The same of the vertical cut alone, for an antenna without a main direction.
[[nodiscard]] Decibels table_gain(const AntennaPatternTable& table, Angle below_horizon) noexcept;

/// A direction in the frame of an antenna.
struct AntennaDirection {
    Angle off_axis;   ///< from the main direction, positive clockwise, in [-180, 180]
    Angle elevation;  ///< above the antenna's own horizon
};
/// How a direction looks to an antenna that leans `mechanical_tilt` forward: a rotation, so angles between
/// directions stay what they are.
[[nodiscard]] AntennaDirection tilted(AntennaDirection direction, Angle mechanical_tilt) noexcept;

/// Elevation of the straight line from one antenna to another, in (-90, 90) degrees. The Earth's curve is left
/// out: it is 0.05 degrees at 15 km, far below any beam width.
[[nodiscard]] Angle elevation(HeightAboveSeaLevel from, HeightAboveSeaLevel to, Metres along_ground) noexcept;

}  // namespace lomsong
