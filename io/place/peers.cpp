// SPDX-License-Identifier: Apache-2.0
#include "io/place/peers.hpp"

#include "io/place/prepared_area.hpp"

namespace lomsong {

void Peers::add(const std::string& code, const PlacedPoint& place) {
    if (code.empty()) {
        return;
    }
    const auto [group, is_new] = m_groups.try_emplace(code, Group{place});
    group->second.agrees = group->second.agrees &&
                           (is_new || ground_distance(group->second.first.degrees, place.degrees) <= m_same_site);
}

std::optional<PlacedPoint> Peers::find(const std::string& code) const {
    const auto group = m_groups.find(code);
    return code.empty() || group == m_groups.end() || !group->second.agrees ? std::nullopt
                                                                            : std::optional{group->second.first};
}

}  // namespace lomsong
