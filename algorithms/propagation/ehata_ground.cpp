// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/ehata_ground.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace lomsong::ehata {

namespace {

/// A share of a step by which a point may lie off its place, and by which a distance still counts as reached.
constexpr double k_spacing_tolerance = 1e-3;
constexpr double k_count_tolerance = 1e-9;

/// The `rank`-th highest of the first `points` heights, counted from 0. Halves the interval of heights and moves
/// its ends to heights that exist, so it needs no copy to sort; exact.
double nth_highest(const Ground& ground, std::size_t points, std::size_t rank) noexcept {
    double low_m = std::numeric_limits<double>::infinity();
    double high_m = -low_m;
    for (std::size_t i = 0; i < points; ++i) {
        low_m = std::min(low_m, ground[i]);
        high_m = std::max(high_m, ground[i]);
    }
    while (low_m < high_m) {
        const double middle_m = std::min(std::midpoint(low_m, high_m), std::nextafter(high_m, low_m));
        std::size_t above = 0;
        double lowest_above_m = high_m;
        double highest_below_m = low_m;
        for (std::size_t i = 0; i < points; ++i) {
            const double height_m = ground[i];
            if (height_m > middle_m) {
                ++above;
                lowest_above_m = std::min(lowest_above_m, height_m);
            } else {
                highest_below_m = std::max(highest_below_m, height_m);
            }
        }
        (above > rank ? low_m : high_m) = above > rank ? lowest_above_m : highest_below_m;
    }
    return low_m;
}

/// Rank of the height that a share of the points exceeds.
std::size_t rank_of(double share, std::size_t points) noexcept {
    return static_cast<std::size_t>(std::max(share * static_cast<double>(points) - 1.0, 0.0));
}

/// Rise per step of the line fitted to the first `steps` steps, its two end points counted by half (as in the
/// irregular terrain model).
double fitted_rise_per_step_m(const Ground& ground, std::size_t steps) noexcept {
    const auto n = static_cast<double>(steps);
    double moment = 0.25 * n * (ground[steps] - ground[0]);
    for (std::size_t i = 1; i < steps; ++i) {
        moment += ground[i] * (static_cast<double>(i) - 0.5 * n);
    }
    return 12.0 * moment / ((n * n + 2.0) * n);
}

/// Curvature of the effective Earth, 1/m, for the mean height of the ground: 157e-9 (1 - 0.04665 e^(Ns / 179.3)).
double effective_curvature_per_m(const Ground& ground) noexcept {
    constexpr double k_n0 = 301.0;
    const double ns = k_n0 * std::exp(-ground.mean_m(0, ground.steps()) / 9460.0);
    return 157e-9 * (1.0 - 0.04665 * std::exp(ns / 179.3));
}

}  // namespace

Ground::Ground(const PathProfileView& profile) noexcept
    : m_distances_km{profile.distance_km},
      m_heights_m{profile.terrain_m},
      m_zone{profile.zone},
      m_step_km{profile.distance_km.back() / static_cast<double>(profile.terrain_m.size() - 1)} {}

std::size_t Ground::steps_within(double km) const noexcept {
    return std::min(static_cast<std::size_t>(km / m_step_km + k_count_tolerance), steps());
}

bool Ground::is_sea(std::size_t i) const noexcept {
    return m_zone.empty() ? (*this)[i] == 0.0 : m_zone[m_zone.size() - 1 - i] == RadioZone::sea;
}

bool Ground::usable() const noexcept {
    const double slack_km = k_spacing_tolerance * m_step_km;
    if (!(m_step_km > 0.0)) {
        return false;
    }
    for (std::size_t i = 0; i < m_heights_m.size(); ++i) {
        const double off_km = std::abs(m_distances_km[i] - m_step_km * static_cast<double>(i));
        if (!(off_km <= slack_km) || !std::isfinite(m_heights_m[i])) {
            return false;
        }
    }
    return true;
}

double Ground::mean_m(std::size_t first, std::size_t last) const noexcept {
    double sum_m = 0.0;
    for (std::size_t i = first; i <= last; ++i) {
        sum_m += (*this)[i];
    }
    return sum_m / static_cast<double>(last - first + 1);
}

HeightGain height_over_mean_ground(const Ground& ground) noexcept {
    constexpr double k_near_km = 3.0;
    constexpr double k_far_km = 15.0;
    const double d_km = ground.length_km();
    if (d_km < k_near_km) {
        return {};
    }
    const double weight = std::min((d_km - k_near_km) / (k_far_km - k_near_km), 1.0);
    const std::size_t near = ground.steps_within(k_near_km);
    const std::size_t far = d_km <= k_far_km ? ground.steps() : ground.steps_within(k_far_km);
    const std::size_t last = ground.steps();
    return {weight * (ground[last] - ground.mean_m(last - far, last - near)),
            weight * (ground[0] - ground.mean_m(near, far))};
}

