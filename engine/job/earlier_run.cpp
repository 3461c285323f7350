// SPDX-License-Identifier: Apache-2.0
#include "engine/job/earlier_run.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace lomsong {

namespace {

/// The point in this run's indices; nothing when it leans on a sector that is no more. (The plan has such points
/// searched; this makes sure.)
std::optional<TracedPoint> carried_over(const TracedPoint& point, const RunTrace& before, const RunTrace& now,
                                        const ChangePlan& plan) {
    TracedPoint carried = point;
    carried.best.assign(now.operators.size() * k_technology_count, BestLink{});
    for (std::size_t i = 0; i < point.best.size(); ++i) {
        const auto owner = std::ranges::find(now.operators, before.operators.at(i / k_technology_count));
        if (owner == now.operators.end()) {
            continue;
        }
        BestLink link = point.best[i];
        if (link.level) {
            const auto sector = plan.sectors.at(link.sector);
            if (!sector) {
                return std::nullopt;
            }
            link.sector = *sector;
        }
        const auto operator_index = static_cast<std::size_t>(owner - now.operators.begin());
        carried.best[operator_index * k_technology_count + i % k_technology_count] = link;
    }
    for (std::uint32_t& undecided : carried.undecided) {
        const auto sector = plan.sectors.at(undecided);
        if (!sector) {
            return std::nullopt;
        }
        undecided = *sector;
    }
    std::ranges::sort(carried.undecided);
    return carried;
}

}  // namespace

std::vector<std::optional<TracedPoint>> links_that_hold(const RunTrace& before, const RunTrace& now,
                                                        const ChangePlan& plan) {
    std::vector<std::optional<TracedPoint>> links(plan.points.size());
    for (std::size_t i = 0; i < links.size(); ++i) {
        if (plan.points[i]) {
            links[i] = carried_over(before.points.at(*plan.points[i]), before, now, plan);
        }
    }
    return links;
}

}  // namespace lomsong
