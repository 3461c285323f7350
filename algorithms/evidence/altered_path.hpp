// SPDX-License-Identifier: Apache-2.0
/// @file  Counterfactual paths: the loss of a link if one thing on its way were otherwise, by the run's own model.
#pragma once

#include "algorithms/propagation/path_loss_model.hpp"
#include "engine/core/path_profile.hpp"

namespace lomsong {

/// What is otherwise on the way.
enum class Alteration : unsigned char {
    none,
    without_clutter,  ///< trees and roofs are gone, the ground stays
    without_ridges,   ///< ground above the straight line between the two feet is cut down to it; valleys and what
                      ///< stands on the ground stay
    flat_earth,       ///< the air bends rays as the Earth is curved
    wide_open,        ///< all three
};

/// The lapse rate of refractivity that stands for `flat_earth`, N-units/km: at 157, where equation (6) of ITU-R
/// P.1812 has its pole, rays follow the Earth; at this one the effective Earth is 15,700 times as large as the real
/// one.
inline constexpr double k_flat_earth_delta_n = 156.99;

/// The ground of `without_ridges`, written to `cut` (its vectors are reused). The profile must have two points or
/// more.
void cut_ridges(const PathProfileView& profile, PathProfile& cut);

/// True when the model could notice: there is clutter, or ground above the line, or a curve to take away.
[[nodiscard]] bool alters(Alteration alteration, const PathLossModel& model,
                          const PathProfileView& profile) noexcept;

/// The loss of `link` as altered. `scratch` holds the altered profile, so that nothing is allocated per path.
/// Without an alteration it is bit for bit that of the model.
[[nodiscard]] PathLoss altered_loss(const PathLossModel& model, Link link, Alteration alteration,
                                    PathProfile& scratch);

}  // namespace lomsong
