// SPDX-License-Identifier: Apache-2.0
/// @file  A coverage sink that keeps everything, for tests that look at levels and best servers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/core/coverage_sink.hpp"

namespace lomsong {

/// Whole rasters of every layer, in the order of `keys`; cells that no tile held stay unknown.
class MemorySink final : public CoverageSink {
  public:
    struct Rasters {
        Raster<Dbm> level;
        Raster<std::int32_t> sector;
    };

    void begin(const Grid& grid, const std::vector<CoverageLayerKey>& of_layers) override {
        keys = of_layers;
        layers.assign(keys.size(), {Raster<Dbm>{grid}, Raster<std::int32_t>{grid}});
        visits.assign(keys.size(), std::vector<int>(grid.size(), 0));
    }
    void take(const CoverageTile& tile) override {
        Rasters& to = layers.at(tile.layer);
        for (std::size_t i = 0; i < tile.window.size(); ++i) {
            const auto cols = static_cast<std::size_t>(tile.window.cols);
            const Cell cell{Row{tile.window.row.value + static_cast<std::int32_t>(i / cols)},
                            Col{tile.window.col.value + static_cast<std::int32_t>(i % cols)}};
            const std::size_t at = to.level.grid().index(cell);
            to.level.values().at(at) = tile.level_dbm[i];
            to.sector.values().at(at) = tile.sector[i];
            ++visits[tile.layer][at];
        }
    }

    std::vector<CoverageLayerKey> keys;
    std::vector<Rasters> layers;
    std::vector<std::vector<int>> visits;  ///< by layer, then cell: how many tiles held it
};

}  // namespace lomsong
