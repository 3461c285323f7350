// SPDX-License-Identifier: Apache-2.0
#include "engine/core/threshold_profiles.hpp"

#include <algorithm>

namespace lomsong {

const ThresholdProfile* find_threshold_profile(std::string_view name) noexcept {
    const auto found = std::ranges::find(k_threshold_profiles, name, &ThresholdProfile::name);
    return found == k_threshold_profiles.end() ? nullptr : &*found;
}

Thresholds thresholds_of(const ThresholdProfile& profile, Technology technology) noexcept {
    const std::optional<Thresholds>& own = profile.levels[index_of(technology)];
    return own ? *own : k_threshold_profiles.front().levels[index_of(technology)].value_or(Thresholds{});
}

}  // namespace lomsong
