// SPDX-License-Identifier: Apache-2.0
/// @file  ITU-R P.2108-1 (09/2021): clutter loss at a terminal. To be added to a loss over bare ground, never to
///        one whose profile has the clutter already. docs/models/p2108.md has each equation with its function.
#pragma once

#include "algorithms/propagation/added_loss.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// Ranges of the three methods; the checks, the messages and docs/models/p2108.md read them here.
struct P2108Limits {
    Range<Hertz> height_gain_frequency{megahertz(30.0), megahertz(3'000.0)};
    Range<Hertz> terrestrial_frequency{megahertz(500.0), megahertz(67'000.0)};
    Metres terrestrial_shortest_path{250.0};
    Metres terrestrial_clutter_reach{2'000.0};  ///< no loss is more than that of this path
    Range<Hertz> aeronautical_frequency{megahertz(10'000.0), megahertz(100'000.0)};
    Range<double> aeronautical_elevation_deg{0.0, 90.0};
};
inline constexpr P2108Limits k_p2108_limits{};

/// Classes of Table 3.
enum class P2108Clutter : unsigned char { water, open_rural, suburban, urban, trees_forest, dense_urban };

/// What the height-gain method reads.
struct P2108Terminal {
    Hertz frequency;
    HeightAboveGround antenna;  ///< h
    HeightAboveGround clutter;  ///< R, representative height
    Metres street_width{27.0};  ///< ws; 27 m where nothing better is known
    P2108Clutter kind = P2108Clutter::open_rural;
};

/// Height-gain terminal correction Ah: median loss below the clutter around a terminal; 0 from its height upwards.
/// Section 3.1, equations (1) to (2g): over water and open ground a logarithm of h/R, elsewhere a knife edge at the
/// end of the street. 0.03..3 GHz; h, R and ws positive.
[[nodiscard]] AddedLoss p2108_height_gain_loss(const P2108Terminal& terminal) noexcept;

/// Statistical clutter loss of a terrestrial path in urban or suburban surroundings, not exceeded at a percentage
/// of locations; for one terminal. Section 3.2, equations (3a) to (6). 0.5..67 GHz, from 0.25 km; never more than
/// that of 2 km. To correct both terminals the path must have 1 km.
[[nodiscard]] AddedLoss p2108_terrestrial_loss(Hertz frequency, Metres path, double location_percent) noexcept;

/// Statistical clutter loss between the ground and an aircraft or satellite, not exceeded at a percentage of
/// locations. Section 3.3, equation (7). 10..100 GHz, elevation 0..90 degrees over the horizon.
[[nodiscard]] AddedLoss p2108_aeronautical_loss(Hertz frequency, Angle elevation, double location_percent) noexcept;

}  // namespace lomsong
