// SPDX-License-Identifier: Apache-2.0
/// @file  Extended Hata (NTIA): Hata's curves to 3 GHz and 100 km, with Okumura's corrections for hills, slope, an
///        isolated ridge and sea, read from the profile. docs/models/ehata.md has each step with its function.
#pragma once

#include "algorithms/propagation/path_loss_model.hpp"

namespace lomsong {

/// The clutter around the mobile that the median is for.
enum class EhataEnvironment : unsigned char { urban, suburban, rural };

/// Environment of a class of the United States' National Land Cover Database: 23 and 24 (developed, medium and high
/// intensity) are urban, 22 (low intensity) is suburban, everything else is rural.
[[nodiscard]] constexpr EhataEnvironment ehata_environment_of_nlcd(int land_cover) noexcept {
    if (land_cover == 23 || land_cover == 24) {
        return EhataEnvironment::urban;
    }
    return land_cover == 22 ? EhataEnvironment::suburban : EhataEnvironment::rural;
}

/// What one path costs, term by term. Corrections are gains: what they give is taken off the loss.
struct EhataTerms {
    LossReason reason = LossReason::none;  ///< `bad_profile`: nothing else is set
    Decibels loss;                         ///< the sum; may lie below free space

    Decibels median;       ///< over quasi-smooth ground, for half of the locations
    Decibels variability;  ///< added for the wanted share of locations; 0 for half of them
    Metres breakpoint;     ///< distance at which the long-distance exponent takes over

    HeightAboveGround effective_base;    ///< over the mean ground, before it is held to 30..200 m
    HeightAboveGround effective_mobile;  ///< likewise, before 1..10 m
    Metres irregularity;          ///< delta h: between the 10 % and the 90 % height, within 10 km of the mobile
    double slope_mrad = 0.0;      ///< theta_m: of the ground before the mobile, positive when it looks downhill
    double sea_fraction = 0.0;    ///< beta
    bool single_horizon = false;  ///< both ends share one horizon: the ridge stands in for hills and slope

    Metres base_horizon;           ///< distance from the base to its horizon; the whole path when nothing hides it
    Metres mobile_horizon;         ///< likewise from the mobile
    Metres ridge_height;           ///< of the common horizon over the line between the antennas, not below 0
    Decibels ridge;                ///< isolated ridge, with a single horizon only
    Decibels rolling_hills;        ///< median of rolling hilly ground, else only
    Decibels rolling_hills_place;  ///< whether the mobile stands on a crest or in a trough
    Decibels slope;                ///< general slope
    Decibels sea;                  ///< mixed land and sea
};

/// The whole chain for one path, whatever its frequency, length and heights: the caller checks the ranges.
///
/// The profile's points must be equally spaced. Sea is where the zones say so; without zones, where the ground is
/// exactly 0 m, as NTIA has it. Clutter, climate and time are not read.
/// Reference: NTIA Report TR-15-517 (2015), appendix A, with the changes of NTIA's reference program to version 3.2
/// (2021); Okumura et al., Rev. Electrical Communication Laboratory 16 (1968) 825-873.
[[nodiscard]] EhataTerms ehata_terms(const Link& link, EhataEnvironment environment) noexcept;

/// Extended Hata; rural unless told otherwise.
///
/// The share of locations counts (1..99 %), the share of time does not. Never less than free space. Below 1 km:
/// free space with the reason `below_distance_range`. A profile whose points are not equally spaced is a bad one.
class Ehata final : public PathLossModel {
  public:
    constexpr explicit Ehata(EhataEnvironment environment = EhataEnvironment::rural) : m_environment{environment} {}
    [[nodiscard]] const ModelInfo& info() const noexcept override;
    [[nodiscard]] PathLoss evaluate(const Link& link) const noexcept override;

  private:
    EhataEnvironment m_environment;
};

}  // namespace lomsong
