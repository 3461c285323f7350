// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/p2108.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "algorithms/propagation/p1812_edge.hpp"
#include "engine/core/normal.hpp"

namespace lomsong {

namespace {

constexpr double k_degrees = 180.0 / std::numbers::pi;

/// The x that a share `percent` of a standard normal exceeds: Q^-1 of ITU-R P.1546.
double exceeded_by(double percent) noexcept { return -normal_quantile(percent / 100.0); }

/// Section 3.2 at one distance; `exceeded` is Q^-1 of the share of locations.
double terrestrial_db(double f_ghz, double d_km, double exceeded) noexcept {
    constexpr double k_sigma_l_db = 4.0;  // (4b)
    constexpr double k_sigma_s_db = 6.0;  // (5b)
    const double log_f = std::log10(f_ghz);
    const double ll_db = -2.0 * std::log10(std::pow(10.0, -5.0 * log_f - 12.5) + std::pow(10.0, -16.5));  // (4a)
    const double ls_db = 32.98 + 23.9 * std::log10(d_km) + 3.0 * log_f;                                   // (5a)
    const double l = std::pow(10.0, -0.2 * ll_db);
    const double s = std::pow(10.0, -0.2 * ls_db);
    const double variance = (k_sigma_l_db * k_sigma_l_db * l + k_sigma_s_db * k_sigma_s_db * s) / (l + s);  // (3b)
    return -5.0 * std::log10(l + s) - std::sqrt(variance) * exceeded;                                       // (3a)
}

AddedLossReason check(const P2108Terminal& terminal) noexcept {
    if (!k_p2108_limits.height_gain_frequency.contains(terminal.frequency)) {
        return AddedLossReason::outside_frequency_range;
    }
    if (!(terminal.antenna.value() > 0.0) || !(terminal.clutter.value() > 0.0)) {
        return AddedLossReason::outside_height_range;
    }
    return terminal.street_width.value() > 0.0 ? AddedLossReason::none : AddedLossReason::outside_width_range;
}

}  // namespace

AddedLoss p2108_height_gain_loss(const P2108Terminal& terminal) noexcept {
    if (const AddedLossReason reason = check(terminal); reason != AddedLossReason::none) {
        return no_added_loss(reason);
    }
    const double h_m = terminal.antenna.value();
    const double r_m = terminal.clutter.value();
    if (h_m >= r_m) {
        return {Decibels{0.0}};  // (1)
    }
    const double f_ghz = terminal.frequency.value() / 1e9;
    if (terminal.kind == P2108Clutter::water || terminal.kind == P2108Clutter::open_rural) {
        const double kh2 = 21.8 + 6.2 * std::log10(f_ghz);  // (2g)
        return {Decibels{-kh2 * std::log10(h_m / r_m)}};    // (2b)
    }
    const double drop_m = r_m - h_m;                                                           // (2d)
    const double clutter_deg = k_degrees * std::atan(drop_m / terminal.street_width.value());  // (2e)
    const double nu = 0.342 * std::sqrt(f_ghz) * std::sqrt(drop_m * clutter_deg);              // (2c), (2f)
    return {Decibels{p1812::knife_edge_loss_db(nu) - 6.03}};                                   // (2a)
}

AddedLoss p2108_terrestrial_loss(Hertz frequency, Metres path, double location_percent) noexcept {
    if (!k_p2108_limits.terrestrial_frequency.contains(frequency)) {
        return no_added_loss(AddedLossReason::outside_frequency_range);
    }
    if (!(path >= k_p2108_limits.terrestrial_shortest_path)) {
        return no_added_loss(AddedLossReason::outside_distance_range);
    }
    if (!is_open_percentage(location_percent)) {
        return no_added_loss(AddedLossReason::outside_percentage_range);
    }
    const double f_ghz = frequency.value() / 1e9;
    const double exceeded = exceeded_by(location_percent);
    const double most_db =
        terrestrial_db(f_ghz, in_kilometres(k_p2108_limits.terrestrial_clutter_reach), exceeded);  // (6)
    return {Decibels{std::min(terrestrial_db(f_ghz, in_kilometres(path), exceeded), most_db)}};
}

AddedLoss p2108_aeronautical_loss(Hertz frequency, Angle elevation, double location_percent) noexcept {
    if (!k_p2108_limits.aeronautical_frequency.contains(frequency)) {
        return no_added_loss(AddedLossReason::outside_frequency_range);
    }
    if (!k_p2108_limits.aeronautical_elevation_deg.contains(elevation.value())) {
        return no_added_loss(AddedLossReason::outside_angle_range);
    }
    if (!is_open_percentage(location_percent)) {
        return no_added_loss(AddedLossReason::outside_percentage_range);
    }
    constexpr double k_a1 = 0.05;
    const double from_zenith = (90.0 - elevation.value()) / 90.0;
    const double k1 = 93.0 * std::pow(frequency.value() / 1e9, 0.175);
    const double angle_rad = k_a1 * from_zenith + elevation.value() / k_degrees;
    const double rays = -k1 * std::log1p(-location_percent / 100.0) / std::tan(angle_rad);
    return {Decibels{std::pow(std::max(rays, 0.0), 0.5 * from_zenith) - 1.0 - 0.6 * exceeded_by(location_percent)}};
}

}  // namespace lomsong
