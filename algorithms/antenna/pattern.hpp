// SPDX-License-Identifier: Apache-2.0
/// @file  How antennas look into the world: relative gain by direction. Angles in degrees; elevations positive up,
///        azimuths clockwise from north, tilts positive down.
#pragma once

#include "algorithms/antenna/radio_sector.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// Gain towards a receiver relative to the strongest direction, at most 0 dB.
///
/// The azimuth may be any angle in (-360, 720); it is ignored by an omnidirectional sector. Tilt is electrical: it
/// shifts the vertical cut by the same angle in all azimuths, so an antenna's back is tilted down as its front is.
/// - tr36814: horizontal -min(12 (phi/70)^2, 25), vertical -min(12 ((theta - tilt)/10)^2, 20), together no less
///   than -25 dB. Reference: 3GPP TR 36.814, table A.2.1.1-2.
/// - tr38901: horizontal and vertical -min(12 (angle/65)^2, 30), together no less than -30 dB: one element of a
///   panel. Reference: 3GPP TR 38.901, table 7.3-1.
/// - omni: 0 dB everywhere.
/// An omnidirectional sector with the first two keeps the vertical cut alone.
[[nodiscard]] Decibels relative_gain(const RadioSector& sector, Angle azimuth_to_receiver,
                                     Angle elevation_to_receiver) noexcept;

/// Elevation of the straight line from one antenna to another, in (-90, 90) degrees. The Earth's curve is left
/// out: it is 0.05 degrees at 15 km, far below any beam width.
[[nodiscard]] Angle elevation(HeightAboveSeaLevel from, HeightAboveSeaLevel to, Metres along_ground) noexcept;

}  // namespace lomsong
