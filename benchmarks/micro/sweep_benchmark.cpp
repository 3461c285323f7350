// SPDX-License-Identifier: Apache-2.0
/// @file  What a loss costs per cell when one mast covers a disc: by the sweep, by the limit kernel and by exact
///        paths. Arguments are the radius in km and the edge of cells, terrain and profile steps in m. The counters
///        `cells` and `samples` are per iteration. `tools/benchmark` turns this into docs/performance.md.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <map>
#include <memory>
#include <random>
#include <vector>

#include "benchmarks/support/landscape.hpp"
#include "benchmarks/support/limit_kernel.hpp"
#include <benchmark/benchmark.h>

#include "algorithms/propagation/models.hpp"
#include "algorithms/sweep/mast_sweep.hpp"

namespace lomsong::benchmarks {
namespace {

constexpr Metres k_longest_radius{60'000.0};
constexpr Metres k_beyond{1'000.0};  ///< terrain around the disc
constexpr HeightAboveGround k_antenna{30.0};
const Hertz k_frequency = megahertz(900.0);

/// The ground of all benchmarks of one cell size, made once.
class Ground {
  public:
    static const Ground& of(Metres cell_size) {
        static std::map<double, std::unique_ptr<Ground>> grounds;
        auto& ground = grounds[cell_size.value()];
        if (!ground) {
            ground.reset(new Ground{cell_size});
        }
        return *ground;
    }

    [[nodiscard]] const Landscape& landscape() const { return m_landscape; }
    [[nodiscard]] const Grid& grid() const { return m_landscape.grid(); }
    [[nodiscard]] const TerrainProfiler& profiler() const { return m_profiler; }
    [[nodiscard]] const MastSweep& sweep() const { return m_sweep; }
    /// A mast near the middle, off the cell centres; the second stands 3 km away.
    [[nodiscard]] Mast mast(int index = 0) const {
        const Point middle = m_landscape.middle();
        return {{middle.x + 7.0 + 2'100.0 * index, middle.y - 4.0 + 2'100.0 * index}, k_antenna, {k_frequency}};
    }

  private:
    explicit Ground(Metres cell_size)
        : m_landscape{mountains(cell_size, Metres{k_longest_radius + k_beyond})},
          m_profiler{m_landscape.layers, m_landscape.parameters},
          m_sweep{m_profiler, k_p1812_model, m_landscape.parameters.radio} {}

    Landscape m_landscape;
    TerrainProfiler m_profiler;
    MastSweep m_sweep;
};

/// The cells of a disc around a mast.
class Disc {
  public:
    Disc(const Ground& ground, Point mast, Metres radius)
        : m_grid{ground.grid()},
          m_window{touched_cells(m_grid, Box{mast.x, mast.y, mast.x, mast.y}.grown(radius))},
          m_ground_m(m_window.size()),
          m_wanted(m_window.size()) {
        const double square_m2 = radius.value() * radius.value();
        for (std::size_t i = 0; i < m_window.size(); ++i) {
            const Cell cell = this->cell(i);
            const Point centre = m_grid.centre(cell);
            const double dx = centre.x - mast.x;
            const double dy = centre.y - mast.y;
            m_ground_m[i] = ground.landscape().layers.terrain.values()[m_grid.index(cell)];
            m_wanted[i] = dx * dx + dy * dy <= square_m2 ? 1 : 0;
        }
        m_size = static_cast<std::size_t>(std::ranges::count(m_wanted, 1));
    }

    [[nodiscard]] ReceiverCells cells() const { return {m_grid, m_window, m_ground_m, m_wanted}; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    /// Cells drawn at random, some perhaps twice; the same at every start.
    [[nodiscard]] std::vector<Cell> random_subset(std::size_t count) const {
        constexpr std::uint32_t k_seed = 4;
        std::mt19937 random{k_seed};
        std::vector<Cell> subset;
        while (subset.size() < count) {
            const std::size_t i = random() % m_window.size();
            if (m_wanted[i] != 0) {
                subset.push_back(cell(i));
            }
        }
        return subset;
    }

  private:
    [[nodiscard]] Cell cell(std::size_t index) const {
        const auto cols = static_cast<std::size_t>(m_window.cols);
        return {Row{m_window.row.value + static_cast<std::int32_t>(index / cols)},
                Col{m_window.col.value + static_cast<std::int32_t>(index % cols)}};
    }

    const Grid& m_grid;
    Window m_window;
    std::vector<float> m_ground_m;
    std::vector<unsigned char> m_wanted;
    std::size_t m_size = 0;
};

/// Cells that stand for a disc where all of them would take too long.
constexpr std::size_t k_subset = 2'000;

void count(benchmark::State& state, std::size_t cells, std::size_t samples = 0) {
    state.counters["cells"] = static_cast<double>(cells);
    if (samples > 0) {
        state.counters["samples"] = static_cast<double>(samples);
    }
}

void sweep(benchmark::State& state) {
    const Ground& ground = Ground::of(Metres{static_cast<double>(state.range(1))});
    const Mast mast = ground.mast();
    const Disc disc{ground, mast.position, kilometres(static_cast<double>(state.range(0)))};
    MastSweep::Scratch scratch;
    LossField field;
    for (auto _ : state) {
        ground.sweep().sweep(mast, disc.cells(), scratch, field);
        benchmark::DoNotOptimize(field.losses_db(0).data());
    }
    count(state, disc.size());
}

/// How far losses lie from free space to the cell's centre, beyond 2 km, where it hardly matters where in a cell a
/// sample lies. Cells that no sample fell into are 0 and left out.
double worst_error_db(const Ground& ground, const Mast& mast, const Disc& disc,
                      const std::vector<float>& losses_db) {
    const TerrainProfiler& profiler = ground.profiler();
    const double antenna_m = raised(*profiler.ground(mast.position), mast.antenna_height).value();
    double worst_db = 0.0;
    for (const Cell cell : disc.random_subset(k_subset)) {
        const Point receiver = ground.grid().centre(cell);
        const double along_m = distance(mast.position, receiver).value();
        const auto loss_db = static_cast<double>(losses_db[ground.grid().index(cell)]);
        if (along_m > 2'000.0 && loss_db != 0.0) {
            const Metres slant{std::hypot(along_m, antenna_m - profiler.ground(receiver)->value())};
            worst_db = std::max(worst_db, std::abs(loss_db - free_space_loss(k_frequency, slant).value()));
        }
    }
    return worst_db;
}

template <LimitKernel::Instructions k_instructions>
void limit(benchmark::State& state) {
    const Ground& ground = Ground::of(Metres{static_cast<double>(state.range(1))});
    const Mast mast = ground.mast();
    const Metres radius = kilometres(static_cast<double>(state.range(0)));
    const Disc disc{ground, mast.position, radius};
    const LimitKernel kernel{ground.landscape().layers.terrain, RadialFan{ground.profiler().step()},
                             k_instructions};
    std::vector<float> losses_db(ground.grid().size());
    std::size_t samples = 0;
    for (auto _ : state) {
        samples = kernel.run(mast.position, mast.antenna_height, k_frequency, radius, losses_db);
        benchmark::DoNotOptimize(losses_db.data());
    }
    if (const double error_db = worst_error_db(ground, mast, disc, losses_db); !(error_db < 0.5)) {
        state.SkipWithError("the limit kernel's losses are not free space");
    }
    count(state, disc.size(), samples);
}

/// Exact paths to a random subset of the disc's cells, which stands for all of them.
void oracle(benchmark::State& state) {
    const Ground& ground = Ground::of(Metres{static_cast<double>(state.range(1))});
    const Mast mast = ground.mast();
    const Disc disc{ground, mast.position, kilometres(static_cast<double>(state.range(0)))};
    std::vector<Point> receivers;
    for (const Cell cell : disc.random_subset(k_subset)) {
        receivers.push_back(ground.grid().centre(cell));
    }
    MastSweep::Scratch scratch;
    MastLosses losses;
    for (auto _ : state) {
        ground.sweep().sweep(mast, receivers, scratch, losses);
        benchmark::DoNotOptimize(&losses);
    }
    count(state, receivers.size());
}

void discs(benchmark::internal::Benchmark* benchmark) {
    benchmark->ArgNames({"km", "m"})->Unit(benchmark::kMillisecond);
    for (const int cell_m : {30, 90}) {
        for (const int radius_km : {10, 20, 30, 60}) {
            benchmark->Args({radius_km, cell_m});
        }
    }
}
BENCHMARK(sweep)->Apply(discs);
BENCHMARK(limit<LimitKernel::Instructions::plain>)->Name("limit")->Apply(discs);
BENCHMARK(limit<LimitKernel::Instructions::vector>)->Name("limit_vector")->Apply(discs);
BENCHMARK(oracle)->Apply(discs);

/// Every thread sweeps both masts, never the same one as the other at the same time; what it takes is wall time.
void sweep_of_two_masts(benchmark::State& state) {
    const Ground& ground = Ground::of(Metres{static_cast<double>(state.range(1))});
    const Metres radius = kilometres(static_cast<double>(state.range(0)));
    const std::array masts{ground.mast(state.thread_index()), ground.mast(1 - state.thread_index())};
    const std::array discs{Disc{ground, masts[0].position, radius}, Disc{ground, masts[1].position, radius}};
    MastSweep::Scratch scratch;
    LossField field;
    for (auto _ : state) {
        for (std::size_t i = 0; i < masts.size(); ++i) {
            ground.sweep().sweep(masts[i], discs[i].cells(), scratch, field);
            benchmark::DoNotOptimize(field.losses_db(0).data());
        }
    }
}
BENCHMARK(sweep_of_two_masts)
    ->ArgNames({"km", "m"})
    ->Args({30, 30})
    ->Unit(benchmark::kMillisecond)
    ->Threads(1)
    ->Threads(2)
    ->UseRealTime();

}  // namespace
}  // namespace lomsong::benchmarks

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) {
        return 64;
    }
    using namespace lomsong::benchmarks;
    benchmark::AddCustomContext("terrain", Ground::of(lomsong::Metres{30.0}).landscape().name);
    Ground::of(lomsong::Metres{90.0});  // made before any thread asks for it
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
