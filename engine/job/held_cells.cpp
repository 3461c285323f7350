// SPDX-License-Identifier: Apache-2.0
#include "engine/job/held_cells.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "engine/core/error.hpp"
#include "engine/core/status_runs.hpp"

namespace lomsong {

const LayerReuse* HeldCells::reuse(std::size_t layer) const {
    return m_plan != nullptr && m_plan->layers.at(layer).earlier ? &m_plan->layers[layer] : nullptr;
}

std::optional<std::size_t> HeldCells::same_layer(std::size_t layer) const {
    const LayerReuse* held = reuse(layer);
    return held != nullptr && held->touched.empty() && held->same_sectors ? held->earlier : std::nullopt;
}

Raster<std::uint8_t> HeldCells::statuses(std::size_t layer, const Raster<std::uint8_t>& area) const {
    Raster<std::uint8_t> statuses{area.grid(), area.window()};
    if (const LayerReuse* held = reuse(layer)) {
        unpack_runs(m_earlier->trace.layers.at(*held->earlier).status_runs, statuses.values());
    }
    return statuses;
}

Window HeldCells::open_part(const Grid& grid, const Window& window, std::size_t layer_count) const {
    Box open;
    for (std::size_t layer = 0; layer < layer_count; ++layer) {
        const LayerReuse* held = reuse(layer);
        if (held == nullptr) {
            return window;
        }
        for (const Halo& halo : held->touched) {
            open.add(halo.core.grown(halo.reach + 2.0 * grid.cell_size()));
        }
    }
    return open.empty() ? Window{} : intersection(window, touched_cells(grid, open));
}

std::size_t HeldCells::shut(std::size_t layer, const Grid& grid, BestServers& best) const {
    const LayerReuse* held = reuse(layer);
    if (held == nullptr) {
        return best.window.size();
    }
    std::vector<std::uint8_t> open(best.window.size(), 0);
    for (const Halo& halo : held->touched) {
        mark(halo, grid, best.window, open);
    }
    for (std::size_t i = 0; i < open.size(); ++i) {
        best.level_dbm[i] = open[i] == 0 ? k_shut_dbm : best.level_dbm[i];
    }
    return static_cast<std::size_t>(std::ranges::count(open, std::uint8_t{1}));
}

void HeldCells::restore(std::size_t layer, BestServers& best) const {
    const LayerReuse* held = reuse(layer);
    if (held == nullptr || std::ranges::find(best.level_dbm, k_shut_dbm) == best.level_dbm.end()) {
        return;
    }
    std::vector<float> level_dbm(best.window.size());
    std::vector<std::int32_t> sector(best.window.size());
    m_earlier->cells.read_cells(*held->earlier, best.window, level_dbm, sector);
    for (std::size_t i = 0; i < level_dbm.size(); ++i) {
        if (best.level_dbm[i] != k_shut_dbm) {
            continue;
        }
        best.level_dbm[i] = level_dbm[i];
        best.sector[i] = -1;
        if (std::isnan(level_dbm[i])) {
            continue;
        }
        const auto now = m_plan->sectors.at(static_cast<std::size_t>(sector[i]));
        if (!now) {
            throw Error{
                ErrorKind::internal, "coverage rasters",
                "a cell that no change can touch is served by a sector that is no more. Run without --since, "
                "and please report this."};
        }
        best.sector[i] = static_cast<std::int32_t>(*now);
    }
}

}  // namespace lomsong
