// SPDX-License-Identifier: Apache-2.0
#include "engine/core/normal.hpp"

#include <cmath>
#include <limits>
#include <numbers>

namespace lomsong {

double normal_probability(double x) noexcept { return 0.5 * std::erfc(-x / std::numbers::sqrt2); }

double normal_quantile(double p) noexcept {
    if (p <= 0.0) {
        return -std::numeric_limits<double>::infinity();
    }
    if (p >= 1.0) {
        return std::numeric_limits<double>::infinity();
    }
    // Bisection to a bracket of 1e-3, then Newton: plain, and exact to the last digits of erfc.
    double low = -40.0;
    double high = 40.0;
    while (high - low > 1e-3) {
        const double middle = 0.5 * (low + high);
        (normal_probability(middle) < p ? low : high) = middle;
    }
    double x = 0.5 * (low + high);
    for (int step = 0; step < 6; ++step) {
        const double density = std::exp(-0.5 * x * x) / std::sqrt(2.0 * std::numbers::pi);
        if (density < std::numeric_limits<double>::min()) {
            break;
        }
        x -= (normal_probability(x) - p) / density;
    }
    return x;
}

}  // namespace lomsong
