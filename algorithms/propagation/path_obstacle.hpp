// SPDX-License-Identifier: Apache-2.0
/// @file  The one obstacle that explains a path best: evidence for people, not part of the loss.
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

}  // namespace lomsong
