// SPDX-License-Identifier: Apache-2.0
/// @file  ITU-R P.1812 from one mast to all cells of a window, each radial walked once: the cost per cell does not
///        grow with distance. ../../docs/sweep.md explains it with figures.
#pragma once

#include <vector>

#include "algorithms/propagation/path_loss_model.hpp"
#include "algorithms/sweep/mast.hpp"
#include "algorithms/sweep/mast_frame.hpp"
#include "algorithms/sweep/radial_fan.hpp"
#include "algorithms/sweep/receiver_cells.hpp"
#include "algorithms/sweep/receiver_order.hpp"
#include "algorithms/sweep/walk_state.hpp"
#include "algorithms/terrain/profile.hpp"
#include "engine/core/parameters.hpp"

namespace lomsong {

/// Losses within 0.01 dB of P.1812 over `sweep_profile` on 99.9 % of cells and 0.1 dB at worst. Immutable; what is
/// in work is the caller's `Scratch`.
class RadialSweep {
  public:
    /// Memory in work, reused between masts.
    struct Scratch {
        sweep::ReceiverOrder order;
        std::vector<sweep::WalkState> rings;  ///< the sheaf in work in each ring
        sweep::SweptPaths paths;
        std::vector<float> losses_db;
    };

    /// Both must outlive the sweep.
    RadialSweep(const TerrainProfiler& profiler, const RadioParameters& radio);

    /// Whether the model is P.1812, the mast and all of its frequencies lie in its ranges, and the mast stands on
    /// known ground. If not, every receiver needs the model's own word.
    [[nodiscard]] bool serves(const PathLossModel& model, const Mast& mast) const;

    /// Fills `field`, which has been reset for this mast and window, but for the receivers nearer than the fan's
    /// `near_limit`: `near` is overwritten with their cells.
    void sweep(const Mast& mast, const ReceiverCells& cells, Scratch& scratch, LossField& field,
               std::vector<Cell>& near) const;

  private:
    [[nodiscard]] sweep::MastFrame frame_of(const Mast& mast) const;

    const TerrainProfiler& m_profiler;
    const RadioParameters& m_radio;
    RadialFan m_fan;
    std::vector<float> m_layer_least_db;  ///< see MastFrame
};

}  // namespace lomsong
