// SPDX-License-Identifier: Apache-2.0
/// @file  What one loss of a formula model costs, by the length of its path: the argument is km, points are 30 m
///        apart, as in a run. Models that read no terrain should not depend on it, up to where they end.
#include <algorithm>

#include "benchmarks/micro/hills.hpp"
#include <benchmark/benchmark.h>

#include "algorithms/propagation/ehata.hpp"
#include "algorithms/propagation/free_space.hpp"
#include "algorithms/propagation/hata.hpp"
#include "algorithms/propagation/p2108.hpp"
#include "algorithms/propagation/p2109.hpp"
#include "algorithms/propagation/tr38901.hpp"

namespace lomsong {
namespace {

template <class Model>
void loss(benchmark::State& state) {
    const PathProfile profile = hills(static_cast<double>(state.range(0)), {.rise_m = 1.5});
    const Model model;
    Link link = link_over(profile);
    link.frequency = std::max(model.info().frequency.lowest, megahertz(900.0));
    link.transmitter_height = std::max(model.info().heights.lowest, HeightAboveGround{25.0});
    for (auto _ : state) {
        benchmark::DoNotOptimize(model.evaluate(link));
    }
    count_points(state, profile);
}
BENCHMARK(loss<FreeSpace>)->Arg(1)->Arg(10)->Arg(30);
BENCHMARK(loss<OkumuraHata>)->Arg(1)->Arg(10)->Arg(19);
BENCHMARK(loss<Cost231Hata>)->Arg(1)->Arg(10)->Arg(19);
BENCHMARK(loss<Ehata>)->Arg(1)->Arg(10)->Arg(30);
BENCHMARK(loss<RuralMacro>)->Arg(1)->Arg(4);
BENCHMARK(loss<UrbanMacro>)->Arg(1)->Arg(4);

void clutter_loss(benchmark::State& state) {
    for (auto _ : state) {
        benchmark::DoNotOptimize(p2108_terrestrial_loss(megahertz(2600.0), kilometres(1.5), 90.0));
    }
}
BENCHMARK(clutter_loss);

void building_entry_loss(benchmark::State& state) {
    for (auto _ : state) {
        benchmark::DoNotOptimize(p2109_building_entry_loss(megahertz(2600.0), BuildingType::traditional, 90.0));
    }
}
BENCHMARK(building_entry_loss);

}  // namespace
}  // namespace lomsong
