// SPDX-License-Identifier: Apache-2.0
#include "algorithms/settlement/building_groups.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace lomsong {

namespace {

/// The building nearest to the mean of the group; the first of several.
Point representative(const std::vector<Building>& buildings, const std::vector<std::size_t>& members) {
    Point sum;
    for (const std::size_t i : members) {
        sum.x += buildings[i].centre.x;
        sum.y += buildings[i].centre.y;
    }
    const auto count = static_cast<double>(members.size());
    const Point mean{sum.x / count, sum.y / count};
    const std::size_t nearest =
        *std::ranges::min_element(members, {}, [&](std::size_t i) { return distance(buildings[i].centre, mean); });
    return buildings[nearest].centre;
}

}  // namespace

std::vector<BuildingGroup> group_buildings(const std::vector<Building>& buildings,
                                           std::span<const std::size_t> members, Metres link) {
    std::vector<std::size_t> leader(members.size());
    std::iota(leader.begin(), leader.end(), std::size_t{0});
    const auto root = [&](std::size_t i) {
        while (leader[i] != i) {
            leader[i] = leader[leader[i]];
            i = leader[i];
        }
        return i;
    };
    const auto place = [&](std::size_t i) { return buildings[members[i]].centre; };
    std::size_t first_near = 0;
    for (std::size_t i = 0; i < members.size(); ++i) {
        while (place(i).x - place(first_near).x >= link.value() && first_near < i) {
            ++first_near;
        }
        for (std::size_t j = first_near; j < i; ++j) {
            if (distance(place(i), place(j)) < link) {
                const std::size_t a = root(i);
                const std::size_t b = root(j);
                leader[std::max(a, b)] = std::min(a, b);
            }
        }
    }

    std::vector<BuildingGroup> groups;
    std::vector<std::size_t> group_of(members.size());
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (root(i) == i) {
            group_of[i] = groups.size();
            groups.emplace_back();
        }
        BuildingGroup& group = groups[group_of[root(i)]];
        group.members.push_back(members[i]);
        group.footprint_m2 += buildings[members[i]].footprint_m2;
    }
    for (BuildingGroup& group : groups) {
        group.point = representative(buildings, group.members);
    }
    std::ranges::sort(groups, [](const BuildingGroup& a, const BuildingGroup& b) {
        return std::tuple{b.members.size(), b.footprint_m2, a.point.x, a.point.y} <
               std::tuple{a.members.size(), a.footprint_m2, b.point.x, b.point.y};
    });
    return groups;
}

}  // namespace lomsong
