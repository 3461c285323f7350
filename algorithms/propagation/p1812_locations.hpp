// SPDX-License-Identifier: Apache-2.0
/// @file  ITU-R P.1812-8 sections 4.7 and 4.8: what a building adds and how the loss varies among locations:
///        inputs of a Link or additions to its loss; the model itself takes them as given.
#pragma once

#include "algorithms/propagation/p2109.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// Standard deviation of the loss among the locations of a square, outdoors: u_h (0.52 + 0.024 f) w^0.28, f in GHz.
///
/// `resolution` is the side w of the square that one prediction stands for, positive. u_h is 1 below the clutter,
/// falls to 0 at 10 m over it, and is 0 above. Goes into `Link::location_standard_deviation`. It is the deviation
/// inside one square only: what a prediction is off by is mostly more (docs/models/p1812.md).
/// No number outside 30 MHz..6 GHz or for a resolution that is not positive.
[[nodiscard]] Decibels p1812_location_standard_deviation(Hertz frequency, Metres resolution,
                                                         HeightAboveGround receiver,
                                                         HeightAboveGround clutter) noexcept;

/// Lloc for a receiver indoors, equation (67b): the median of ITU-R P.2109 at horizontal incidence. Outdoors it is
/// 0 (67a). Its own spread is not in it: for another share of buildings ask `p2109_building_entry_loss`.
[[nodiscard]] AddedLoss p1812_building_entry_loss(Hertz frequency, BuildingType building) noexcept;

}  // namespace lomsong
