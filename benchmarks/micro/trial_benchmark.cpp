// SPDX-License-Identifier: Apache-2.0
/// @file  Stations tried in a project's network that is kept warm, as `lomsong serve` does: lomsong demo makes the
/// made-up
///        district, lomsong demo --size province --data-only the province. Goal: 2 s for an answer.
///
///     trial_benchmark PROJECT [--benchmark_...]
#include <cstdio>
#include <exception>
#include <vector>

#include <benchmark/benchmark.h>

#include "engine/core/reporter.hpp"
#include "engine/job/network_trials.hpp"
#include "engine/job/settled.hpp"
#include "io/gdal/session.hpp"
#include "io/project/project.hpp"
#include "io/read/layers_reader.hpp"

namespace lomsong {
namespace {

/// One 4G sector all around, of the first operator, at the centres of hamlets spread over the list.
std::vector<Sector> stations_at_hamlets(const Layers& layers, std::size_t count) {
    std::vector<Point> centres;
    for (const Hamlet& hamlet : layers.hamlets) {
        if (hamlet.centre) {
            centres.push_back(*hamlet.centre);
        }
    }
    std::vector<Sector> sectors;
    for (std::size_t i = 0; i < count && !centres.empty(); ++i) {
        Sector sector;
        sector.technology = Technology::g4;
        sector.position = centres[i * centres.size() / count];
        sector.omnidirectional = true;
        sectors.push_back(sector);
    }
    return sectors;
}

void warm_up(benchmark::State& state, const Layers& layers, const RunParameters& parameters) {
    SilentReporter reporter;
    for (auto run : state) {
        const NetworkTrials trials{layers, parameters, Execution{}, reporter};
        benchmark::DoNotOptimize(trials.today().size());
    }
}

void trial(benchmark::State& state, NetworkTrials& trials) {
    SilentReporter reporter;
    const auto sectors = stations_at_hamlets(trials.layers(), static_cast<std::size_t>(state.range(0)));
    std::size_t changed = 0;
    for (auto run : state) {
        changed = trials.changed_by(sectors, reporter).size();
    }
    state.counters["stations"] = static_cast<double>(sectors.size());
    state.counters["hamlets"] = static_cast<double>(trials.today().size());
    state.counters["changed"] = static_cast<double>(changed);
}

int measure(int count, char** words) {
    benchmark::Initialize(&count, words);
    if (count != 2) {
        std::fputs("Usage: trial_benchmark PROJECT\n", stderr);
        return 64;
    }
    gdal::start();
    const Project project = read_project(words[1]);
    SilentReporter reporter;
    const Layers layers = read_layers(project, reporter).layers;
    const RunParameters parameters = settled(project.parameters, layers, reporter);
    benchmark::RegisterBenchmark("warm_up", [&](benchmark::State& state) { warm_up(state, layers, parameters); })
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime()
        ->MeasureProcessCPUTime();
    NetworkTrials trials{layers, parameters, Execution{}, reporter};
    benchmark::RegisterBenchmark("trial", [&](benchmark::State& state) { trial(state, trials); })
        ->Arg(1)
        ->Arg(5)
        ->Arg(20)
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime()
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
