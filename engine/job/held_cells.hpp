// SPDX-License-Identifier: Apache-2.0
/// @file  The cells of coverage rasters that an earlier run found and that still hold.
#pragma once

#include <cstddef>
#include <limits>
#include <optional>

#include "algorithms/coverage/best_server.hpp"
#include "engine/core/coverage_sink.hpp"
#include "engine/core/grid.hpp"
#include "engine/core/results.hpp"
#include "engine/job/change_plan.hpp"
#include "engine/job/earlier_run.hpp"

namespace lomsong {

/// Layers are this run's. `shut` the cells that hold before any sector is folded in, `restore` them afterwards.
class HeldCells {
  public:
    /// Above every level, so that no sector is looked at in a cell that is shut.
    static constexpr float k_shut_dbm = std::numeric_limits<float>::infinity();

    /// Nothing holds: every cell has to be computed.
    HeldCells() = default;
    /// Both must outlive this.
    HeldCells(const EarlierRun& earlier, const ChangePlan& plan) : m_earlier{&earlier}, m_plan{&plan} {}

    /// The earlier layer that is, cell for cell and index for index, what this run would find.
    [[nodiscard]] std::optional<std::size_t> same_layer(std::size_t layer) const;

    /// The earlier statuses of this run's cells (its study `area`), in open cells too; unknown everywhere when
    /// nothing of the layer holds. @throws Error{bad_data} when the trace does not have a status for every cell.
    [[nodiscard]] Raster<std::uint8_t> statuses(std::size_t layer, const Raster<std::uint8_t>& area) const;

    /// The smallest part of the window outside which the cells of all layers hold.
    [[nodiscard]] Window open_part(const Grid& grid, const Window& window, std::size_t layer_count) const;

    /// Sets the levels of cells that hold to `k_shut_dbm`. Returns how many cells of the window stay open.
    std::size_t shut(std::size_t layer, const Grid& grid, BestServers& best) const;

    /// Puts the earlier levels and best servers into the cells that are shut: NaN and -1 where there were none. Of
    /// all threads one at a time.
    void restore(std::size_t layer, BestServers& best) const;

  private:
    [[nodiscard]] const LayerReuse* reuse(std::size_t layer) const;

    const EarlierRun* m_earlier = nullptr;
    const ChangePlan* m_plan = nullptr;
};

}  // namespace lomsong
