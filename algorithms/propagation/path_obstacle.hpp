// SPDX-License-Identifier: Apache-2.0
/// @file  What explains a path best to people: the one obstacle, and how free the first Fresnel zone is. Evidence,
///        not part of the loss.
#pragma once

#include <cstddef>
#include <optional>

#include "algorithms/propagation/path_loss_model.hpp"

namespace lomsong {

/// The point of a profile that stands deepest in the way of the radio.
struct Obstacle {
    std::size_t index = 0;         ///< profile point
    Metres distance;               ///< from the transmitter
    Metres height_above_line;      ///< of ground and clutter over the line between the antennas; may be negative
    double diffraction_parameter;  ///< nu of ITU-R P.1812 equation (15)
    Decibels knife_edge_loss;      ///< what it would cost alone, equation (12)
};

/// The point with the greatest diffraction parameter relative to the line between the antennas over the curved
/// Earth, clutter included. Nothing when the path is clear (that parameter at most -0.78: more than half of the
/// first Fresnel zone is free), or when the profile has fewer than three points.
/// The profile's lists must have one length. One pass, no allocation.
[[nodiscard]] std::optional<Obstacle> dominating_obstacle(const Link& link) noexcept;

/// How free the first Fresnel zone is where it is tightest.
struct FresnelClearance {
    std::size_t index = 0;  ///< profile point
    Metres distance;        ///< from the transmitter
    Metres clearance;       ///< of the line between the antennas over ground and clutter; negative when blocked
    Metres radius;          ///< of the zone there, sqrt(lambda d1 d2 / d), with the wavelength of ITU-R P.1812
    double share = 0.0;     ///< clearance over radius; from 0.6 up a path counts as free
};

/// The smallest clearance between the ends as a share of the first Fresnel radius, over the curved Earth of the
/// median; nothing when the profile has no point between its ends. Conditions as above.
[[nodiscard]] std::optional<FresnelClearance> fresnel_clearance(const Link& link) noexcept;

/// Median effective Earth radius of the link, ITU-R P.1812 equations (6) and (7a), whatever the model;
/// `delta_n` must lie below 157 N-units/km.
[[nodiscard]] Metres effective_earth_radius(const Link& link) noexcept;

}  // namespace lomsong
