// SPDX-License-Identifier: Apache-2.0
/// @file  ITU-R P.1812-8 (09/2025) as a clear oracle over one profile: every step by its name, exact to 1e-6 dB
///        against the working party's own numbers. docs/models/p1812.md has each equation with its function.
#pragma once

#include <optional>

#include "algorithms/propagation/path_loss_model.hpp"
#include "algorithms/propagation/path_obstacle.hpp"

namespace lomsong {

/// Diffraction for one effective Earth radius, section 4.3.
struct P1812Diffraction {
    Decibels edge;               ///< Luc: Bullington's single edge over the real path (16), (20)
    Decibels bullington;         ///< Lbulla: with the correction for several edges (21)
    Decibels smooth_edge;        ///< Luc over the smooth path
    Decibels smooth_bullington;  ///< Lbulls (38)
    Decibels spherical_earth;    ///< Ldsph (27)
    Decibels loss;               ///< Ld (39)
};

/// Line of sight, diffraction and ducting on their way into one loss, section 4.6. The weights lie in 0..1.
struct P1812Blend {
    double time_weight = 0.0;           ///< Fi (40): 0 at the median, 1 from beta0 of the time down
    double angle_weight = 0.0;          ///< Fj (57): 1 towards line of sight
    double distance_weight = 0.0;       ///< Fk (58): 1 on short paths
    Decibels free_space_at_beta0;       ///< Lb0b (11)
    Decibels least_line_of_sight;       ///< Lminb0p (59): notional least loss of line of sight and diffraction
    Decibels least_anomalous;           ///< Lminbap (60): notional least loss of line of sight and ducting
    Decibels diffraction_or_anomalous;  ///< Lbda (61)
};

/// Every intermediate of one path, by name; symbols and equation numbers are the Recommendation's.
struct P1812Terms {
    LossReason reason = LossReason::none;  ///< other than `none`: only `loss`, `distance`, `free_space` are set
    Decibels loss;                         ///< Lb (69)
    Metres distance;                       ///< d, along the ground
    bool line_of_sight = true;             ///< over bare terrain

    Metres effective_earth_radius;  ///< ae (7a)
    double sea_fraction = 0.0;      ///< omega (1)
    double beta0_percent = 0.0;     ///< beta0 (5)
    Metres longest_land;            ///< dtm: longest stretch over land, section 3.6
    Metres longest_inland;          ///< dlm: longest stretch over inland

    HeightAboveSeaLevel transmitter;         ///< hts, the antenna
    HeightAboveSeaLevel receiver;            ///< hrs
    HeightAboveSeaLevel smooth_transmitter;  ///< hstd, the smooth surface under it (91a)
    HeightAboveSeaLevel smooth_receiver;     ///< hsrd (91b)

    double transmitter_horizon_mrad = 0.0;  ///< theta_t (79)
    double receiver_horizon_mrad = 0.0;     ///< theta_r (81), (82)
    double path_angle_mrad = 0.0;           ///< theta (84)
    Metres transmitter_horizon;             ///< dlt (80)
    Metres receiver_horizon;                ///< dlr (83)
    Metres effective_transmitter_height;    ///< hte (94a)
    Metres effective_receiver_height;       ///< hre (94b)
    Metres roughness;                       ///< hm (95)

    Decibels free_space;                    ///< Lbfs (8)
    Decibels free_space_at_time;            ///< Lb0p: with multipath and focusing (10)
    P1812Diffraction median;                ///< with the median Earth radius; its `loss` is Ld50
    std::optional<P1812Diffraction> beta0;  ///< for beta0 of the time; not needed, hence empty, at 50 % of it
    Decibels diffraction;                   ///< Ldp (41)
    Decibels median_with_diffraction;       ///< Lbd50 (42)
    Decibels with_diffraction;              ///< Lbd (43)
    Decibels troposcatter;                  ///< Lbs (44)
    Decibels ducting;                       ///< Lba (46)
    P1812Blend blend;                       ///< how they are joined, section 4.6
    Decibels without_troposcatter;          ///< Lbam (62)
    Decibels median_of_locations;           ///< Lbc (63)

    std::optional<Obstacle> obstacle;  ///< what stands in the way most; empty when the path is clear
};

/// The whole chain with all its terms, for one path that somebody wants to understand.
/// `loss` and `reason` are bit for bit those of P1812::evaluate.
[[nodiscard]] P1812Terms p1812_terms(const Link& link) noexcept;

/// Terrain and clutter diffraction (delta-Bullington), troposcatter, ducting.
///
/// Below 250 m: free space with the reason `below_distance_range`. Needs at least one profile point between the
/// ends (the Recommendation asks for three). Outside the other ranges of `info`: no number.
class P1812 final : public PathLossModel {
  public:
    [[nodiscard]] const ModelInfo& info() const noexcept override;
    [[nodiscard]] PathLoss evaluate(const Link& link) const noexcept override;
};

}  // namespace lomsong
