// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/itm_diffraction.hpp"

#include <algorithm>
#include <cmath>

namespace lomsong::itm {

namespace {

constexpr double k_standard_earth_m = 4.0 / 3.0 * 6370e3;  // TN101's, to which C0 refers
constexpr double k_wave_number_mhz = 47.7;                 // f in MHz over it is the wave number in 1/m

/// A_fo: clutter about low antennas in rough country, dB. Algorithm (4.10).
double clutter_db(const Path& path) noexcept {
    const double deviation_m = terrain_deviation_m(path.delta_h_m, path.dls_m());
    const double x = 4.77e-4 * path.end[0].hg_m * path.end[1].hg_m * path.f_mhz / k_wave_number_mhz * deviation_m;
    return std::min(5.0 * std::log10(1.0 + x), 15.0);
}

}  // namespace

double knife_edge_db(double nu_squared) noexcept {
    if (nu_squared < 5.76) {
        return 6.02 + 9.11 * std::sqrt(nu_squared) - 1.27 * nu_squared;
    }
    return 12.953 + 10.0 * std::log10(nu_squared);
}

double height_gain_db(double x, double k) noexcept {
    // natural logarithms with the published, rounded factors of 20 log10 and its like
    const auto raised_db = [](double distance) { return 17.372 * std::log(distance) - 117.0; };
    if (x < 200.0) {
        const double w = -std::log(k);
        if (k < 1e-5 || x * w * w * w > 5495.0) {
            return x > 1.0 ? raised_db(x) : -117.0;
        }
        return 2.5e-5 * x * x / k - 8.686 * w - 15.0;
    }
    const double far_db = 0.05751 * x - 4.343 * std::log(x);
    if (x >= 2000.0) {
        return far_db;
    }
    const double weight = 0.0134 * x * std::exp(-0.005 * x);
    return (1.0 - weight) * far_db + weight * raised_db(x);
}

Diffraction::Diffraction(const Path& path) noexcept
    : m_path{path}, m_theta_e_rad{path.theta_e_rad()}, m_dl_m{path.dl_m()}, m_clutter_db{clutter_db(path)} {
    const auto& [tx, rx] = path.end;
    for (const End& end : path.end) {
        const double radius_m = 0.5 * end.dl_m * end.dl_m / end.he_m;
        const Arc reach = arc(radius_m, end.dl_m);
        m_ends_x += reach.x;
        m_ends_gain_db += height_gain_db(reach.x, reach.k);
    }
    m_heights_ratio =
        std::sqrt((tx.he_m * rx.he_m + path.known_ends_m2) / (tx.hg_m * rx.hg_m + path.known_ends_m2));
}

/// K, B0 and x of TN101 section 8; the numbers are the approximations of ERL 79-ITS 67 section 3.3.
Diffraction::Arc Diffraction::arc(double a_m, double length_m) const noexcept {
    const double c0 = std::cbrt(k_standard_earth_m / a_m);
    const double k = 0.017778 * c0 / (std::cbrt(m_path.f_mhz) * std::abs(m_path.zg));
    const double b0 = 1.607 - k;
    return {b0 * c0 * c0 * std::cbrt(m_path.f_mhz) * length_m / 1e3, k};
}

double Diffraction::two_edges_db(double s_m, double theta_rad) const noexcept {
    // nu squared is 2 d1 d2 theta^2 / (lambda (d1 + d2)), here with 1 / (4 pi) times the wave number
    const double beyond_m = s_m - m_dl_m;
    const double common = 0.0795775 * m_path.f_mhz / k_wave_number_mhz * theta_rad * theta_rad * beyond_m;
    double sum_db = 0.0;
    for (const End& end : m_path.end) {
        sum_db += knife_edge_db(common * end.dl_m / (beyond_m + end.dl_m));
    }
    return sum_db;
}

double Diffraction::rounded_earth_db(double s_m, double theta_rad, double edges_db) const noexcept {
    const double middle_m = s_m - m_dl_m;
    const double radius_m = middle_m / theta_rad;
    const double x = arc(radius_m, middle_m).x + m_ends_x;
    if (!(x > 0.0)) {
        return edges_db;
    }
    return 0.05751 * x - 10.0 * std::log10(x) - m_ends_gain_db - 20.0;
}

double Diffraction::rounded_weight(double s_m) const noexcept {
    const double roughness =
        std::min(irregularity_m(m_path.delta_h_m, s_m) * m_path.f_mhz / k_wave_number_mhz, 6283.2);
    const double q = roughness * (m_heights_ratio + (m_dl_m + m_theta_e_rad * m_path.a_m) / s_m);
    return 25.1 / (25.1 + std::sqrt(q));
}

double Diffraction::attenuation_db(double s_m) const noexcept {
    const double theta_rad = s_m / m_path.a_m + m_theta_e_rad;  // Algorithm (4.12)
    const double weight = rounded_weight(s_m);
    const double edges_db = two_edges_db(s_m, theta_rad);
    return weight * rounded_earth_db(s_m, theta_rad, edges_db) + (1.0 - weight) * edges_db + m_clutter_db;
}

}  // namespace lomsong::itm
