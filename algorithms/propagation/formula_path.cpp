// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/formula_path.hpp"

#include <algorithm>
#include <cmath>

#include "algorithms/propagation/free_space.hpp"

namespace lomsong {

namespace {

constexpr double k_earth_radius_km = 6371.0;
constexpr double k_lapse_rate_limit = 157.0;  // N-units/km; there the Earth becomes flat

bool ends_are_numbers(const PathProfileView& profile) noexcept {
    return std::isfinite(profile.terrain_m.front()) && std::isfinite(profile.terrain_m.back()) &&
           std::isfinite(profile.distance_km.back());
}

}  // namespace

LossReason path_in_range(const ModelInfo& model, const Link& link) noexcept {
    if (const LossReason reason = radio_in_range(model, link); reason != LossReason::none) {
        return reason;
    }
    if (model.needs.climate && !(std::isfinite(link.delta_n) && link.delta_n < k_lapse_rate_limit)) {
        return LossReason::outside_climate_range;
    }
    const PathProfileView& profile = link.profile;
    const std::size_t points = profile.distance_km.size();
    const bool clutter_fits = profile.clutter_m.empty() || profile.clutter_m.size() == points;
    const bool zones_fit = profile.zone.empty() || profile.zone.size() == points;
    if (points < 2 || profile.terrain_m.size() != points || !clutter_fits || !zones_fit ||
        !ends_are_numbers(profile)) {
        return LossReason::bad_profile;
    }
    const Metres distance = ground_distance(link);
    if (distance < model.distance.lowest) {
        return LossReason::below_distance_range;
    }
    return distance > model.distance.highest ? LossReason::above_distance_range : LossReason::none;
}

Metres ground_distance(const Link& link) noexcept { return kilometres(link.profile.distance_km.back()); }

PathLoss free_space_below_range(const Link& link) noexcept {
    return {free_space_loss(link.frequency, antenna_distance(link)), LossReason::below_distance_range};
}

PathLoss not_below_free_space(Decibels loss, const Link& link) noexcept {
    if (!std::isfinite(loss.value())) {
        return no_loss(LossReason::bad_profile);
    }
    return {std::max(loss, free_space_loss(link.frequency, antenna_distance(link))), LossReason::none};
}

std::optional<bool> line_of_sight(const Link& link) noexcept {
    const PathProfileView& profile = link.profile;
    const std::size_t last = profile.distance_km.size() - 1;
    const double d_km = profile.distance_km[last];
    const double hts_m = profile.terrain_m[0] + link.transmitter_height.value();
    const double hrs_m = profile.terrain_m[last] + link.receiver_height.value();
    const double curvature_per_km = (k_lapse_rate_limit - link.delta_n) / (k_lapse_rate_limit * k_earth_radius_km);
    bool clear = true;
    for (std::size_t i = 1; i < last; ++i) {
        const double di_km = profile.distance_km[i];
        const double clutter_m = profile.clutter_m.empty() ? 0.0 : profile.clutter_m[i];
        const double bulge_m = 500.0 * curvature_per_km * di_km * (d_km - di_km);
        const double line_m = (hts_m * (d_km - di_km) + hrs_m * di_km) / d_km;
        const double top_m = profile.terrain_m[i] + clutter_m + bulge_m;
        if (!std::isfinite(top_m)) {
            return std::nullopt;
        }
        clear = clear && top_m <= line_m;
    }
    return clear;
}

}  // namespace lomsong
