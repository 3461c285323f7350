// SPDX-License-Identifier: Apache-2.0
#include "algorithms/plan/thinning.hpp"

#include <algorithm>

namespace lomsong {

namespace {

bool is_near(Point point, std::span<const Point> others, Metres spacing) {
    return std::ranges::any_of(others, [&](Point other) { return distance(point, other) < spacing; });
}

double unseen_weight(const SeeingPlace& place, std::span<const double> weights, const std::vector<bool>& seen) {
    double weight = 0.0;
    for (const std::uint32_t whom : place.sees) {
        weight += seen[whom] ? 0.0 : weights[whom];
    }
    return weight;
}

}  // namespace

std::vector<std::size_t> thinned(const std::vector<SeeingPlace>& places, std::span<const double> weights,
                                 std::size_t most, Metres spacing, std::span<const Point> taken) {
    std::vector<bool> open;
    for (const SeeingPlace& place : places) {
        open.push_back(!is_near(place.position, taken, spacing));
    }
    std::vector<bool> seen(weights.size(), false);
    std::vector<std::size_t> chosen;
    bool round_is_fresh = true;
    while (chosen.size() < most) {
        std::size_t best = places.size();
        double best_weight = 0.0;
        for (std::size_t i = 0; i < places.size(); ++i) {
            const double weight = open[i] ? unseen_weight(places[i], weights, seen) : 0.0;
            if (weight > best_weight) {
                best = i;
                best_weight = weight;
            }
        }
        if (best == places.size()) {
            if (round_is_fresh) {
                break;
            }
            seen.assign(seen.size(), false);
            round_is_fresh = true;
            continue;
        }
        chosen.push_back(best);
        round_is_fresh = false;
        for (std::size_t i = 0; i < places.size(); ++i) {
            open[i] = open[i] && i != best && !(distance(places[i].position, places[best].position) < spacing);
        }
        for (const std::uint32_t whom : places[best].sees) {
            seen[whom] = true;
        }
    }
    return chosen;
}

}  // namespace lomsong
