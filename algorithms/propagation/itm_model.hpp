// SPDX-License-Identifier: Apache-2.0
/// @file  The Irregular Terrain Model as one of the path-loss models of a run.
#pragma once

#include "algorithms/propagation/itm.hpp"
#include "algorithms/propagation/path_loss_model.hpp"

namespace lomsong {

/// What a run does not say about the country: constants of the ground and the radio climate.
struct ItmCountry {
    double permittivity = 15.0;           ///< average ground, TR-82-100 table 1
    double conductivity_s_per_m = 0.005;  ///< average ground
    /// Warm, humid, with monsoons: northern Viet Nam. At the median of a link within 30 km it hardly matters.
    ItmClimate climate = ItmClimate::maritime_subtropical;
};

/// ITM point to point over bare terrain; clutter is not read. Time and location vary each on their own (broadcast
/// mode) by the link's percentages, the situation stays at its median.
///
/// Never less than free space. Below 1 km the model computes on, with the reason `below_distance_range`; below 1 m
/// free space stands in. A profile whose points are not equally spaced is a bad one. Outside the other ranges of
/// `info`, or of n0 (k_itm_refractivities): no number.
class Itm final : public PathLossModel {
  public:
    constexpr explicit Itm(ItmCountry country = {}) : m_country{country} {}
    [[nodiscard]] const ModelInfo& info() const noexcept override;
    [[nodiscard]] PathLoss evaluate(const Link& link) const noexcept override;

    /// The same link with its intermediates, its warnings and its own error: what the model says before the ranges
    /// of `info` are asked and the comparison with free space is made.
    [[nodiscard]] ItmResult terms(const Link& link) const noexcept;

  private:
    ItmCountry m_country;
};

}  // namespace lomsong
