// SPDX-License-Identifier: Apache-2.0
/// @file  What the time of year and the sea do in ITU-R P.1812: the share of time beta0 with strong layers, the
///        path's fraction over sea, and the interpolation between them.
#pragma once

#include "algorithms/propagation/p1812_path.hpp"

namespace lomsong::p1812 {

/// Fraction of the path over sea, 0..1: each point stands for half the way to its neighbours. Equation (1).
[[nodiscard]] double sea_fraction(const Path& path) noexcept;

/// Longest unbroken stretches, and the point incidence of anomalous propagation.
struct Climate {
    double dtm_km = 0.0;  ///< over land, coastal or inland
    double dlm_km = 0.0;  ///< over inland
    double tau = 0.0;     ///< equation (3)
    double b0_pct = 0.0;  ///< beta0 (5): share of time for which the lapse rate exceeds 100 N-units/km, %
};

/// Section 3.6, equations (2) to (5), for the latitude of the path's middle.
[[nodiscard]] Climate climate(const Path& path, double latitude_deg) noexcept;

/// The Recommendation's inverse complementary normal, (96) and (97), for 1e-6 <= x <= 1 - 1e-6. An
/// approximation (4.5e-4): I(0.5) is 1.3e-9, not 0.
[[nodiscard]] double inverse_complementary_normal(double x) noexcept;

}  // namespace lomsong::p1812
