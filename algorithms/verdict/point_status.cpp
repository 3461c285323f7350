// SPDX-License-Identifier: Apache-2.0
#include "algorithms/verdict/point_status.hpp"

#include "engine/core/normal.hpp"

namespace lomsong {

namespace {

/// Worst to best. `unknown` may turn out as anything, so it stands above `none` and below what is served.
constexpr int rank(PointStatus status) noexcept {
    switch (status) {
        case PointStatus::none: return 0;
        case PointStatus::unknown: return 1;
        case PointStatus::weak: return 2;
        case PointStatus::good: return 3;
    }
    return 0;
}

}  // namespace

double service_probability(Dbm level, Dbm threshold, Decibels sigma) noexcept {
    const Decibels margin = level - threshold;
    if (!(sigma.value() > 0.0)) {
        return margin.value() >= 0.0 ? 1.0 : 0.0;
    }
    return normal_probability(margin / sigma);
}

PointStatus point_status(const BestLink& link, const Thresholds& thresholds,
                         const ProbabilityParameters& probability) noexcept {
    const auto reaches_target = [&](Dbm threshold) {
        return link.level && service_probability(*link.level, threshold, probability.sigma) >= probability.target;
    };
    if (reaches_target(thresholds.service)) {
        return PointStatus::good;
    }
    if (reaches_target(thresholds.minimum)) {
        return PointStatus::weak;
    }
    return link.unknown_could_serve ? PointStatus::unknown : PointStatus::none;
}

PointStatus better_of(PointStatus a, PointStatus b) noexcept { return rank(b) > rank(a) ? b : a; }

bool better(const BestLink& a, const BestLink& b) noexcept {
    if (!a.level || !b.level) {
        return a.level.has_value() && !b.level.has_value();
    }
    if (*a.level != *b.level) {
        return *a.level > *b.level;
    }
    return a.sector < b.sector;
}

void keep_better(BestLink& best, const BestLink& candidate) noexcept {
    const bool hope = best.unknown_could_serve || candidate.unknown_could_serve;
    if (better(candidate, best)) {
        best = candidate;
    }
    best.unknown_could_serve = hope;
}

}  // namespace lomsong
