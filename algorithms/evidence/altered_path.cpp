// SPDX-License-Identifier: Apache-2.0
#include "algorithms/evidence/altered_path.hpp"

#include <algorithm>
#include <cstddef>

namespace lomsong {

namespace {

/// Height of the straight line between the two feet over a point of the profile, m above sea level.
double line_m(const PathProfileView& profile, std::size_t i) noexcept {
    const double share = profile.distance_km[i] / profile.distance_km.back();
    return profile.terrain_m.front() + share * (profile.terrain_m.back() - profile.terrain_m.front());
}

bool has_clutter(const PathProfileView& profile) noexcept {
    return std::ranges::any_of(profile.clutter_m, [](double height_m) { return height_m > 0.0; });
}

bool has_ridges(const PathProfileView& profile) noexcept {
    for (std::size_t i = 1; i + 1 < profile.terrain_m.size(); ++i) {
        if (profile.terrain_m[i] > line_m(profile, i)) {
            return true;
        }
    }
    return false;
}

}  // namespace

void cut_ridges(const PathProfileView& profile, PathProfile& cut) {
    cut.distance_km.assign(profile.distance_km.begin(), profile.distance_km.end());
    cut.terrain_m.assign(profile.terrain_m.begin(), profile.terrain_m.end());
    cut.clutter_m.assign(profile.clutter_m.begin(), profile.clutter_m.end());
    cut.zone.assign(profile.zone.begin(), profile.zone.end());
    for (std::size_t i = 1; i + 1 < cut.terrain_m.size(); ++i) {
        cut.terrain_m[i] = std::min(cut.terrain_m[i], line_m(profile, i));
    }
}

bool alters(Alteration alteration, const PathLossModel& model, const PathProfileView& profile) noexcept {
    const Needs& needs = model.info().needs;
    switch (alteration) {
        case Alteration::none: return false;
        case Alteration::without_clutter: return needs.clutter && has_clutter(profile);
        case Alteration::without_ridges: return needs.terrain && has_ridges(profile);
        case Alteration::flat_earth: return needs.climate;
        case Alteration::wide_open: break;
    }
    return needs.climate || (needs.clutter && has_clutter(profile)) || (needs.terrain && has_ridges(profile));
}

PathLoss altered_loss(const PathLossModel& model, Link link, Alteration alteration, PathProfile& scratch) {
    const bool all = alteration == Alteration::wide_open;
    if (all || alteration == Alteration::flat_earth) {
        link.delta_n = k_flat_earth_delta_n;
    }
    if (all || alteration == Alteration::without_ridges) {
        cut_ridges(link.profile, scratch);
        link.profile = scratch.view();
    }
    if (all || alteration == Alteration::without_clutter) {
        scratch.clutter_m.assign(link.profile.distance_km.size(), 0.0);
        link.profile.clutter_m = scratch.clutter_m;
    }
    return model.evaluate(link);
}

}  // namespace lomsong
