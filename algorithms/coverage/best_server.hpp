// SPDX-License-Identifier: Apache-2.0
/// @file  From losses over a window to levels, and the strongest sector of every cell.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "algorithms/antenna/radio_sector.hpp"
#include "engine/core/grid.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// The best server so far of every cell of a window, for one operator and technology. Row-major.
struct BestServers {
    Window window;
    std::vector<float> level_dbm;      ///< -infinity where no level is known
    std::vector<std::int32_t> sector;  ///< -1 where no level is known; of equal levels the lowest index
    std::vector<unsigned char> hope;   ///< 1: a sector of unknown loss could exceed the useful level

    void reset(Window to);
};

/// What is the same for all sectors of a mast: where they stand and what the receivers look like from there.
struct MastView {
    const Grid& grid;  ///< of the run; windows are its cells
    Point position;
    HeightAboveSeaLevel antenna;
    HeightAboveGround receiver_height;
    Decibels environment_loss;        ///< between the open air and the receiver
    Window window;                    ///< of `ground_m` and of the losses given with it
    std::span<const float> ground_m;  ///< at the cell centres
};

/// One sector and its index; all sectors given together share a frequency and a layer.
struct IndexedSector {
    const RadioSector* sector = nullptr;
    std::uint32_t index = 0;
};

/// Folds sectors into `best`, whose window must contain `view.window`: where a loss is finite the level is
/// `level()` of algorithms/antenna within 0.01 dB, and the pair (level, lowest index) is a maximum, so neither the
/// order of calls nor how the area is cut into windows changes the outcome. Where the loss is unknown (+infinity),
/// a free-space level of at least `useful` sets `hope`. NaN losses are passed over.
void fold_sectors(const MastView& view, std::span<const IndexedSector> sectors, std::span<const float> losses_db,
                  Dbm useful, BestServers& best);

}  // namespace lomsong
