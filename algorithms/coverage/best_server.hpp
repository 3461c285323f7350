// SPDX-License-Identifier: Apache-2.0
/// @file  From losses over a window to levels, and the strongest sector of every cell.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "algorithms/antenna/radio_sector.hpp"
#include "algorithms/coverage/cell_kernels.hpp"
#include "algorithms/coverage/correction_table.hpp"
#include "algorithms/coverage/mast_view.hpp"
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

/// One sector and its index.
struct IndexedSector {
    const RadioSector* sector = nullptr;
    std::uint32_t index = 0;
    Metres reach{std::numeric_limits<double>::infinity()};  ///< cells farther away are passed over
};

/// Sectors of a mast that share a frequency and a layer, with the losses of that frequency over the view's window.
struct SectorGroup {
    std::span<const IndexedSector> sectors;
    std::span<const float> losses_db;  ///< finite; NaN where nobody asked; +infinity where the loss is unknown
    Dbm useful;                        ///< the level from which on an unknown loss leaves hope
    BestServers* best = nullptr;       ///< whose window contains the view's
    const CorrectionTable* correction = nullptr;  ///< of the layer's technology; the view must then know land cover
};

/// The sectors of one mast, made ready once and folded into the best servers part by part.
///
/// Where a loss is finite the level is `level()` of algorithms/antenna and the correction within 0.01 dB, and the
/// pair (level, lowest index) is a maximum, so neither the order of masts nor how the area is cut into windows
/// changes the outcome. Where the loss is unknown, a free-space level with its correction of at least `useful` sets
/// `hope`.
class MastFold {
  public:
    /// Views, losses, pattern tables and corrections must outlive this.
    MastFold(const MastView& view, std::span<const SectorGroup> groups);
    MastFold(const MastFold&) = delete;
    MastFold& operator=(const MastFold&) = delete;

    /// Folds `rows` rows of the view's window. Calls for different rows may run at once.
    void fold(Row first, std::int32_t rows) const;

  private:
    [[nodiscard]] cells::Sector prepared(const IndexedSector& indexed, Decibels environment_loss);
    [[nodiscard]] cells::Cut prepared(const std::vector<double>& cut);

    MastView m_view;
    std::vector<SectorGroup> m_groups;
    std::vector<std::vector<cells::Sector>> m_sectors;  ///< by group
    std::vector<std::vector<float>> m_cuts;
};

/// Folds one group over the whole view.
void fold_sectors(const MastView& view, std::span<const IndexedSector> sectors, std::span<const float> losses_db,
                  Dbm useful, BestServers& best);

}  // namespace lomsong
