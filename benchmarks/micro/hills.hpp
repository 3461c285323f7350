// SPDX-License-Identifier: Apache-2.0
/// @file  The paths that the micro benchmarks run over: hills at 30 m per point, as in a run, the same at every
/// start.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>

#include <benchmark/benchmark.h>

#include "algorithms/propagation/path_loss_model.hpp"

namespace lomsong {

struct HillOptions {
    double rise_m = 12.0;        ///< greatest step between two points
    double clutter_share = 0.0;  ///< of the points, 15 m high, none at the ends
};

/// A profile at least `length_km` long.
inline PathProfile hills(double length_km, HillOptions options = {}) {
    constexpr double k_step_km = 0.03;
    constexpr std::uint32_t k_seed = 1812;
    std::mt19937 random{k_seed};
    std::uniform_real_distribution<double> uniform{0.0, 1.0};
    const auto steps = static_cast<std::size_t>(std::ceil(length_km / k_step_km));
    PathProfile profile;
    double height_m = 400.0;
    for (std::size_t i = 0; i <= steps; ++i) {
        height_m += options.rise_m * (2.0 * uniform(random) - 1.0);
        const bool tree = uniform(random) < options.clutter_share && i != 0 && i != steps;
        profile.distance_km.push_back(static_cast<double>(i) * k_step_km);
        profile.terrain_m.push_back(height_m);
        profile.clutter_m.push_back(tree ? 15.0 : 0.0);
    }
    return profile;
}

/// A rural 4G link over the profile.
inline Link link_over(const PathProfile& profile) {
    Link link;
    link.frequency = megahertz(1800.0);
    link.transmitter_height = HeightAboveGround{30.0};
    link.receiver_height = HeightAboveGround{1.5};
    link.profile = profile.view();
    return link;
}

/// Adds the number of profile points and the time that each takes.
inline void count_points(benchmark::State& state, const PathProfile& profile) {
    const auto points = static_cast<double>(profile.distance_km.size());
    state.counters["points"] = points;
    state.counters["time/point"] =
        benchmark::Counter(points, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

}  // namespace lomsong
