// SPDX-License-Identifier: Apache-2.0
/// @file  Okumura-Hata and COST-231 Hata: median loss from distance, frequency and heights alone. Fast, well known,
///        and blind to terrain. docs/models/hata.md has each equation with its function.
#pragma once

#include "algorithms/propagation/path_loss_model.hpp"

namespace lomsong {

/// What a Hata formula reads.
struct HataInput {
    Hertz frequency;
    HeightAboveGround base;    ///< of the mast's antenna; Hata means its height over the mean ground, 30..200 m
    HeightAboveGround mobile;  ///< 1..10 m
    Metres distance;           ///< along the ground, 1..20 km
};

enum class HataEnvironment : unsigned char {
    urban,             ///< small or medium-sized city
    urban_large_city,  ///< another correction for the mobile's height
    suburban,
    open,  ///< fields and open country
};

enum class Cost231Environment : unsigned char {
    medium_city,   ///< and suburban centres with medium tree density: C = 0 dB
    metropolitan,  ///< C = 3 dB
};

/// Median basic transmission loss by Okumura-Hata, dB. The bare formula: it gives a number for any input, in range
/// (150..1500 MHz) or not; OkumuraHata checks. In a large city the correction for the mobile's height changes its
/// form at 300 MHz, in the middle of the gap that Hata leaves between 200 and 400 MHz.
/// Reference: M. Hata, IEEE Trans. Vehicular Technology VT-29 (1980) 317-325, equations 10, 12 to 18.
[[nodiscard]] Decibels okumura_hata_loss(const HataInput& input, HataEnvironment environment) noexcept;

/// Median basic transmission loss by COST-231 Hata, 1500..2000 MHz, dB. The bare formula, as above.
/// Reference: COST Action 231, final report EUR 18957 (1999), section 4.4.1, equations 4.4.1 to 4.4.3.
[[nodiscard]] Decibels cost231_hata_loss(const HataInput& input, Cost231Environment environment) noexcept;

/// Okumura-Hata over flat ground of one kind; open country unless told otherwise.
///
/// Antenna heights are those above the ground at each end. Never less than free space. Below 1 km: free space with
/// the reason `below_distance_range`. Median only: percentages of time and locations are not looked at.
class OkumuraHata final : public PathLossModel {
  public:
    constexpr explicit OkumuraHata(HataEnvironment environment = HataEnvironment::open)
        : m_environment{environment} {}
    [[nodiscard]] const ModelInfo& info() const noexcept override;
    [[nodiscard]] PathLoss evaluate(const Link& link) const noexcept override;

  private:
    HataEnvironment m_environment;
};

/// COST-231 Hata; a medium-sized city or suburb unless told otherwise: it has no form for open country.
/// Otherwise as OkumuraHata.
class Cost231Hata final : public PathLossModel {
  public:
    constexpr explicit Cost231Hata(Cost231Environment environment = Cost231Environment::medium_city)
        : m_environment{environment} {}
    [[nodiscard]] const ModelInfo& info() const noexcept override;
    [[nodiscard]] PathLoss evaluate(const Link& link) const noexcept override;

  private:
    Cost231Environment m_environment;
};

}  // namespace lomsong
