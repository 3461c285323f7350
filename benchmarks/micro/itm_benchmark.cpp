// SPDX-License-Identifier: Apache-2.0
/// @file  What one loss of the Irregular Terrain Model costs, by the length of its path: the argument is km, points
///        are 30 m apart, as in a run. An area prediction reads no profile and should not depend on it.
#include <cstddef>
#include <cstdint>
#include <random>

#include <benchmark/benchmark.h>

#include "algorithms/propagation/itm_model.hpp"

namespace lomsong {
namespace {

constexpr double k_step_km = 0.03;
constexpr std::uint32_t k_seed = 1968;

/// Hills of some hundred metres, the same at every start.
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
    }
    return profile;
}

void point_to_point(benchmark::State& state) {
    const PathProfile profile = hills(static_cast<double>(state.range(0)));
    Link link;
    link.frequency = megahertz(1800.0);
    link.transmitter_height = HeightAboveGround{30.0};
    link.receiver_height = HeightAboveGround{1.5};
    link.profile = profile.view();
    const Itm model;
    for (auto _ : state) {
        benchmark::DoNotOptimize(model.evaluate(link));
    }
    const auto points = static_cast<double>(profile.distance_km.size());
    state.counters["points"] = points;
    state.counters["time/point"] =
        benchmark::Counter(points, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}
BENCHMARK(point_to_point)->Arg(1)->Arg(10)->Arg(30);

void area(benchmark::State& state) {
    ItmAreaInput input;
    input.radio.frequency = megahertz(1800.0);
    input.radio.transmitter_height = HeightAboveGround{30.0};
    input.radio.receiver_height = HeightAboveGround{1.5};
    input.irregularity = Metres{90.0};
    input.distance = kilometres(static_cast<double>(state.range(0)));
    for (auto _ : state) {
        benchmark::DoNotOptimize(itm_area(input));
    }
}
BENCHMARK(area)->Arg(1)->Arg(10)->Arg(30);

}  // namespace
}  // namespace lomsong
