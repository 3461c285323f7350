// SPDX-License-Identifier: Apache-2.0
#include "engine/job/single_coverage.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <vector>

#include "algorithms/coverage/best_server.hpp"
#include "algorithms/propagation/models.hpp"
#include "engine/parallel/block_plan.hpp"

namespace lomsong {

namespace {

/// The four windows that meet in the mast's cell. No radial belongs to two of them, so that the radial sweep walks
/// each radial once.
std::vector<Window> quadrants(const Grid& grid, Cell mast) {
    const std::int32_t south = grid.rows() - mast.row.value;
    const std::int32_t east = grid.cols() - mast.col.value;
    std::vector<Window> windows{{Row{0}, Col{0}, mast.row.value, mast.col.value},
                                {Row{0}, mast.col, mast.row.value, east},
                                {mast.row, Col{0}, south, mast.col.value},
                                {mast.row, mast.col, south, east}};
    std::erase_if(windows, [](const Window& window) { return window.size() == 0; });
    return windows;
}

/// Windows small enough to be cancelled within a second where each cell takes a path of its own.
std::vector<Window> small_windows(const Grid& grid) {
    constexpr std::int32_t k_edge = 64;
    return plan_blocks(grid, k_edge);
}

/// The cells of one window: who is asked, what the sweep says, and what that makes at the receiver.
class WindowTask {
  public:
    WindowTask(const RadioScene& scene, const Grid& grid, const Window& window)
        : m_scene{scene},
          m_grid{grid},
          m_window{window},
          m_ground_m(window.size(), Storage<HeightAboveSeaLevel>::k_unknown),
          m_wanted(window.size(), 0) {
        read_ground();
        choose_cells();
    }

    /// Computes the window and writes its cells; windows do not share cells, so tasks may write at once.
    void run(CoverageQuantity quantity, SingleCoverage& part, Raster<float>& values) {
        part.cells = m_cells;
        part.without_terrain = m_cells - m_asked;
        if (m_asked == 0) {
            return;
        }
        MastSweep::Scratch scratch;
        LossField losses;
        m_scene.sweep().sweep(mast().mast, {m_grid, m_window, m_ground_m, m_wanted}, scratch, losses);
        const std::span<const float> losses_db = losses.losses_db(0);
        part.without_loss = static_cast<std::uint64_t>(std::ranges::count(losses_db, LossField::k_unknown));
        if (quantity == CoverageQuantity::loss) {
            store(m_window, losses_db, values);
        } else {
            store_levels(losses_db, values);
        }
    }

  private:
    [[nodiscard]] const LoadedMast& mast() const { return m_scene.masts().front(); }
    [[nodiscard]] std::size_t row_start(std::int32_t row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(m_window.cols);
    }
    [[nodiscard]] Cell first_of(std::int32_t row) const { return {Row{m_window.row.value + row}, m_window.col}; }

    void read_ground() {
        const Raster<HeightAboveSeaLevel>& terrain = m_scene.profiler().terrain();
        const bool same_cells = terrain.grid() == m_grid;
        for (std::int32_t row = 0; row < m_window.rows; ++row) {
            float* to = &m_ground_m[row_start(row)];
            const Cell first = first_of(row);
            if (same_cells) {
                std::copy_n(&terrain.values()[m_grid.index(first)], m_window.cols, to);
                continue;
            }
            for (std::int32_t col = 0; col < m_window.cols; ++col) {
                const Point centre = m_grid.centre({first.row, Col{first.col.value + col}});
                if (const auto ground = m_scene.profiler().ground(centre)) {
                    to[col] = static_cast<float>(ground->value());
                }
            }
        }
    }

    void choose_cells() {
        const Point at = mast().mast.position;
        const double radius_m = m_scene.parameters().radio.radius.value();
        const double size_m = m_grid.cell_size().value();
        for (std::int32_t row = 0; row < m_window.rows; ++row) {
            const Point first = m_grid.centre(first_of(row));
            const double span_m2 = radius_m * radius_m - (first.y - at.y) * (first.y - at.y);
            const float* ground_m = &m_ground_m[row_start(row)];
            unsigned char* wanted = &m_wanted[row_start(row)];
            std::int32_t cells = 0;
            std::int32_t asked = 0;
            for (std::int32_t col = 0; col < m_window.cols; ++col) {
                const double away_m = first.x + col * size_m - at.x;
                const int near = away_m * away_m <= span_m2 ? 1 : 0;
                const int ask = near & (std::isnan(ground_m[col]) ? 0 : 1);
                wanted[col] = static_cast<unsigned char>(ask);
                cells += near;
                asked += ask;
            }
            m_cells += static_cast<std::uint64_t>(cells);
            m_asked += static_cast<std::uint64_t>(asked);
        }
    }

    /// From losses to levels, in bands of rows that stay in the processor's cache.
    void store_levels(std::span<const float> losses_db, Raster<float>& values) const {
        constexpr std::int32_t k_band_rows = 32;
        constexpr Dbm k_never{std::numeric_limits<double>::infinity()};  // hope is not asked for
        const IndexedSector only{&m_scene.sectors().front(), 0};
        BestServers best;
        for (std::int32_t row = 0; row < m_window.rows; row += k_band_rows) {
            const Window band{first_of(row).row, m_window.col, std::min(k_band_rows, m_window.rows - row),
                              m_window.cols};
            const MastView view{m_grid,
                                mast().mast.position,
                                *mast().antenna,
                                m_scene.parameters().radio.receiver_height,
                                m_scene.parameters().environment_loss(),
                                band,
                                std::span{m_ground_m}.subspan(row_start(row), band.size())};
            best.reset(band);
            fold_sectors(view, {&only, 1}, losses_db.subspan(row_start(row), band.size()), k_never, best);
            store(band, best.level_dbm, values);
        }
    }

    /// Numbers that are not finite stay unknown.
    void store(const Window& window, std::span<const float> found, Raster<float>& values) const {
        const auto cols = static_cast<std::size_t>(window.cols);
        for (std::int32_t row = 0; row < window.rows; ++row) {
            const Cell first{Row{window.row.value + row}, window.col};
            std::ranges::transform(
                found.subspan(window.index(first), cols), &values.values()[m_grid.index(first)],
                [](float value) { return std::isfinite(value) ? value : Storage<float>::k_unknown; });
        }
    }

    const RadioScene& m_scene;
    const Grid& m_grid;
    Window m_window;
    std::vector<float> m_ground_m;
    std::vector<unsigned char> m_wanted;
    std::uint64_t m_cells = 0;
    std::uint64_t m_asked = 0;
};

}  // namespace

SingleCoverage compute_single_coverage(const RadioScene& scene, const Grid& grid, CoverageQuantity quantity,
                                       Execution execution, Reporter& reporter) {
    const Cell mast = *grid.cell_at(scene.masts().front().mast.position);
    const bool by_radials = scene.parameters().radio.model == k_p1812_model.info().name;
    const std::vector<Window> windows = by_radials ? quadrants(grid, mast) : small_windows(grid);
    reporter.begin_stage("computing cells", grid.size());
    SingleCoverage whole{Raster<float>{grid}};
    const auto parts = map_tasks<SingleCoverage>(windows.size(), execution, reporter, [&](std::size_t i) {
        SingleCoverage part;
        WindowTask{scene, grid, windows[i]}.run(quantity, part, whole.values);
        reporter.advance(windows[i].size());
        return part;
    });
    for (const SingleCoverage& part : parts) {
        whole.cells += part.cells;
        whole.without_terrain += part.without_terrain;
        whole.without_loss += part.without_loss;
    }
    return whole;
}

}  // namespace lomsong
