// SPDX-License-Identifier: Apache-2.0
/// @file  What one P.1812 loss costs, by the length of its path. The argument is the path's length in km; points
/// are
///        30 m apart, as in a run.
#include <cstddef>
#include <cstdint>
#include <random>

#include <benchmark/benchmark.h>

#include "algorithms/propagation/p1812.hpp"

namespace lomsong {
namespace {

constexpr double k_step_km = 0.03;
constexpr std::uint32_t k_seed = 1812;

/// Hills of some hundred metres with trees on a third of the points; the same at every start.
PathProfile hills(double length_km) {
    std::mt19937 random{k_seed};
    std::uniform_real_distribution<double> uniform{-1.0, 1.0};
    const auto steps = static_cast<std::size_t>(length_km / k_step_km);
    PathProfile profile;
    double height_m = 400.0;
    for (std::size_t i = 0; i <= steps; ++i) {
        height_m += 12.0 * uniform(random);
        profile.distance_km.push_back(static_cast<double>(i) * k_step_km);
        profile.terrain_m.push_back(height_m);
        profile.clutter_m.push_back(i != 0 && i != steps && uniform(random) > 1.0 / 3.0 ? 15.0 : 0.0);
    }
    return profile;
}

Link link_over(const PathProfile& profile) {
    Link link;
    link.frequency = megahertz(1800.0);
    link.transmitter_height = HeightAboveGround{30.0};
    link.receiver_height = HeightAboveGround{1.5};
    link.profile = profile.view();
    return link;
}

void count_points(benchmark::State& state, const PathProfile& profile) {
    const auto points = static_cast<double>(profile.distance_km.size());
    state.counters["points"] = points;
    state.counters["time/point"] =
        benchmark::Counter(points, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void median_loss(benchmark::State& state) {
    const PathProfile profile = hills(static_cast<double>(state.range(0)));
    const Link link = link_over(profile);
    const P1812 model;
    for (auto _ : state) {
        benchmark::DoNotOptimize(model.evaluate(link));
    }
    count_points(state, profile);
}
BENCHMARK(median_loss)->Arg(1)->Arg(10)->Arg(30);

void loss_for_one_percent_of_time(benchmark::State& state) {
    const PathProfile profile = hills(static_cast<double>(state.range(0)));
    Link link = link_over(profile);
    link.time_percent = 1.0;
    const P1812 model;
    for (auto _ : state) {
        benchmark::DoNotOptimize(model.evaluate(link));
    }
    count_points(state, profile);
}
BENCHMARK(loss_for_one_percent_of_time)->Arg(1)->Arg(10)->Arg(30);

void all_terms(benchmark::State& state) {
    const PathProfile profile = hills(static_cast<double>(state.range(0)));
    const Link link = link_over(profile);
    for (auto _ : state) {
        benchmark::DoNotOptimize(p1812_terms(link));
    }
    count_points(state, profile);
}
BENCHMARK(all_terms)->Arg(1)->Arg(10)->Arg(30);

}  // namespace
}  // namespace lomsong
