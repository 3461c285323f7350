// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/itm.hpp"

#include <algorithm>
#include <cmath>

#include "algorithms/propagation/itm_attenuation.hpp"
#include "algorithms/propagation/itm_path.hpp"
#include "algorithms/propagation/itm_profile.hpp"
#include "algorithms/propagation/itm_variability.hpp"

namespace lomsong {

namespace {

constexpr Range<HeightAboveGround> k_comfortable_heights{HeightAboveGround{1.0}, HeightAboveGround{1'000.0}};
constexpr Range<Hertz> k_comfortable_frequencies{megahertz(40.0), megahertz(10'000.0)};

constexpr bool inside_percentages(double percent) { return percent > 0.0 && percent < 100.0; }

ItmError check(const ItmRadio& radio) noexcept {
    if (!k_itm_heights.contains(radio.transmitter_height)) {
        return ItmError::transmitter_height;
    }
    if (!k_itm_heights.contains(radio.receiver_height)) {
        return ItmError::receiver_height;
    }
    if (radio.climate < ItmClimate::equatorial || radio.climate > ItmClimate::maritime_temperate_over_sea) {
        return ItmError::climate;
    }
    if (!k_itm_refractivities.contains(radio.n0)) {
        return ItmError::refractivity;
    }
    if (!k_itm_frequencies.contains(radio.frequency)) {
        return ItmError::frequency;
    }
    if (!(radio.permittivity >= 1.0) || !std::isfinite(radio.permittivity)) {
        return ItmError::permittivity;
    }
    if (!(radio.conductivity_s_per_m > 0.0) || !std::isfinite(radio.conductivity_s_per_m)) {
        return ItmError::conductivity;
    }
    return ItmError::none;
}

ItmError check(const ItmStatistics& statistics) noexcept {
    if (statistics.mode > ItmMode::broadcast) {
        return ItmError::mode;
    }
    if (!inside_percentages(statistics.time_percent)) {
        return ItmError::time_percent;
    }
    if (!inside_percentages(statistics.location_percent)) {
        return ItmError::location_percent;
    }
    return inside_percentages(statistics.situation_percent) ? ItmError::none : ItmError::situation_percent;
}

ItmError first_of(ItmError a, ItmError b) noexcept { return a != ItmError::none ? a : b; }

void warn_of_inputs(const ItmRadio& radio, const ItmStatistics& statistics, ItmWarnings& warnings) noexcept {
    constexpr double k_far_tail = 3.10;  // standard deviations
    warnings.add_if(!k_comfortable_heights.contains(radio.transmitter_height),
                    ItmWarning::transmitter_height_near_limit);
    warnings.add_if(!k_comfortable_heights.contains(radio.receiver_height), ItmWarning::receiver_height_near_limit);
    warnings.add_if(!k_comfortable_frequencies.contains(radio.frequency), ItmWarning::frequency_near_limit);
    const itm::Deviates z = itm::deviates_of(statistics);
    warnings.add_if(std::max({std::abs(z.time), std::abs(z.location), std::abs(z.situation)}) > k_far_tail,
                    ItmWarning::extreme_percentage);
}

void warn_of_path(const itm::Path& path, ItmWarnings& warnings) noexcept {
    constexpr double k_steep_rad = 200e-3;
    const auto& [tx, rx] = path.end;
    const double tx_smooth_m = itm::smooth_horizon_m(tx.he_m, path.a_m);
    const double rx_smooth_m = itm::smooth_horizon_m(rx.he_m, path.a_m);
    warnings.add_if(std::abs(tx.theta_e_rad) > k_steep_rad, ItmWarning::transmitter_horizon_angle);
    warnings.add_if(std::abs(rx.theta_e_rad) > k_steep_rad, ItmWarning::receiver_horizon_angle);
    warnings.add_if(tx.dl_m < 0.1 * tx_smooth_m, ItmWarning::transmitter_horizon_near);
    warnings.add_if(rx.dl_m < 0.1 * rx_smooth_m, ItmWarning::receiver_horizon_near);
    warnings.add_if(tx.dl_m > 3.0 * tx_smooth_m, ItmWarning::transmitter_horizon_far);
    warnings.add_if(rx.dl_m > 3.0 * rx_smooth_m, ItmWarning::receiver_horizon_far);
    warnings.add_if(path.ns < 250.0, ItmWarning::surface_refractivity_low);
    warnings.add_if(path.d_m < std::abs(tx.he_m - rx.he_m) / k_steep_rad, ItmWarning::path_steep_for_its_length);
    warnings.add_if(path.d_m < k_itm_distances.lowest.value(), ItmWarning::path_too_short);
    warnings.add_if(path.d_m > 1'000e3, ItmWarning::path_near_upper_limit);
    warnings.add_if(path.d_m > k_itm_distances.highest.value(), ItmWarning::path_too_long);
}

/// What the air and the ground must be like for the theory.
ItmError check(const itm::Path& path) noexcept {
    constexpr Range<double> k_surface_refractivity{150.0, 400.0};
    constexpr Range<double> k_earth_radius_m{4'000'000.0, 13'333'333.0};
    if (!k_surface_refractivity.contains(path.ns)) {
        return ItmError::surface_refractivity;
    }
    if (!k_earth_radius_m.contains(path.a_m)) {
        return ItmError::effective_earth;
    }
    return path.zg.real() <= std::abs(path.zg.imag()) ? ItmError::ground_impedance : ItmError::none;
}

ItmEnd named(const itm::End& end) noexcept { return {end.theta_e_rad, Metres{end.dl_m}, Metres{end.he_m}}; }

double free_space_db(const itm::Path& path) noexcept {
    return 32.45 + 20.0 * std::log10(path.f_mhz) + 20.0 * std::log10(path.d_m / 1e3);
}

/// From a prepared path to the result.
ItmResult predict(const itm::Path& path, const ItmRadio& radio, const ItmStatistics& statistics) noexcept {
    ItmResult result;
    result.distance = Metres{path.d_m};
    result.free_space = Decibels{free_space_db(path)};
    result.transmitter = named(path.end[0]);
    result.receiver = named(path.end[1]);
    result.surface_refractivity = path.ns;
    result.irregularity = Metres{path.delta_h_m};
    warn_of_inputs(radio, statistics, result.warnings);
    warn_of_path(path, result.warnings);
    result.error = check(path);
    if (result.error != ItmError::none) {
        return result;
    }
    const itm::Attenuation reference = itm::reference_attenuation(path);
    result.region = reference.region;
    result.reference_attenuation = Decibels{reference.a_ref_db};
    result.attenuation = Decibels{itm::attenuation_at_db(reference.a_ref_db, path, radio.climate, statistics)};
    result.loss = result.free_space + result.attenuation;
    return result;
}

ItmResult failed(ItmError error) noexcept {
    ItmResult result;
    result.error = error;
    return result;
}

bool usable(const ItmInput& input) noexcept {
    const double step_m = input.step.value();
    return input.terrain_m.size() >= 2 && step_m > 0.0 && std::isfinite(step_m) &&
           std::ranges::all_of(input.terrain_m, [](double z_m) { return std::isfinite(z_m); });
}

}  // namespace

ItmResult itm_point_to_point(const ItmInput& input) noexcept {
    if (const ItmError error = first_of(check(input.radio), check(input.statistics)); error != ItmError::none) {
        return failed(error);
    }
    if (!usable(input)) {
        return failed(ItmError::profile);
    }
    const itm::Profile profile{input.terrain_m, input.step.value()};
    itm::Path path;
    path.known_ends_m2 = 10.0;
    itm::set_radio(path, input.radio, itm::mean_height_m(profile));
    itm::read_terrain(path, profile);
    return predict(path, input.radio, input.statistics);
}

ItmResult itm_area(const ItmAreaInput& input) noexcept {
    if (const ItmError error = first_of(check(input.radio), check(input.statistics)); error != ItmError::none) {
        return failed(error);
    }
    if (!(input.distance.value() > 0.0) || !std::isfinite(input.distance.value())) {
        return failed(ItmError::distance);
    }
    if (!(input.irregularity.value() >= 0.0) || !std::isfinite(input.irregularity.value())) {
        return failed(ItmError::irregularity);
    }
    if (input.transmitter_siting > ItmSiting::very_careful || input.receiver_siting > ItmSiting::very_careful) {
        return failed(ItmError::siting);
    }
    itm::Path path;
    path.d_m = input.distance.value();
    path.delta_h_m = input.irregularity.value();
    itm::set_radio(path, input.radio, 0.0);
    itm::set_area_ends(path, input);
    return predict(path, input.radio, input.statistics);
}

}  // namespace lomsong
