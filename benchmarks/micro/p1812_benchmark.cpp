// SPDX-License-Identifier: Apache-2.0
/// @file  What one P.1812 loss costs, by the length of its path. The argument is the path's length in km;
///        points are 30 m apart, as in a run.
#include "benchmarks/micro/hills.hpp"
#include <benchmark/benchmark.h>

#include "algorithms/propagation/p1812.hpp"

namespace lomsong {
namespace {

constexpr HillOptions k_wooded{.clutter_share = 1.0 / 3.0};

void median_loss(benchmark::State& state) {
    const PathProfile profile = hills(static_cast<double>(state.range(0)), k_wooded);
    const Link link = link_over(profile);
    const P1812 model;
    for (auto _ : state) {
        benchmark::DoNotOptimize(model.evaluate(link));
    }
    count_points(state, profile);
}
BENCHMARK(median_loss)->Arg(1)->Arg(10)->Arg(30);

void loss_for_one_percent_of_time(benchmark::State& state) {
    const PathProfile profile = hills(static_cast<double>(state.range(0)), k_wooded);
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
    const PathProfile profile = hills(static_cast<double>(state.range(0)), k_wooded);
    const Link link = link_over(profile);
    for (auto _ : state) {
        benchmark::DoNotOptimize(p1812_terms(link));
    }
    count_points(state, profile);
}
BENCHMARK(all_terms)->Arg(1)->Arg(10)->Arg(30);

}  // namespace
}  // namespace lomsong
