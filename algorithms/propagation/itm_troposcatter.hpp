// SPDX-License-Identifier: Apache-2.0
/// @file  Attenuation by tropospheric scatter in the Irregular Terrain Model.
#pragma once

#include <optional>

#include "algorithms/propagation/itm_path.hpp"

namespace lomsong::itm {

/// Attenuation function F of `theta_d_m`, angular distance times path length, for a surface refractivity of
/// 301 N-units, dB. Fit to TN101 figure 9.1; Algorithm, section 6.
[[nodiscard]] double scatter_function_db(double theta_d_m) noexcept;

/// Frequency gain H01 of one antenna, dB, for its height `r` in units of the wavelength over 4 pi theta, and the
/// layer parameter `eta`, at least 1. Interpolated between curves for eta 1 to 5. TN101 figure 9.3.
[[nodiscard]] double frequency_gain_db(double r, double eta) noexcept;

/// Attenuations at two distances far beyond the horizons.
struct Scatter {
    double near_db = 0.0;
    double far_db = 0.0;
};

/// Attenuation at `near_m` and at `far_m`, dB. TN101 section 9, Algorithm, section 4.3. Nothing when both antennas
/// are so low that the theory does not hold.
[[nodiscard]] std::optional<Scatter> troposcatter(const Path& path, double near_m, double far_m) noexcept;

}  // namespace lomsong::itm
