// SPDX-License-Identifier: Apache-2.0
/// @file  What one loss of the Irregular Terrain Model costs, by the length of its path: the argument is km, points
///        are 30 m apart, as in a run. An area prediction reads no profile and should not depend on it.
#include "benchmarks/micro/hills.hpp"
#include <benchmark/benchmark.h>

#include "algorithms/propagation/itm_model.hpp"

namespace lomsong {
namespace {

void point_to_point(benchmark::State& state) {
    const PathProfile profile = hills(static_cast<double>(state.range(0)));
    const Link link = link_over(profile);
    const Itm model;
    for (auto _ : state) {
        benchmark::DoNotOptimize(model.evaluate(link));
    }
    count_points(state, profile);
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
