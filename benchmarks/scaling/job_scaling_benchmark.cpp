// SPDX-License-Identifier: Apache-2.0
/// @file  The main job over a made-up world of 54 km2 at 1, 2 and 4 threads, in cells of coverage per second.
#include <benchmark/benchmark.h>

#include "engine/job/coverage_job.hpp"
#include "tests/support/random_world.hpp"

namespace lomsong {
namespace {

void main_job(benchmark::State& state) {
    const Layers layers = random_world({.seed = 7, .hamlets = 60, .masts = 30});
    RunParameters parameters = random_world_parameters();
    parameters.coverage.cell_size = Metres{50};
    const JobEstimate estimate = estimate_job(layers, parameters);
    NoCoverageSink sink;
    SilentReporter reporter;
    const Execution execution{static_cast<int>(state.range(0))};
    for (auto run : state) {
        benchmark::DoNotOptimize(run_job(layers, parameters, execution, sink, reporter));
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(estimate.cells));
}
BENCHMARK(main_job)->Arg(1)->Arg(2)->Arg(4)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime();

}  // namespace
}  // namespace lomsong
