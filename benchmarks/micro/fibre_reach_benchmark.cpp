// SPDX-License-Identifier: Apache-2.0
/// @file  Reach of fibre over a project, once its layers are read: lomsong demo --size province --data-only makes
///        the made-up province. Goal: 2 s of processor time.
///
///     fibre_reach_benchmark PROJECT [--benchmark_...]
#include <cstdio>
#include <exception>
#include <optional>
#include <vector>

#include <benchmark/benchmark.h>

#include "algorithms/fibre/reach.hpp"
#include "algorithms/settlement/test_plan.hpp"
#include "engine/core/reporter.hpp"
#include "io/gdal/session.hpp"
#include "io/project/project.hpp"
#include "io/read/layers_reader.hpp"

namespace lomsong {
namespace {

void fibre_reach(benchmark::State& state, const Layers& layers, const RunParameters& parameters) {
    const TestPlan places = plan_test_points(layers, parameters.settlement);
    std::vector<std::optional<Point>> centres;
    for (const HamletPlace& place : places.hamlets) {
        centres.push_back(place.is_tested() ? place.centre : std::nullopt);
    }
    FibreFindings found;
    for (auto run : state) {
        found = find_fibre(layers, {centres, places.points, {}}, parameters.fibre, parameters.roads);
        benchmark::DoNotOptimize(found);
    }
    state.counters["hamlets"] = static_cast<double>(layers.hamlets.size());
    state.counters["cables"] = static_cast<double>(layers.fibre_routes.size());
    state.counters["roads"] = static_cast<double>(layers.roads.size());
    state.counters["parts"] = static_cast<double>(found.results.parts.size());
}

int measure(int count, char** words) {
    benchmark::Initialize(&count, words);
    if (count != 2) {
        std::fputs("Usage: fibre_reach_benchmark PROJECT\n", stderr);
        return 64;
    }
    gdal::start();
    const Project project = read_project(words[1]);
    SilentReporter reporter;
    const ReadLayers read = read_layers(project, reporter);
    benchmark::RegisterBenchmark(
        "fibre_reach", [&](benchmark::State& state) { fibre_reach(state, read.layers, project.parameters); })
        ->Unit(benchmark::kMillisecond)
        ->MeasureProcessCPUTime();
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}

}  // namespace
}  // namespace lomsong

int main(int count, char** words) {
    try {
        return lomsong::measure(count, words);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 70;
    }
}
