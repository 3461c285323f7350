// SPDX-License-Identifier: Apache-2.0
/// @file  Where a run leaves the blocks of its coverage rasters as they are finished, so that one that was killed
///        can go on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "engine/core/coverage_sink.hpp"
#include "engine/core/grid.hpp"

namespace lomsong {

/// The work that blocks belong to. Blocks of equal work hold the same cells.
struct BlockWork {
    std::uint64_t fingerprint = 0;  ///< of all inputs that cells depend on
    Grid grid;
    std::vector<CoverageLayerKey> layers;
};

/// A layer's cells of a finished block: the tile and its statuses, row-major, 255 for none.
struct KeptTile {
    CoverageTile cells;
    std::span<const std::uint8_t> status;
};

/// Takes finished blocks and gives back those that an interrupted run had finished. Called from one thread at a
/// time, block by block: `restore`, and unless it found one `open`, `take` for each layer in their order, `close`.
class BlockKeeper {
  public:
    virtual ~BlockKeeper() = default;
    /// How the grid is cut: as `proposed`, or as the interrupted run cut it.
    [[nodiscard]] virtual std::vector<Window> begin(const BlockWork& work, std::vector<Window> proposed) = 0;
    /// Whether the block at this index of the cut needs no work.
    [[nodiscard]] virtual bool has(std::size_t block) const = 0;
    /// Hands the block's layers to `taker`, one after the other, and returns how many of its cells have no terrain.
    virtual std::uint64_t restore(std::size_t block, const std::function<void(const KeptTile&)>& taker) = 0;
    virtual void open(std::size_t block) = 0;
    virtual void take(const KeptTile& tile) = 0;
    /// The block is whole; from now on it outlives the process.
    virtual void close(std::uint64_t cells_without_terrain) = 0;
};

}  // namespace lomsong
