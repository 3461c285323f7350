// SPDX-License-Identifier: Apache-2.0
/// @file  Attenuation within the smooth Earth's horizon in the Irregular Terrain Model: the direct ray and the one
///        reflected by the ground.
#pragma once

#include "algorithms/propagation/itm_path.hpp"

namespace lomsong::itm {

/// The straight line of diffraction attenuation over distance, extended to where it does not hold.
struct DiffractionLine {
    double intercept_db = 0.0;    ///< A_ed
    double slope_db_per_m = 0.0;  ///< m_d
    [[nodiscard]] double at_db(double s_m) const noexcept { return intercept_db + slope_db_per_m * s_m; }
};

/// Attenuation at `s_m`, dB: two rays, the more blended with diffraction the rougher the ground for the
/// wavelength. Algorithm (4.46) to (4.50).
[[nodiscard]] double two_ray_db(const Path& path, const DiffractionLine& line, double s_m) noexcept;

/// Attenuation at the path's length within `dls_m`, dB: a smooth curve A_el + K1 d + K2 ln d through two-ray
/// values and the diffraction line's at the horizon. Algorithm, section 4.2.
[[nodiscard]] double line_of_sight_db(const Path& path, const DiffractionLine& line) noexcept;

}  // namespace lomsong::itm
