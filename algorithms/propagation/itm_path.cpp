// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/itm_path.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace lomsong::itm {

namespace {

/// Effective height of an antenna that is placed with some care: high ground is sought, the more so the lower
/// the antenna. Algorithm (3.1), (3.2).
double sited_height_m(double hg_m, ItmSiting siting, double delta_h_m) noexcept {
    if (siting == ItmSiting::random) {
        return hg_m;
    }
    constexpr double k_floor_m = 1.0;        // H1
    constexpr double k_full_effect_m = 5.0;  // H2
    const double most_m = siting == ItmSiting::careful ? 4.0 : 9.0;
    const double share = std::sin(0.5 * std::numbers::pi * std::min(hg_m / k_full_effect_m, 1.0));
    const double decay = std::min(2.0 * hg_m / std::max(delta_h_m, 1e-3), 20.0);
    return hg_m + (k_floor_m + most_m * share) * std::exp(-decay);
}

}  // namespace

double Path::theta_e_rad() const noexcept {
    return std::max(end[0].theta_e_rad + end[1].theta_e_rad, -dl_m() / a_m);
}

double Path::dls_m() const noexcept {
    return smooth_horizon_m(end[0].he_m, a_m) + smooth_horizon_m(end[1].he_m, a_m);
}

double smooth_horizon_m(double he_m, double a_m) noexcept { return std::sqrt(2.0 * he_m * a_m); }

double usual_horizon_m(double he_m, double a_m, double delta_h_m) noexcept {
    constexpr double k_lowest_m = 5.0;  // H3
    return smooth_horizon_m(he_m, a_m) * std::exp(-0.07 * std::sqrt(delta_h_m / std::max(he_m, k_lowest_m)));
}

double usual_horizon_angle_rad(double he_m, double dl_m, double a_m, double delta_h_m) noexcept {
    const double dls_m = smooth_horizon_m(he_m, a_m);
    return (0.65 * delta_h_m * (dls_m / dl_m - 1.0) - 2.0 * he_m) / dls_m;
}

double irregularity_m(double delta_h_m, double s_m) noexcept {
    return delta_h_m * (1.0 - 0.8 * std::exp(-s_m / 50e3));
}

double terrain_deviation_m(double delta_h_m, double s_m) noexcept {
    const double within_m = irregularity_m(delta_h_m, s_m);
    return 0.78 * within_m * std::exp(-0.5 * std::sqrt(std::sqrt(within_m)));
}

void set_radio(Path& path, const ItmRadio& radio, double terrain_m) noexcept {
    constexpr double k_scale_height_m = 9460.0;
    constexpr double k_earth_curvature = 157e-9;  // of the real Earth, 1/m
    path.f_mhz = in_megahertz(radio.frequency);
    path.ns = radio.n0 * std::exp(-terrain_m / k_scale_height_m);
    path.a_m = 1.0 / (k_earth_curvature * (1.0 - 0.04665 * std::exp(path.ns / 179.3)));
    const std::complex<double> permittivity{radio.permittivity, 18'000.0 * radio.conductivity_s_per_m / path.f_mhz};
    path.zg = std::sqrt(permittivity - 1.0);
    if (radio.polarisation == Polarisation::vertical) {
        path.zg /= permittivity;
    }
    path.end[0].hg_m = radio.transmitter_height.value();
    path.end[1].hg_m = radio.receiver_height.value();
}

void set_area_ends(Path& path, const ItmAreaInput& input) noexcept {
    const std::array siting{input.transmitter_siting, input.receiver_siting};
    for (std::size_t j = 0; j < 2; ++j) {
        End& end = path.end[j];
        end.he_m = sited_height_m(end.hg_m, siting[j], path.delta_h_m);
        end.dl_m = usual_horizon_m(end.he_m, path.a_m, path.delta_h_m);
        end.theta_e_rad = usual_horizon_angle_rad(end.he_m, end.dl_m, path.a_m, path.delta_h_m);
    }
}

}  // namespace lomsong::itm
