// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/itm_troposcatter.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <utility>

namespace lomsong::itm {

namespace {

constexpr double k_wave_number_mhz = 47.7;
constexpr double k_large_gain_db = 15.0;  // from here on the frequency gain does not depend on distance

/// Heights of both antennas in units of the wavelength over 4 pi times the angle; the shape of the path.
struct Geometry {
    double r1 = 0.0;
    double r2 = 0.0;
    double asymmetry_m = 0.0;   ///< by how much one horizon is farther than the other
    double height_ratio = 0.0;  ///< of the effective heights, the nearer horizon's below
    double theta_rad = 0.0;     ///< angle between the horizon rays
};

Geometry geometry_of(const Path& path, double d_m) noexcept {
    const auto& [tx, rx] = path.end;
    Geometry geometry;
    geometry.theta_rad = tx.theta_e_rad + rx.theta_e_rad + d_m / path.a_m;
    const double scale = 2.0 * path.f_mhz / k_wave_number_mhz * geometry.theta_rad;
    geometry.r1 = scale * tx.he_m;
    geometry.r2 = scale * rx.he_m;
    geometry.asymmetry_m = tx.dl_m - rx.dl_m;
    geometry.height_ratio = rx.he_m / tx.he_m;
    if (geometry.asymmetry_m < 0.0) {
        geometry.asymmetry_m = -geometry.asymmetry_m;
        geometry.height_ratio = 1.0 / geometry.height_ratio;
    }
    return geometry;
}

/// Frequency gain where the scattering layer is so low that both antennas see it alike (eta below 1), dB.
/// TN101 section 9 for eta = 0.
double low_layer_gain_db(double r1, double r2) noexcept {
    constexpr double k_root_2 = std::numbers::sqrt2;
    const double both = (1.0 + k_root_2 / r1) * (1.0 + k_root_2 / r2);
    return 10.0 * std::log10(both * both * (r1 + r2) / (r1 + r2 + 2.0 * k_root_2));
}

/// Frequency gain H0, dB. TN101 section 9, Algorithm (4.66), (4.67).
double gain_db(const Path& path, const Geometry& geometry, double d_m) noexcept {
    const double s = (d_m - geometry.asymmetry_m) / (d_m + geometry.asymmetry_m);
    const double q = std::clamp(geometry.height_ratio / s, 0.1, 10.0);
    const double bounded_s = std::max(s, 0.1);
    constexpr double k_layer_m = 1755.6;  // Z0
    constexpr double k_decay_m = 8e3;     // Z1
    const double cross_over_m =
        0.25 * (d_m - geometry.asymmetry_m) * (d_m + geometry.asymmetry_m) * geometry.theta_rad / d_m;  // (4.66)
    const double decay = std::exp(-std::pow(std::min(cross_over_m / k_decay_m, 1.7), 6.0));
    const double eta = cross_over_m / k_layer_m *
                       (1.0 + (0.031 - 2.32e-3 * path.ns + 5.67e-6 * path.ns * path.ns) * decay);  // (4.67)
    const double curve = std::max(eta, 1.0);
    const double mean_db = 0.5 * (frequency_gain_db(geometry.r1, curve) + frequency_gain_db(geometry.r2, curve));
    const double correction_db =
        std::min(6.0 * (0.6 - std::log10(curve)) * std::log10(bounded_s) * std::log10(q), mean_db);
    const double high_db = std::max(mean_db + correction_db, 0.0);
    return eta < 1.0 ? eta * high_db + (1.0 - eta) * low_layer_gain_db(geometry.r1, geometry.r2) : high_db;
}

double attenuation_db(const Path& path, double d_m, double gain_db) noexcept {
    constexpr double k_refractivity_decay_m = 40e3;  // D0
    const double theta_rad = d_m / path.a_m + path.theta_e_rad();
    return scatter_function_db(theta_rad * d_m) + 10.0 * std::log10(path.f_mhz * std::pow(theta_rad, 4.0)) -
           0.1 * (path.ns - 301.0) * std::exp(-theta_rad * d_m / k_refractivity_decay_m) + gain_db;
}

bool too_low(const Geometry& geometry) noexcept { return geometry.r1 < 0.2 && geometry.r2 < 0.2; }

}  // namespace

double scatter_function_db(double theta_d_m) noexcept {
    if (theta_d_m <= 10e3) {
        return 133.4 + 0.332e-3 * theta_d_m - 10.0 * std::log10(theta_d_m);
    }
    if (theta_d_m <= 70e3) {
        return 104.6 + 0.212e-3 * theta_d_m - 2.5 * std::log10(theta_d_m);
    }
    return 71.8 + 0.157e-3 * theta_d_m + 5.0 * std::log10(theta_d_m);
}

double frequency_gain_db(double r, double eta) noexcept {
    constexpr std::array k_square{25.0, 80.0, 177.0, 395.0, 705.0};
    constexpr std::array k_linear{24.0, 45.0, 68.0, 80.0, 105.0};
    const double inverse_square = 1.0 / (r * r);
    const auto curve_db = [&](std::size_t i) {
        return 10.0 * std::log10(1.0 + (k_square[i] * inverse_square + k_linear[i]) * inverse_square);
    };
    const double place = std::clamp(eta, 1.0, 5.0) - 1.0;
    const auto below = static_cast<std::size_t>(place);
    const double share = place - static_cast<double>(below);
    return share > 0.0 ? (1.0 - share) * curve_db(below) + share * curve_db(below + 1) : curve_db(below);
}

std::optional<Scatter> troposcatter(const Path& path, double near_m, double far_m) noexcept {
    const Geometry far = geometry_of(path, far_m);
    const Geometry near = geometry_of(path, near_m);
    if (too_low(far) || too_low(near)) {
        return std::nullopt;
    }
    // A gain that is large far away is taken as it is nearer as well.
    const double far_gain_db = gain_db(path, far, far_m);
    double near_gain_db = far_gain_db;
    if (far_gain_db <= k_large_gain_db) {
        near_gain_db = gain_db(path, near, near_m);
        if (near_gain_db > k_large_gain_db) {
            near_gain_db = far_gain_db;
        }
    }
    return Scatter{attenuation_db(path, near_m, near_gain_db), attenuation_db(path, far_m, far_gain_db)};
}

}  // namespace lomsong::itm
