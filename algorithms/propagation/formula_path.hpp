// SPDX-License-Identifier: Apache-2.0
/// @file  What the formula models (Hata and its kin, TR 38.901) share: reading distance and range from a link, and
///        never less loss than free space.
#pragma once

#include <optional>

#include "algorithms/propagation/path_loss_model.hpp"

namespace lomsong {

/// `none` when radio, profile and distance along the ground fit the model; otherwise the reason, with
/// `below_distance_range` only for a profile that is good. Reads the two ends of the profile and the lengths of its
/// lists; of the climate, delta_n where the model needs it.
[[nodiscard]] LossReason path_in_range(const ModelInfo& model, const Link& link) noexcept;

/// Distance along the ground. The profile must have at least one point.
[[nodiscard]] Metres ground_distance(const Link& link) noexcept;

/// Free space with the reason `below_distance_range`; for a link whose only fault that is.
[[nodiscard]] PathLoss free_space_below_range(const Link& link) noexcept;

/// What a formula gave, but not less than free space along the straight line between the antennas: some formulas
/// undercut it by several dB at the near and high end of their ranges. No number is a bad profile.
[[nodiscard]] PathLoss not_below_free_space(Decibels loss, const Link& link) noexcept;

/// Whether both antennas see each other: ground and clutter of every point between the ends lie below the line
/// between the antennas over an Earth of the median effective radius (157 / (157 - delta_n) times 6371 km, ITU-R
/// P.1812-8 equation 7a). Nothing when a height is no number. The profile must have passed `path_in_range` for a
/// model that needs the climate; clutter may be absent.
[[nodiscard]] std::optional<bool> line_of_sight(const Link& link) noexcept;

}  // namespace lomsong
