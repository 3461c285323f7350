// SPDX-License-Identifier: Apache-2.0
/// @file  Free-space path loss. Baseline for every other model, and what is used where they do not reach.
#pragma once

#include "algorithms/propagation/path_loss_model.hpp"

namespace lomsong {

/// No model's loss lies farther than this below `free_space_loss`: the constant 92.4 of P.1812 (8) lies 0.048 dB
/// below that of P.525.
inline constexpr Decibels k_below_free_space{0.05};

/// Basic free-space transmission loss between isotropic antennas: 20 log10(4 pi d f / c).
///
/// Distances below 1 m count as 1 m, so that no level grows without bound beside a mast.
/// Reference: ITU-R P.525, point-to-point links, with c = 299 792 458 m/s.
[[nodiscard]] Decibels free_space_loss(Hertz frequency, Metres distance) noexcept;

/// Straight-line distance between the two antennas of a link over a flat Earth.
/// The profile must have at least one point.
[[nodiscard]] Metres antenna_distance(const Link& link) noexcept;

/// ITU-R P.525: terrain and clutter are not looked at, beyond the heights of the two ends.
class FreeSpace final : public PathLossModel {
  public:
    [[nodiscard]] const ModelInfo& info() const noexcept override;
    [[nodiscard]] PathLoss evaluate(const Link& link) const noexcept override;
};

}  // namespace lomsong
