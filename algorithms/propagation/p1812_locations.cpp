// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/p1812_locations.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "algorithms/propagation/p1812.hpp"

namespace lomsong {

Decibels p1812_location_standard_deviation(Hertz frequency, Metres resolution, HeightAboveGround receiver,
                                           HeightAboveGround clutter) noexcept {
    if (!P1812{}.info().frequency.contains(frequency) || !(resolution.value() > 0.0)) {
        return Decibels{std::numeric_limits<double>::quiet_NaN()};
    }
    constexpr double k_fade_m = 10.0;
    const double over_clutter_m = (receiver - clutter).value();
    const double uh = std::clamp(1.0 - over_clutter_m / k_fade_m, 0.0, 1.0);
    const double f_ghz = frequency.value() / 1e9;
    return Decibels{uh * (0.52 + 0.024 * f_ghz) * std::pow(resolution.value(), 0.28)};
}

AddedLoss p1812_building_entry_loss(Hertz frequency, BuildingType building) noexcept {
    return p2109_building_entry_loss(frequency, building, 50.0);
}

}  // namespace lomsong
