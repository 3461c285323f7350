// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/free_space.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lomsong {

namespace {

constexpr double k_light_m_per_s = 299'792'458.0;

constexpr ModelInfo k_info{
    .name = "free_space",
    .title = "Free space",
    .reference = "ITU-R P.525",
    .frequency = {megahertz(1.0), megahertz(300'000.0)},
    .distance = {Metres{0.0}, kilometres(3'000.0)},
    .heights = {HeightAboveGround{0.0}, HeightAboveGround{3'000.0}},
    .needs = {},
    .choose_when =
        "As a yardstick: the least loss that a median can have, so what free space does not cover no model covers. "
        "Right by itself only between antennas that see each other with the first Fresnel zone free.",
    .page = "free_space.md",
};

}  // namespace

Decibels free_space_loss(Hertz frequency, Metres distance) noexcept {
    const double d_m = std::max(distance.value(), 1.0);
    return Decibels{20.0 * std::log10(4.0 * std::numbers::pi * d_m * frequency.value() / k_light_m_per_s)};
}

Metres antenna_distance(const Link& link) noexcept {
    const PathProfileView& profile = link.profile;
    const double rise_m = (profile.terrain_m.back() + link.receiver_height.value()) -
                          (profile.terrain_m.front() + link.transmitter_height.value());
    return Metres{std::hypot(1e3 * profile.distance_km.back(), rise_m)};
}

const ModelInfo& FreeSpace::info() const noexcept { return k_info; }

PathLoss FreeSpace::evaluate(const Link& link) const noexcept {
    if (const LossReason reason = radio_in_range(k_info, link); reason != LossReason::none) {
        return no_loss(reason);
    }
    if (link.profile.distance_km.empty() || link.profile.distance_km.size() != link.profile.terrain_m.size()) {
        return no_loss(LossReason::bad_profile);
    }
    if (kilometres(link.profile.distance_km.back()) > k_info.distance.highest) {
        return no_loss(LossReason::above_distance_range);
    }
    const Decibels loss = free_space_loss(link.frequency, antenna_distance(link));
    return std::isfinite(loss.value()) ? PathLoss{loss, LossReason::none} : no_loss(LossReason::bad_profile);
}

}  // namespace lomsong
