// SPDX-License-Identifier: Apache-2.0
#include "engine/job/coverage_rasters.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "algorithms/verdict/coverage_status.hpp"
#include "algorithms/zonal/coverage_fraction.hpp"
#include "engine/core/raster_window.hpp"
#include "engine/job/raster_block.hpp"
#include "engine/job/raster_plan.hpp"
#include "engine/parallel/spares.hpp"

namespace lomsong {

namespace {

constexpr Metres k_around_hamlets{2'000.0};

/// All masts are asked for their near cells first, then for farther ones: who is strong nearby leaves little to
/// gain for those far off. Limits as shares of the run's radius.
constexpr std::array k_ring_limits{0.0, 0.125, 0.25, 0.5, 1.0};

std::vector<DistanceRing> rings_of(Metres radius) {
    std::vector<DistanceRing> rings;
    for (std::size_t i = 1; i < k_ring_limits.size(); ++i) {
        rings.push_back({k_ring_limits[i - 1] * radius, k_ring_limits[i] * radius});
    }
    return rings;
}

bool has_borders(const Layers& layers) {
    return std::ranges::any_of(layers.communes,
                               [](const Commune& commune) { return !bounds(commune.area).empty(); });
}

/// The rasters block by block.
class RasterJob {
  public:
    RasterJob(const RadioScene& scene, const Raster<std::uint8_t>& area, Execution execution, CoverageSink& sink,
              Reporter& reporter, const HeldCells& held, BlockKeeping keeping)
        : m_scene{scene},
          m_area{area},
          m_held{held},
          m_keeping{keeping},
          m_execution{execution},
          m_sink{sink},
          m_reporter{reporter},
          m_keys{layer_keys(scene)},
          m_masts{raster_masts(scene, m_keys)},
          m_rings{rings_of(scene.parameters().radio.radius)} {
        leave_out_held_layers();
    }

    CoverageRasters run() {
        m_sink.begin(m_area.grid(), m_keys);
        for (std::size_t layer = 0; layer < m_keys.size(); ++layer) {
            m_result.layers.push_back(
                {m_keys[layer].operator_index, m_keys[layer].technology, m_held.statuses(layer, m_area)});
            const auto same = m_held.same_layer(layer);
            m_result.kept.push_back(same && m_sink.keep(layer, *same));
        }
        const std::vector<Window> blocks = cut();
        m_reporter.begin_stage("coverage rasters", cells_to_look_at(blocks));
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            if (is_kept(i)) {
                take_up(i);
            } else {
                compute(i, blocks[i]);
            }
        }
        return std::move(m_result);
    }

  private:
    /// A mast is not asked for layers of which no cell is open.
    void leave_out_held_layers() {
        const auto holds = [&](const auto& part) { return m_held.same_layer(part.layer).has_value(); };
        for (RasterMast& mast : m_masts) {
            std::erase_if(mast.groups, holds);
            std::erase_if(mast.layers, holds);
        }
        std::erase_if(m_masts, [](const RasterMast& mast) { return mast.layers.empty(); });
    }

    /// The keeper's cut when there is one.
    [[nodiscard]] std::vector<Window> cut() const {
        const Grid& grid = m_area.grid();
        const std::vector<Window> blocks =
            raster_blocks(m_scene, grid, m_area.window(), m_keys.size(), m_execution);
        if (m_keeping.keeper == nullptr) {
            return blocks;
        }
        return m_keeping.keeper->begin({m_keeping.fingerprint, grid, m_keys},
                                       blocks_worth_keeping(m_area.window(), blocks, looked_at(blocks)));
    }

    [[nodiscard]] bool is_kept(std::size_t block) const {
        return m_keeping.keeper != nullptr && m_keeping.keeper->has(block);
    }

    void take_up(std::size_t index) {
        m_result.cells_without_terrain += m_keeping.keeper->restore(index, [this](const KeptTile& tile) {
            set_window(m_result.layers.at(tile.cells.layer).status, tile.cells.window, tile.status);
            m_sink.take(tile.cells);
        });
    }

    void compute(std::size_t index, const Window& window) {
        RasterBlock block{m_scene, m_area, window, m_keys.size(), m_held};
        const std::uint64_t without_terrain = read_ground(block);
        m_result.cells_without_terrain += without_terrain;
        m_result.cells_computed += block.open_cells();
        add_masts(block, block.open_part());
        if (m_keeping.keeper != nullptr) {
            m_keeping.keeper->open(index);
        }
        finish(block, window);
        if (m_keeping.keeper != nullptr) {
            m_keeping.keeper->close(without_terrain);
        }
    }

    [[nodiscard]] std::uint64_t read_ground(RasterBlock& block) {
        const auto without_terrain =
            map_tasks<std::uint64_t>(block.stripes(), m_execution, m_reporter,
                                     [&](std::size_t stripe) { return block.read_ground(stripe); });
        return std::accumulate(without_terrain.begin(), without_terrain.end(), std::uint64_t{0});
    }

    void add_masts(RasterBlock& block, const Window& window) {
        Spares<RasterBlock::Scratch> spares;
        for (const DistanceRing& ring : m_rings) {
            const std::vector<const RasterMast*> masts = masts_near(window, ring);
            for_each_task(masts.size(), m_execution, m_reporter, [&](std::size_t i) {
                const auto scratch = spares.borrow();
                block.add(*masts[i], ring, *scratch, m_reporter);
                m_reporter.advance(window_of(*masts[i], ring, m_area.grid(), window).size());
            });
        }
    }

    /// Layers are handed on in their order, so that kept blocks have the same bytes whatever the threads.
    void finish(RasterBlock& block, const Window& window) {
        const auto finished = map_tasks<BestServers*>(
            m_keys.size(), m_execution, m_reporter,
            [&](std::size_t layer) { return m_result.kept[layer] ? nullptr : &finish_layer(block, layer); });
        for (std::size_t layer = 0; layer < finished.size(); ++layer) {
            if (finished[layer] == nullptr) {
                continue;
            }
            BestServers& best = *finished[layer];
            m_held.restore(layer, best);
            const CoverageTile tile{layer, window, best.level_dbm, best.sector};
            m_sink.take(tile);
            if (m_keeping.keeper != nullptr) {
                m_keeping.keeper->take({tile, window_of(m_result.layers[layer].status, window)});
            }
        }
    }

    [[nodiscard]] BestServers& finish_layer(RasterBlock& block, std::size_t layer) {
        const RunParameters& parameters = m_scene.parameters();
        const Thresholds& thresholds = parameters.technologies[index_of(m_keys[layer].technology)].thresholds;
        return block.finish(layer, status_limits(thresholds, parameters.probability),
                            m_result.layers[layer].status);
    }

    [[nodiscard]] std::vector<const RasterMast*> masts_near(const Window& block, const DistanceRing& ring) const {
        std::vector<const RasterMast*> near;
        for (const RasterMast& mast : m_masts) {
            if (window_of(mast, ring, m_area.grid(), block).size() > 0) {
                near.push_back(&mast);
            }
        }
        return near;
    }

    /// Over all masts and rings, of blocks that are not kept.
    [[nodiscard]] std::uint64_t cells_to_look_at(std::vector<Window> blocks) const {
        std::size_t index = 0;
        std::erase_if(blocks, [&](const Window& /*block*/) { return is_kept(index++); });
        return looked_at(blocks);
    }

    [[nodiscard]] std::uint64_t looked_at(const std::vector<Window>& blocks) const {
        std::uint64_t cells = 0;
        for (const Window& block : blocks) {
            const Window open = m_held.open_part(m_area.grid(), block, m_keys.size());
            for (const DistanceRing& ring : m_rings) {
                for (const RasterMast* mast : masts_near(open, ring)) {
                    cells += window_of(*mast, ring, m_area.grid(), open).size();
                }
            }
        }
        return cells;
    }

    const RadioScene& m_scene;
    const Raster<std::uint8_t>& m_area;
    const HeldCells& m_held;
    BlockKeeping m_keeping;
    Execution m_execution;
    CoverageSink& m_sink;
    Reporter& m_reporter;
    std::vector<CoverageLayerKey> m_keys;
    std::vector<RasterMast> m_masts;
    std::vector<DistanceRing> m_rings;
    CoverageRasters m_result;
};

}  // namespace

Grid grid_of_run(const Layers& layers, const RunParameters& parameters, const std::vector<TestPoint>& points) {
    Box box;
    for (const Commune& commune : layers.communes) {
        box.add(bounds(commune.area));
    }
    if (box.empty()) {
        for (const TestPoint& point : points) {
            box.add(point.position);
        }
        box = box.grown(k_around_hamlets);
    }
    return Grid::covering(box, parameters.coverage.cell_size);
}

Raster<std::uint8_t> study_area(const Layers& layers, const RunParameters& parameters,
                                const std::vector<TestPoint>& points, const std::optional<Window>& held) {
    const Grid grid = grid_of_run(layers, parameters, points);
    Raster<std::uint8_t> area = held ? Raster<std::uint8_t>{grid, *held} : Raster<std::uint8_t>{grid};
    std::ranges::fill(area.values(), static_cast<std::uint8_t>(has_borders(layers) ? 0 : 1));
    const Box wanted = grid.bounds(area.window());
    for (const Commune& commune : layers.communes) {
        if (!bounds(commune.area).overlaps(wanted)) {
            continue;
        }
        for (const CellFraction& part : coverage_fractions(commune.area, grid)) {
            if (area.window().contains(part.cell)) {
                area.set(part.cell, 1);
            }
        }
    }
    return area;
}

std::size_t count_layers(const RadioScene& scene) { return layer_keys(scene).size(); }

CoverageRasters compute_rasters(const RadioScene& scene, const Raster<std::uint8_t>& area, Execution execution,
                                CoverageSink& sink, Reporter& reporter, const HeldCells& held,
                                BlockKeeping keeping) {
    return RasterJob{scene, area, execution, sink, reporter, held, keeping}.run();
}

}  // namespace lomsong
