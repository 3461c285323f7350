// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/itm_line_of_sight.hpp"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>

namespace lomsong::itm {

namespace {

constexpr double k_wave_number_mhz = 47.7;

/// Reflection coefficient of rough ground at the grazing angle whose sine is given, not weaker than the
/// divergence allows. Algorithm (4.47).
std::complex<double> reflection(const Path& path, double sin_psi, double s_m) noexcept {
    const double deviation_m = terrain_deviation_m(path.delta_h_m, s_m);
    const double roughness = std::min(path.f_mhz / k_wave_number_mhz * deviation_m * sin_psi, 10.0);
    const std::complex<double> smooth = (sin_psi - path.zg) / (sin_psi + path.zg) * std::exp(-roughness);
    const double power = std::norm(smooth);
    return power < 0.25 || power < sin_psi ? smooth * std::sqrt(sin_psi / power) : smooth;
}

/// Phase by which the reflected ray lags, held below pi where the approximation would let it turn.
double phase_difference_rad(const Path& path, double s_m) noexcept {
    const double phase_rad = 2.0 * path.f_mhz / k_wave_number_mhz * path.end[0].he_m * path.end[1].he_m / s_m;
    constexpr double k_half_pi = 0.5 * std::numbers::pi;
    return phase_rad <= k_half_pi ? phase_rad : std::numbers::pi - k_half_pi * k_half_pi / phase_rad;
}

/// The curve's slope K1, dB/m, and logarithmic slope K2, dB.
struct Slopes {
    double linear = 0.0;
    double logarithmic = 0.0;
};

/// A distance and the attenuation there.
struct Anchor {
    double s_m = 0.0;
    double a_db = 0.0;
};

/// The curve through three anchors in order of distance, as far as both slopes can be kept from falling below 0.
/// Nothing else is known of it when K2 comes out 0 and diffraction starts below free space.
Slopes through_three(const Anchor& a0, const Anchor& a1, const Anchor& a2, double diffraction_slope) noexcept {
    const double log_20 = std::log(a2.s_m / a0.s_m);
    const double log_10 = std::log(a1.s_m / a0.s_m);
    const double span_20 = a2.s_m - a0.s_m;
    const double span_10 = a1.s_m - a0.s_m;
    Slopes slopes;
    slopes.logarithmic = std::max(
        (span_20 * (a1.a_db - a0.a_db) - span_10 * (a2.a_db - a0.a_db)) / (span_20 * log_10 - span_10 * log_20),
        0.0);
    slopes.linear = (a2.a_db - a0.a_db - slopes.logarithmic * log_20) / span_20;
    if (slopes.linear < 0.0) {
        slopes.linear = 0.0;
        slopes.logarithmic = std::max(a2.a_db - a0.a_db, 0.0) / log_20;
        if (slopes.logarithmic == 0.0) {
            slopes.linear = diffraction_slope;
        }
    }
    return slopes;
}

Slopes through_two(const Anchor& a1, const Anchor& a2, double diffraction_slope) noexcept {
    const double rise_db = std::max(a2.a_db - a1.a_db, 0.0);
    return {rise_db > 0.0 ? rise_db / (a2.s_m - a1.s_m) : diffraction_slope, 0.0};
}

}  // namespace

double two_ray_db(const Path& path, const DiffractionLine& line, double s_m) noexcept {
    const double heights_m = path.end[0].he_m + path.end[1].he_m;
    const double sin_psi = heights_m / std::hypot(s_m, heights_m);  // (4.46)
    const std::complex<double> direct = std::polar(1.0, -phase_difference_rad(path, s_m));
    const double rays_db = -10.0 * std::log10(std::norm(direct + reflection(path, sin_psi, s_m)));
    const double weight = 1.0 / (1.0 + path.f_mhz * path.delta_h_m / std::max(path.dls_m(), 10e3));
    return weight * rays_db + (1.0 - weight) * line.at_db(s_m);
}

double line_of_sight_db(const Path& path, const DiffractionLine& line) noexcept {
    const double dl_m = path.dl_m();
    const Anchor a2{path.dls_m(), line.at_db(path.dls_m())};
    double d0_m = 0.04 * path.f_mhz * path.end[0].he_m * path.end[1].he_m;
    double d1_m = 0.0;
    if (line.intercept_db >= 0.0) {
        d0_m = std::min(d0_m, 0.5 * dl_m);
        d1_m = d0_m + 0.25 * (dl_m - d0_m);
    } else {
        d1_m = std::max(-line.intercept_db / line.slope_db_per_m, 0.25 * dl_m);
    }
    const Anchor a1{d1_m, two_ray_db(path, line, d1_m)};
    Slopes slopes;
    bool settled = false;
    if (d0_m < d1_m) {
        const Anchor a0{d0_m, two_ray_db(path, line, d0_m)};
        slopes = through_three(a0, a1, a2, line.slope_db_per_m);
        settled = line.intercept_db >= 0.0 || slopes.logarithmic > 0.0;
    }
    if (!settled) {
        slopes = through_two(a1, a2, line.slope_db_per_m);
    }
    const double a_el_db = a2.a_db - slopes.linear * a2.s_m - slopes.logarithmic * std::log(a2.s_m);
    return a_el_db + slopes.linear * path.d_m + slopes.logarithmic * std::log(path.d_m);
}

}  // namespace lomsong::itm
