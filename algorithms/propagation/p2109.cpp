// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/p2109.hpp"

#include <cmath>

#include "engine/core/normal.hpp"

namespace lomsong {

namespace {

/// Table 1, by the Recommendation's letters.
struct Coefficients {
    double r, s, t, u, v, w, x, y, z;
};
constexpr Coefficients k_traditional{12.64, 3.72, 0.96, 9.6, 2.0, 9.1, -3.0, 4.5, -2.0};
constexpr Coefficients k_thermally_efficient{28.19, -3.0, 8.48, 13.5, 3.8, 27.8, -2.9, 9.4, -2.1};

double power(double db) noexcept { return std::pow(10.0, 0.1 * db); }

}  // namespace

AddedLoss p2109_building_entry_loss(Hertz frequency, BuildingType building, double percent,
                                    Angle elevation) noexcept {
    if (!k_p2109_limits.frequency.contains(frequency)) {
        return no_added_loss(AddedLossReason::outside_frequency_range);
    }
    if (!k_p2109_limits.elevation_deg.contains(elevation.value())) {
        return no_added_loss(AddedLossReason::outside_angle_range);
    }
    if (!is_open_percentage(percent)) {
        return no_added_loss(AddedLossReason::outside_percentage_range);
    }
    const Coefficients& c = building == BuildingType::traditional ? k_traditional : k_thermally_efficient;
    const double log_f = std::log10(frequency.value() / 1e9);
    const double lh_db = c.r + c.s * log_f + c.t * log_f * log_f;  // (9)
    const double le_db = 0.212 * std::abs(elevation.value());      // (10)
    const double mu1_db = lh_db + le_db;                           // (5)
    const double mu2_db = c.w + c.x * log_f;                       // (6)
    const double sigma1_db = c.u + c.v * log_f;                    // (7)
    const double sigma2_db = c.y + c.z * log_f;                    // (8)
    const double quantile = normal_quantile(percent / 100.0);
    const double a_db = quantile * sigma1_db + mu1_db;                                // (2)
    const double b_db = quantile * sigma2_db + mu2_db;                                // (3)
    constexpr double k_c_db = -3.0;                                                   // (4)
    return {Decibels{10.0 * std::log10(power(a_db) + power(b_db) + power(k_c_db))}};  // (1)
}

}  // namespace lomsong
