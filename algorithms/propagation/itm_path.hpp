// SPDX-License-Identifier: Apache-2.0
/// @file  One path as the parts of the Irregular Terrain Model read it, and what follows from its inputs alone.
///        Everything in namespace itm is the model's inside; callers use itm.hpp.
#pragma once

#include <array>
#include <complex>

#include "algorithms/propagation/itm.hpp"

namespace lomsong::itm {

/// One end of a path.
struct End {
    double hg_m = 0.0;         ///< antenna above ground
    double he_m = 0.0;         ///< effective height
    double dl_m = 0.0;         ///< distance of the radio horizon
    double theta_e_rad = 0.0;  ///< elevation of the radio horizon
};

/// Inputs of the reference attenuation, in the Algorithm's symbols.
struct Path {
    double f_mhz = 0.0;
    std::complex<double> zg;     ///< surface transfer impedance of the ground, relative to free space
    double ns = 0.0;             ///< surface refractivity, N-units
    double a_m = 0.0;            ///< effective Earth radius: 1 over the effective curvature gamma_e
    double delta_h_m = 0.0;      ///< terrain irregularity
    double d_m = 0.0;            ///< path length
    double known_ends_m2 = 0.0;  ///< C of the weight (4.11): 10 when the terrain is known, 0 in area prediction
    std::array<End, 2> end;      ///< transmitter, receiver

    [[nodiscard]] double dl_m() const noexcept { return end[0].dl_m + end[1].dl_m; }  ///< both horizons
    /// Sum of both horizon angles, never below that of a smooth Earth. Algorithm (3.8).
    [[nodiscard]] double theta_e_rad() const noexcept;
    /// Both horizons over a smooth Earth. Algorithm (3.6), (3.7).
    [[nodiscard]] double dls_m() const noexcept;
};

/// Distance of the horizon over a smooth Earth of radius `a_m` seen from `he_m` above it. Algorithm (3.5).
[[nodiscard]] double smooth_horizon_m(double he_m, double a_m) noexcept;

/// Distance of the horizon that is usual over terrain of irregularity `delta_h_m`. Algorithm (3.3).
[[nodiscard]] double usual_horizon_m(double he_m, double a_m, double delta_h_m) noexcept;

/// Elevation of that horizon at `dl_m`. Algorithm (3.4).
[[nodiscard]] double usual_horizon_angle_rad(double he_m, double dl_m, double a_m, double delta_h_m) noexcept;

/// Terrain irregularity within a stretch of `s_m`; tends to `delta_h_m`. ERL 79-ITS 67 (3), Algorithm (3.9).
[[nodiscard]] double irregularity_m(double delta_h_m, double s_m) noexcept;

/// Standard deviation of terrain heights within a stretch of `s_m`. ERL 79-ITS 67 (3.6a), Algorithm (3.10).
[[nodiscard]] double terrain_deviation_m(double delta_h_m, double s_m) noexcept;

/// Sets frequency, ground impedance, surface refractivity and effective Earth radius for a path whose terrain
/// lies `terrain_m` above the sea. TN101 (4.3), (4.4); Algorithm, section 1.
void set_radio(Path& path, const ItmRadio& radio, double terrain_m) noexcept;

/// Effective heights and horizons of an area prediction. Algorithm (3.1) to (3.4).
void set_area_ends(Path& path, const ItmAreaInput& input) noexcept;

}  // namespace lomsong::itm
