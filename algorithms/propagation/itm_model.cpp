// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/itm_model.hpp"

#include <cmath>
#include <cstddef>

#include "algorithms/propagation/formula_path.hpp"

namespace lomsong {

namespace {

constexpr ModelInfo k_info{
    .name = "itm",
    .title = "Irregular Terrain Model (Longley-Rice)",
    .reference = "NTIA/ITS ITM 1.2.2, point to point (Hufford 1995)",
    .frequency = k_itm_frequencies,
    .distance = k_itm_distances,
    .heights = k_itm_heights,
    .needs = {.terrain = true, .climate = true},
    .choose_when =
        "To compare with planning done in the United States or with SPLAT!, Radio Mobile and their kin, and for "
        "long "
        "paths over bare hills. It reads the terrain through two horizons and one number for its roughness and "
        "sees "
        "no clutter: behind several ridges and in forest choose p1812.",
    .page = "itm.md",
};
constexpr Range<double> k_time_percent{1.0, 50.0};
constexpr Range<double> k_location_percent{1.0, 99.0};
constexpr Metres k_no_path{1.0};  // below it there is no terrain between the antennas

/// Whether each point lies where equal steps put it, within a hundredth of a step.
bool equally_spaced(const PathProfileView& profile) noexcept {
    const double step_km = profile.distance_km.back() / static_cast<double>(profile.distance_km.size() - 1);
    for (std::size_t i = 0; i < profile.distance_km.size(); ++i) {
        if (!(std::abs(profile.distance_km[i] - static_cast<double>(i) * step_km) <= 0.01 * step_km)) {
            return false;
        }
    }
    return true;
}

LossReason check(const Link& link) noexcept {
    const LossReason reason = path_in_range(k_info, link);
    if (reason != LossReason::none && reason != LossReason::below_distance_range) {
        return reason;
    }
    if (!k_time_percent.contains(link.time_percent) || !k_location_percent.contains(link.location_percent)) {
        return LossReason::outside_percentage_range;
    }
    if (!k_itm_refractivities.contains(link.n0)) {
        return LossReason::outside_climate_range;
    }
    return equally_spaced(link.profile) ? reason : LossReason::bad_profile;
}

bool computed(LossReason reason) noexcept {
    return reason == LossReason::none || reason == LossReason::below_distance_range;
}

ItmInput input_of(const Link& link, const ItmCountry& country) noexcept {
    ItmInput input;
    input.radio = {.frequency = link.frequency,
                   .transmitter_height = link.transmitter_height,
                   .receiver_height = link.receiver_height,
                   .polarisation = link.polarisation,
                   .n0 = link.n0,
                   .permittivity = country.permittivity,
                   .conductivity_s_per_m = country.conductivity_s_per_m,
                   .climate = country.climate};
    input.statistics.time_percent = link.time_percent;
    input.statistics.location_percent = link.location_percent;
    input.terrain_m = link.profile.terrain_m;
    input.step = ground_distance(link) / static_cast<double>(link.profile.terrain_m.size() - 1);
    return input;
}

/// What an error means once `check` has passed: only the height of the terrain and its numbers are left.
LossReason reason_of(ItmError error) noexcept {
    switch (error) {
        case ItmError::none: return LossReason::none;
        case ItmError::surface_refractivity:
        case ItmError::effective_earth:
        case ItmError::climate: return LossReason::outside_climate_range;
        case ItmError::permittivity:
        case ItmError::conductivity:
        case ItmError::ground_impedance: return LossReason::outside_frequency_range;
        default: return LossReason::bad_profile;
    }
}

}  // namespace

const ModelInfo& Itm::info() const noexcept { return k_info; }

PathLoss Itm::evaluate(const Link& link) const noexcept {
    const LossReason reason = check(link);
    if (!computed(reason)) {
        return no_loss(reason);
    }
    if (ground_distance(link) < k_no_path) {
        return free_space_below_range(link);
    }
    const ItmResult result = itm_point_to_point(input_of(link, m_country));
    if (result.error != ItmError::none) {
        return no_loss(reason_of(result.error));
    }
    const PathLoss loss = not_below_free_space(result.loss, link);
    return loss.known() ? PathLoss{loss.loss, reason} : loss;
}

ItmResult Itm::terms(const Link& link) const noexcept {
    const PathProfileView& profile = link.profile;
    if (profile.terrain_m.size() < 2 || profile.terrain_m.size() != profile.distance_km.size() ||
        !equally_spaced(profile)) {
        ItmResult result;
        result.error = ItmError::profile;
        return result;
    }
    return itm_point_to_point(input_of(link, m_country));
}

}  // namespace lomsong
