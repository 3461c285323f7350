// SPDX-License-Identifier: Apache-2.0
/// @file  How the coverage rasters are computed: which layers there are, what each mast can bring to them, and how
///        the study area is cut so that the work fits into memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "algorithms/coverage/best_server.hpp"
#include "algorithms/coverage/wanted_cells.hpp"
#include "engine/core/coverage_sink.hpp"
#include "engine/core/grid.hpp"
#include "engine/job/radio_scene.hpp"
#include "engine/parallel/execution.hpp"

namespace lomsong {

/// The operators and technologies that have a sector, in that order.
[[nodiscard]] std::vector<CoverageLayerKey> layer_keys(const RadioScene& scene);

/// A mast's sectors as the rasters need them.
struct RasterMast {
    /// Sectors of one frequency and layer.
    struct Group {
        std::size_t frequency = 0;  ///< into Mast::frequencies
        std::size_t layer = 0;      ///< into the keys
        std::vector<IndexedSector> sectors;
    };
    /// What they could bring to a layer at most.
    struct Layer {
        std::size_t layer = 0;
        Dbm strongest_at_1_m;
        Metres reach;
    };

    const LoadedMast* mast = nullptr;
    std::vector<Group> groups;
    std::vector<Layer> layers;
    Metres reach;  ///< the greatest of its sectors
};

/// All masts in Hilbert order. A sector reaches as far as the run's radius, and no farther than free space and the
/// largest correction of its technology leave it at the technology's minimum.
[[nodiscard]] std::vector<RasterMast> raster_masts(const RadioScene& scene,
                                                   const std::vector<CoverageLayerKey>& keys);

/// The cells of a block that the mast's ring can touch; none when its sectors do not reach the ring.
[[nodiscard]] Window window_of(const RasterMast& mast, const DistanceRing& ring, const Grid& grid,
                               const Window& block);

/// What the rasters of a run hold when all cells lie in one block: ground, levels, best servers, statuses, area.
[[nodiscard]] double raster_bytes(const Grid& grid, std::size_t layer_count);

/// A window of the grid in blocks whose work fits into `execution.memory_bytes`, less the statuses that are held
/// whole; one block when that is 0 (no bound). Results do not depend on the cut, but a mast that reaches into
/// several blocks is swept for each.
/// @throws Error{usage} when not even the smallest block, 64 x 64 cells, fits.
[[nodiscard]] std::vector<Window> raster_blocks(const RadioScene& scene, const Grid& grid, const Window& held,
                                                std::size_t layer_count, Execution execution);

/// The blocks of a window, or so many more of them that each is about two minutes' work of a core: what a killed
/// run loses. `looked_at` counts the cells of the windows of all masts and rings, which the time of the rasters
/// goes with.
[[nodiscard]] std::vector<Window> blocks_worth_keeping(const Window& held, const std::vector<Window>& blocks,
                                                       std::uint64_t looked_at);

}  // namespace lomsong
