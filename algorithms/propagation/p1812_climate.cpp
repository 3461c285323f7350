// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/p1812_climate.hpp"

#include <algorithm>
#include <cmath>

namespace lomsong::p1812 {

namespace {

/// Length that point i stands for: half the way to each neighbour, km.
double stretch_km(const Path& path, std::size_t i) noexcept {
    const double from = i == 0 ? path.d_km[0] : 0.5 * (path.d_km[i - 1] + path.d_km[i]);
    const double to = i == path.last ? path.d_km[i] : 0.5 * (path.d_km[i] + path.d_km[i + 1]);
    return to - from;
}

/// Longest unbroken length, km, of points whose zone `counts` accepts.
template <class Counts>
double longest_stretch_km(const Path& path, Counts counts) noexcept {
    double longest = 0.0;
    double current = 0.0;
    for (std::size_t i = 0; i <= path.last; ++i) {
        current = counts(path.zone[i]) ? current + stretch_km(path, i) : 0.0;
        longest = std::max(longest, current);
    }
    return longest;
}

/// The upper tail, 0 < x <= 0.5 (96).
double upper_tail(double x) noexcept {
    const double t = std::sqrt(-2.0 * std::log(x));
    const double numerator = (0.010328 * t + 0.802853) * t + 2.515516698;
    const double denominator = ((0.001308 * t + 0.189269) * t + 1.432788) * t + 1.0;
    return t - numerator / denominator;
}

}  // namespace

double sea_fraction(const Path& path) noexcept {
    double sea_km = 0.0;
    for (std::size_t i = 0; i < path.zone.size(); ++i) {
        if (path.zone[i] == RadioZone::sea) {
            sea_km += stretch_km(path, i);
        }
    }
    return sea_km / path.length_km;
}

Climate climate(const Path& path, double latitude_deg) noexcept {
    Climate found;
    if (path.zone.empty()) {
        found.dtm_km = path.length_km;
        found.dlm_km = path.length_km;
    } else {
        found.dtm_km = longest_stretch_km(path, [](RadioZone zone) { return zone != RadioZone::sea; });
        found.dlm_km = longest_stretch_km(path, [](RadioZone zone) { return zone == RadioZone::inland; });
    }
    found.tau = 1.0 - std::exp(-4.12e-4 * std::pow(found.dlm_km, 2.41));  // (3)
    const double phi = std::abs(latitude_deg);
    const double sum = std::pow(10.0, -found.dtm_km / (16.0 - 6.6 * found.tau)) +
                       std::pow(10.0, -5.0 * (0.496 + 0.354 * found.tau));
    const double mu1 = std::min(std::pow(sum, 0.2), 1.0);  // (2)
    if (phi <= 70.0) {
        const double mu4 = std::pow(mu1, -0.935 + 0.0176 * phi);         // (4)
        found.b0_pct = std::pow(10.0, -0.015 * phi + 1.67) * mu1 * mu4;  // (5)
    } else {
        found.b0_pct = 4.17 * mu1 * std::pow(mu1, 0.3);
    }
    return found;
}

double inverse_complementary_normal(double x) noexcept {
    const double bounded = std::clamp(x, 1e-6, 1.0 - 1e-6);
    return bounded <= 0.5 ? upper_tail(bounded) : -upper_tail(1.0 - bounded);  // (95)
}

}  // namespace lomsong::p1812
