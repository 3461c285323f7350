// SPDX-License-Identifier: Apache-2.0
/// @file  Attenuation by diffraction in the Irregular Terrain Model: two knife edges and a rounded Earth, weighted
///        by how rough the terrain is.
#pragma once

#include "algorithms/propagation/itm_path.hpp"

namespace lomsong::itm {

/// Attenuation of a single knife edge, dB, for the square of its diffraction parameter, at least 0. An
/// approximation of the Fresnel integral. TN101 (III.24b), (III.24c); Algorithm (4.21), section 6.
[[nodiscard]] double knife_edge_db(double nu_squared) noexcept;

/// Gain of height over a spherical Earth, dB, for the normalised distance `x` of a horizon and the ground's
/// parameter `k`. TN101 section 8, figure 8.2; Algorithm, section 6.
[[nodiscard]] double height_gain_db(double x, double k) noexcept;

/// What diffraction needs of a path whatever the distance.
class Diffraction {
  public:
    explicit Diffraction(const Path& path) noexcept;

    /// Attenuation at distance `s_m` beyond both horizons, dB. Algorithm (4.9).
    [[nodiscard]] double attenuation_db(double s_m) const noexcept;

  private:
    [[nodiscard]] double two_edges_db(double s_m, double theta_rad) const noexcept;
    /// Over three arcs. Bends so tight that the theory has no answer, metres before an antenna, count as edges.
    [[nodiscard]] double rounded_earth_db(double s_m, double theta_rad, double edges_db) const noexcept;
    [[nodiscard]] double rounded_weight(double s_m) const noexcept;

    /// Normalised length of an arc of radius `a_m` and its ground parameter.
    struct Arc {
        double x = 0.0;
        double k = 0.0;
    };
    [[nodiscard]] Arc arc(double a_m, double length_m) const noexcept;

    const Path& m_path;
    double m_theta_e_rad = 0.0;
    double m_dl_m = 0.0;
    double m_clutter_db = 0.0;     ///< A_fo, what stands about low antennas
    double m_ends_x = 0.0;         ///< normalised length of both horizon arcs
    double m_ends_gain_db = 0.0;   ///< their height gains
    double m_heights_ratio = 0.0;  ///< of effective to structural heights, in the weight
};

}  // namespace lomsong::itm
