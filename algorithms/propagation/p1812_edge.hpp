// SPDX-License-Identifier: Apache-2.0
/// @file  The knife edge of ITU-R P.1812: its loss, the heights it may stand on, and the worst one of a path.
#pragma once

#include <cmath>
#include <cstddef>

#include "algorithms/propagation/p1812_path.hpp"

namespace lomsong::p1812 {

/// Which height counts at a profile point. Horizons see bare terrain, Bullington sees what grows on it, and the
/// smooth path of equation (38) sees neither.
struct BareTerrain {
    const Path& path;
    [[nodiscard]] double operator()(std::size_t i) const noexcept { return path.h_m[i]; }
};
struct TerrainWithClutter {
    const Path& path;
    [[nodiscard]] double operator()(std::size_t i) const noexcept { return path.h_m[i] + path.r_m[i]; }
};
struct SmoothGround {
    [[nodiscard]] double operator()(std::size_t) const noexcept { return 0.0; }
};

/// Loss of a single knife edge, dB, for diffraction parameter `nu`; 0 when the path is clear (nu <= -0.78).
/// Approximates the Fresnel integral. Equation (12).
[[nodiscard]] inline double knife_edge_loss_db(double nu) noexcept {
    if (nu <= -0.78) {
        return 0.0;
    }
    const double x = nu - 0.1;
    return 6.9 + 20.0 * std::log10(std::sqrt(x * x + 1.0) + x);
}

/// Bulge of an Earth of radius `ap_km` over the chord between the ends at `d_km`, m.
[[nodiscard]] inline double bulge_m(const Path& path, double ap_km, double d_km) noexcept {
    return 500.0 / ap_km * d_km * (path.length_km - d_km);
}

struct Edge {
    double nu = -1e9;       ///< diffraction parameter (15)
    double height_m = 0.0;  ///< above the line between the antennas over the curved Earth
    std::size_t index = 0;  ///< 0 when no point lies between the ends
};

/// The point between the ends with the greatest diffraction parameter relative to the line from `hts_m` to
/// `hrs_m`; the first of equals. Equation (15): nu = height * sqrt(0.002 d / (lambda d_i (d - d_i))). The sign
/// kept, squares are compared instead, which saves a root per point.
template <class Surface>
[[nodiscard]] Edge worst_edge(const Path& path, double hts_m, double hrs_m, double ap_km,
                              Surface surface) noexcept {
    const double d_km = path.length_km;
    const double slope_m_per_km = (hrs_m - hts_m) / d_km;
    const double curvature = 500.0 / ap_km;
    Edge worst;
    double worst_square = -1e300;
    for (std::size_t i = 1; i < path.last; ++i) {
        const double di_km = path.d_km[i];
        const double product = di_km * (d_km - di_km);
        const double height_m = surface(i) + curvature * product - (hts_m + slope_m_per_km * di_km);
        const double square = height_m * std::abs(height_m) / product;
        if (square > worst_square) {
            worst_square = square;
            worst.height_m = height_m;
            worst.index = i;
        }
    }
    if (worst.index != 0) {
        worst.nu = std::copysign(std::sqrt(std::abs(worst_square) * 0.002 * d_km / path.lambda_m), worst_square);
    }
    return worst;
}

}  // namespace lomsong::p1812
