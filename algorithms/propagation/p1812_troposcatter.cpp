// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/p1812_troposcatter.hpp"

#include <cmath>

namespace lomsong::p1812 {

double troposcatter_loss_db(const Path& path, double theta_mrad, double n0, double time_pct) noexcept {
    const double half = std::log10(0.5 * path.f_ghz);
    const double lf_db = 25.0 * std::log10(path.f_ghz) - 2.5 * half * half;  // (45)
    const double time_db = time_pct < 50.0 ? 10.125 * std::pow(std::log10(50.0 / time_pct), 0.7) : 0.0;
    return 190.1 + lf_db + 20.0 * std::log10(path.length_km) + 0.573 * theta_mrad - 0.15 * n0 - time_db;  // (44)
}

}  // namespace lomsong::p1812