Undulation undulation(const Ground& ground) noexcept {
    constexpr double k_reach_km = 10.0;
    const double d_km = ground.length_km();
    const bool whole = d_km < k_reach_km;
    const std::size_t points = (whole ? ground.steps() : ground.steps_within(k_reach_km)) + 1;
    const double scale =
        whole ? (1.0 - 0.8 * std::exp(-0.02 * k_reach_km)) / (1.0 - 0.8 * std::exp(-0.02 * d_km)) : 1.0;
    return {scale * nth_highest(ground, points, rank_of(0.1, points)),
            scale * nth_highest(ground, points, rank_of(0.5, points)),
            scale * nth_highest(ground, points, rank_of(0.9, points))};
}

double slope_mrad(const Ground& ground) noexcept {
    constexpr int k_shortest_km = 5;
    constexpr int k_longest_km = 10;
    const double d_km = ground.length_km();
    double over_shortest = 0.0;
    double least = std::numeric_limits<double>::infinity();
    double most = -least;
    for (int km = k_shortest_km; km <= k_longest_km && d_km >= km; ++km) {
        const std::size_t steps = ground.steps_within(km);
        // m per km is mrad; falling towards the base counts as positive.
        const double slope = -fitted_rise_per_step_m(ground, steps) * static_cast<double>(steps) / km;
        over_shortest = km == k_shortest_km ? slope : over_shortest;
        least = std::min(least, slope);
        most = std::max(most, slope);
    }
    if (d_km <= k_shortest_km || (least < 0.0 && most > 0.0)) {
        return over_shortest;
    }
    return most >= 0.0 ? most : least;
}

Sea sea(const Ground& ground) noexcept {
    const std::size_t points = ground.steps() + 1;
    const std::size_t middle = ground.steps() / 2;
    std::size_t near_mobile = 0;
    std::size_t near_base = 0;
    for (std::size_t i = 0; i < points; ++i) {
        if (ground.is_sea(i)) {
            ++(i < middle ? near_mobile : near_base);
        }
    }
    const int nearer_mobile = near_mobile > near_base ? 1 : (near_base > near_mobile ? -1 : 0);
    return {static_cast<double>(near_mobile + near_base) / static_cast<double>(points), nearer_mobile};
}

Horizons horizons(const Ground& ground, double base_m, double mobile_m) noexcept {
    const double bulge_per_m = 0.5 * effective_curvature_per_m(ground);
    const std::size_t last = ground.steps();
    const double step_m = 1e3 * ground.step_km();
    const double d_m = step_m * static_cast<double>(last);
    const double mobile_top_m = ground[0] + mobile_m;
    const double base_top_m = ground[last] + base_m;
    // Elevation angles of the highest thing that each end sees; at first that is the other end.
    double mobile_angle = (base_top_m - mobile_top_m) / d_m - bulge_per_m * d_m;
    double base_angle = (mobile_top_m - base_top_m) / d_m - bulge_per_m * d_m;
    std::size_t mobile_steps = last;
    std::size_t base_steps = last;
    bool hidden = false;
    for (std::size_t i = 1; i < last; ++i) {
        const double from_mobile_m = step_m * static_cast<double>(i);
        const double from_base_m = d_m - from_mobile_m;
        const double seen_from_mobile = (ground[i] - mobile_top_m) / from_mobile_m - bulge_per_m * from_mobile_m;
        if (seen_from_mobile > mobile_angle) {
            mobile_angle = seen_from_mobile;
            mobile_steps = i;
            hidden = true;
        }
        const double seen_from_base = (ground[i] - base_top_m) / from_base_m - bulge_per_m * from_base_m;
        if (hidden && seen_from_base > base_angle) {
            base_angle = seen_from_base;
            base_steps = last - i;
        }
    }
    Horizons found{.base_km = ground.step_km() * static_cast<double>(base_steps),
                   .mobile_km = ground.step_km() * static_cast<double>(mobile_steps),
                   .single = mobile_steps + base_steps == last,
                   .ridge_m = 0.0};
    if (found.single) {
        // The reference program weighs each antenna by its own distance to the ridge instead of the other's. Kept:
        // published numbers have it, and both agree for a ridge in the middle.
        const double line_m = (base_top_m * found.base_km + mobile_top_m * found.mobile_km) / ground.length_km();
        const double bulge_m = bulge_per_m * 1e6 * found.base_km * found.mobile_km;
        found.ridge_m = std::max(ground[mobile_steps] - line_m + bulge_m, 0.0);
    }
    return found;
}

}  // namespace lomsong::ehata
