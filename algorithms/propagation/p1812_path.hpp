// SPDX-License-Identifier: Apache-2.0
/// @file  One path in the units and names of ITU-R P.1812, and what is found once per path: smooth-Earth
///        heights and horizons. Everything in namespace p1812 is the oracle's inside; callers use p1812.hpp.
#pragma once

#include <cstddef>
#include <span>

#include "algorithms/propagation/path_loss_model.hpp"

namespace lomsong::p1812 {

/// Inputs of the chain. Heights end in _m, distances in _km; `hts`, `hrs` are antenna heights above sea level.
struct Path {
    std::span<const double> d_km;
    std::span<const double> h_m;  ///< bare terrain
    std::span<const double> r_m;  ///< clutter; the ends are never read
    std::span<const RadioZone> zone;
    std::size_t last = 0;  ///< index of the receiver's point
    double length_km = 0.0;
    double f_ghz = 0.0;
    double lambda_m = 0.0;
    double htg_m = 0.0;
    double hrg_m = 0.0;
    double hts_m = 0.0;
    double hrs_m = 0.0;
    double ae_km = 0.0;  ///< median effective Earth radius (7a)
    double omega = 0.0;  ///< fraction over sea (1)
    Polarisation polarisation = Polarisation::vertical;
};

/// Reads the link; the profile must have at least two points and lists of one length.
[[nodiscard]] Path path_of(const Link& link) noexcept;

/// Median effective Earth radius, km, for a lapse rate below 157 N-units/km. Equations (6), (7a).
[[nodiscard]] double effective_earth_radius_km(double delta_n) noexcept;
/// Effective Earth radius exceeded for beta0 of the time, km. Equation (7b).
inline constexpr double k_beta0_earth_radius_km = 3.0 * 6371.0;

/// Heights above sea level of a smooth Earth under both ends.
struct SmoothEarth {
    double hst_m = 0.0;   ///< least-squares line at the transmitter (87)
    double hsr_m = 0.0;   ///< at the receiver (88)
    double hstd_m = 0.0;  ///< for the diffraction model, at the transmitter (91a)
    double hsrd_m = 0.0;  ///< at the receiver (91b)
    bool usable = true;   ///< distances rise strictly, terrain and clutter are finite numbers
};

/// Attachment 1, 5.6.1 and 5.6.2, equations (85) to (91), in one pass that also checks the profile.
[[nodiscard]] SmoothEarth smooth_earth(const Path& path) noexcept;

/// Radio horizons over bare terrain, as seen from both antennas.
struct Horizons {
    bool line_of_sight = true;
    double theta_t_mrad = 0.0;    ///< elevation of the transmitter's horizon (79)
    double theta_r_mrad = 0.0;    ///< of the receiver's (81), (82)
    double theta_mrad = 0.0;      ///< path angular distance (84)
    double dlt_km = 0.0;          ///< distance of the transmitter's horizon (80)
    double dlr_km = 0.0;          ///< of the receiver's (83)
    std::size_t transmitter = 0;  ///< profile index of the transmitter's horizon
    std::size_t receiver = 0;     ///< of the receiver's
};

/// Attachment 1, 5.1 to 5.5, equations (76) to (84). On a line-of-sight path the horizon of both ends is the
/// point with the greatest diffraction parameter.
[[nodiscard]] Horizons horizons(const Path& path) noexcept;

}  // namespace lomsong::p1812
