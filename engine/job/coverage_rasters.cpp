// SPDX-License-Identifier: Apache-2.0
#include "engine/job/coverage_rasters.hpp"

#include <algorithm>
#include <limits>
#include <mutex>
#include <set>

#include "algorithms/verdict/point_status.hpp"
#include "algorithms/zonal/coverage_fraction.hpp"
#include "engine/parallel/block_plan.hpp"

namespace lomsong {

namespace {

/// Small enough that the masts of a block's centre are those of its corners, large enough to hide task costs.
constexpr std::int32_t k_block_edge = 16;
constexpr Metres k_around_hamlets{2'000.0};

/// The best link so far of one cell and layer, and what unknown paths could still give.
struct CellBest {
    BestLink link;
    Dbm hope{-std::numeric_limits<double>::infinity()};
};

/// All cells of one block; its masts are visited from the nearest on, so that far ones are rarely computed.
class BlockTask {
  public:
    BlockTask(const RadioScene& scene, const std::vector<std::size_t>& layer_of_sector, std::size_t layer_count,
              const Raster<std::uint8_t>& area, const Block& block)
        : m_scene{scene},
          m_layer_of_sector{layer_of_sector},
          m_layer_count{layer_count},
          m_window{block.row, block.col, block.rows, block.cols} {
        const Grid& grid = area.grid();
        for (std::int32_t row = block.row.value; row < block.row.value + block.rows; ++row) {
            for (std::int32_t col = block.col.value; col < block.col.value + block.cols; ++col) {
                const Cell cell{Row{row}, Col{col}};
                if (area.at(cell) == 1) {
                    add_cell(cell, grid.centre(cell));
                }
            }
        }
        m_best.resize(m_cells.size() * layer_count);
    }

    void run() {
        if (m_cells.empty()) {
            return;
        }
        for (const std::size_t mast : masts_by_distance()) {
            visit(m_scene.masts()[mast]);
        }
    }

    /// Writes the block's cells; blocks do not share cells, so tasks may write at once.
    void store(std::vector<CoverageLayer>& layers) const {
        for (std::size_t i = 0; i < m_cells.size(); ++i) {
            for (std::size_t layer = 0; layer < m_layer_count; ++layer) {
                store_cell(layers[layer], m_cells[i], m_best[i * m_layer_count + layer]);
            }
        }
    }

    /// Hands the block's tiles to the sink, one task at a time.
    void hand_over(CoverageSink& sink, std::mutex& turn) const {
        std::vector<float> level_dbm(m_window.size());
        std::vector<std::int32_t> sector(m_window.size());
        for (std::size_t layer = 0; layer < m_layer_count; ++layer) {
            std::ranges::fill(level_dbm, Storage<Dbm>::k_unknown);
            std::ranges::fill(sector, Storage<std::int32_t>::k_unknown);
            for (std::size_t i = 0; i < m_cells.size(); ++i) {
                const BestLink& link = m_best[i * m_layer_count + layer].link;
                if (link.level) {
                    level_dbm[m_window.index(m_cells[i])] = Storage<Dbm>::pack(*link.level);
                    sector[m_window.index(m_cells[i])] = static_cast<std::int32_t>(link.sector);
                }
            }
            const std::scoped_lock one_at_a_time{turn};
            sink.take({layer, m_window, level_dbm, sector});
        }
    }

    [[nodiscard]] std::uint64_t computed() const { return m_computed; }
    [[nodiscard]] std::uint64_t without_terrain() const { return m_without_terrain; }

  private:
    void add_cell(Cell cell, Point centre) {
        const auto ground = m_scene.profiler().ground(centre);
        if (!ground) {
            ++m_without_terrain;
            return;
        }
        m_cells.push_back(cell);
        m_points.push_back(centre);
        m_grounds.push_back(*ground);
        m_box.add(centre);
    }

    [[nodiscard]] std::vector<std::size_t> masts_by_distance() const {
        const Point middle{(m_box.min_x + m_box.max_x) / 2.0, (m_box.min_y + m_box.max_y) / 2.0};
        const Metres reach = m_scene.parameters().radio.radius + distance(middle, {m_box.min_x, m_box.min_y});
        std::vector<std::pair<Metres, std::size_t>> near;
        for (std::size_t m = 0; m < m_scene.masts().size(); ++m) {
            const Metres away = distance(middle, m_scene.masts()[m].mast.position);
            if (away <= reach) {
                near.emplace_back(away, m);
            }
        }
        std::ranges::sort(near);
        std::vector<std::size_t> masts(near.size());
        std::ranges::transform(near, masts.begin(), [](const auto& entry) { return entry.second; });
        return masts;
    }

    [[nodiscard]] CellBest& best(std::size_t cell, std::uint32_t sector) {
        return m_best[cell * m_layer_count + m_layer_of_sector[sector]];
    }

    /// A link is worth computing when it could beat the best one and could be useful at all.
    [[nodiscard]] bool worthwhile(std::size_t cell, const MastSector& on_mast, const Direction& direction) {
        const RadioSector& sector = m_scene.sectors()[on_mast.sector];
        const Dbm strongest = m_scene.strongest_possible(sector, direction);
        const Dbm floor = m_scene.parameters().technologies[index_of(sector.technology)].thresholds.minimum;
        const CellBest& so_far = best(cell, on_mast.sector);
        return strongest >= floor && !(so_far.link.level && *so_far.link.level > strongest);
    }

    void visit(const LoadedMast& mast) {
        m_wanted.clear();
        m_receivers.clear();
        for (std::size_t i = 0; i < m_cells.size(); ++i) {
            const Direction direction = m_scene.direction(mast, m_points[i], m_grounds[i]);
            if (direction.distance <= m_scene.parameters().radio.radius &&
                std::ranges::any_of(mast.sectors,
                                    [&](const MastSector& s) { return worthwhile(i, s, direction); })) {
                m_wanted.push_back(i);
                m_receivers.push_back(m_points[i]);
            }
        }
        m_scene.sweep().sweep(mast.mast, m_receivers, m_scratch, m_losses);
        for (std::size_t r = 0; r < m_wanted.size(); ++r) {
            take(mast, r);
        }
        m_computed += m_wanted.size();
    }

    void take(const LoadedMast& mast, std::size_t receiver) {
        const std::size_t cell = m_wanted[receiver];
        const Direction direction = m_scene.direction(mast, m_points[cell], m_grounds[cell]);
        for (const MastSector& on_mast : mast.sectors) {
            const RadioSector& sector = m_scene.sectors()[on_mast.sector];
            CellBest& so_far = best(cell, on_mast.sector);
            if (!m_losses.path_known(receiver) || !m_losses.loss(receiver, on_mast.frequency).known()) {
                so_far.hope = std::max(so_far.hope, m_scene.strongest_possible(sector, direction));
                continue;
            }
            BestLink link;
            link.level = m_scene.level(sector, direction, m_losses.loss(receiver, on_mast.frequency).loss);
            link.sector = on_mast.sector;
            keep_better(so_far.link, link);
        }
    }

    void store_cell(CoverageLayer& layer, Cell cell, const CellBest& found) const {
        BestLink link = found.link;
        link.unknown_could_serve = found.hope >= m_scene.weakest_useful(layer.technology);
        const Thresholds& thresholds = m_scene.parameters().technologies[index_of(layer.technology)].thresholds;
        layer.status.set(
            cell, static_cast<std::uint8_t>(point_status(link, thresholds, m_scene.parameters().probability)));
    }

    const RadioScene& m_scene;
    const std::vector<std::size_t>& m_layer_of_sector;
    std::size_t m_layer_count;
    Window m_window;
    std::vector<Cell> m_cells;
    std::vector<Point> m_points;
    std::vector<HeightAboveSeaLevel> m_grounds;
    Box m_box;
    std::vector<CellBest> m_best;  ///< by cell, then layer
    std::vector<std::size_t> m_wanted;
    std::vector<Point> m_receivers;
    MastSweep::Scratch m_scratch;
    MastLosses m_losses;
    std::uint64_t m_computed = 0;
    std::uint64_t m_without_terrain = 0;
};

/// The operators and technologies that have a sector, in order.
std::vector<CoverageLayerKey> layer_keys(const RadioScene& scene) {
    std::set<CoverageLayerKey> keys;
    for (const RadioSector& sector : scene.sectors()) {
        keys.insert({sector.operator_index, sector.technology});
    }
    return {keys.begin(), keys.end()};
}

}  // namespace

Raster<std::uint8_t> study_area(const Layers& layers, const RunParameters& parameters,
                                const std::vector<TestPoint>& points) {
    Box box;
    for (const Commune& commune : layers.communes) {
        box.add(bounds(commune.area));
    }
    const bool known_borders = !box.empty();
    if (!known_borders) {
        for (const TestPoint& point : points) {
            box.add(point.position);
        }
        box = box.grown(k_around_hamlets);
    }
    Raster<std::uint8_t> area{Grid::covering(box, parameters.coverage.cell_size)};
    std::ranges::fill(area.values(), static_cast<std::uint8_t>(known_borders ? 0 : 1));
    for (const Commune& commune : layers.communes) {
        for (const CellFraction& part : coverage_fractions(commune.area, area.grid())) {
            area.set(part.cell, 1);
        }
    }
    return area;
}

std::size_t count_layers(const RadioScene& scene) { return layer_keys(scene).size(); }

CoverageRasters compute_rasters(const RadioScene& scene, const Raster<std::uint8_t>& area, Execution execution,
                                CoverageSink& sink, Reporter& reporter) {
    const std::vector<Block> blocks = plan_blocks(area.grid(), k_block_edge);
    const std::vector<CoverageLayerKey> keys = layer_keys(scene);
    std::vector<std::size_t> layer_of_sector;
    for (const RadioSector& sector : scene.sectors()) {
        const auto key = std::ranges::lower_bound(keys, CoverageLayerKey{sector.operator_index, sector.technology});
        layer_of_sector.push_back(static_cast<std::size_t>(key - keys.begin()));
    }
    CoverageRasters result;
    for (const CoverageLayerKey& key : keys) {
        result.layers.push_back({key.operator_index, key.technology, Raster<std::uint8_t>{area.grid()}});
    }
    sink.begin(area.grid(), keys);
    std::mutex sink_turn;
    reporter.begin_stage("coverage rasters", area.grid().size());
    struct Counts {
        std::uint64_t computed = 0;
        std::uint64_t without_terrain = 0;
    };
    const auto counts = map_tasks<Counts>(blocks.size(), execution, reporter, [&](std::size_t i) {
        BlockTask task{scene, layer_of_sector, result.layers.size(), area, blocks[i]};
        task.run();
        task.store(result.layers);
        task.hand_over(sink, sink_turn);
        reporter.advance(blocks[i].size());
        return Counts{task.computed(), task.without_terrain()};
    });
    for (const Counts& part : counts) {
        result.links_computed += part.computed;
        result.cells_without_terrain += part.without_terrain;
    }
    return result;
}

}  // namespace lomsong
