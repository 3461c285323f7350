// SPDX-License-Identifier: Apache-2.0
/// @file  Loss from one mast to many receivers: the seam between whoever needs losses and how they are found.
///        One geometry pass per receiver serves every frequency of the mast.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "algorithms/propagation/path_loss_model.hpp"
#include "algorithms/sweep/mast.hpp"
#include "algorithms/sweep/radial_sweep.hpp"
#include "algorithms/sweep/receiver_cells.hpp"
#include "algorithms/terrain/profile.hpp"
#include "engine/core/geometry.hpp"
#include "engine/core/parameters.hpp"

namespace lomsong {

/// Losses from one mast to a list of receivers. An owner reuses it, so that nothing is allocated per mast.
class MastLosses {
  public:
    void reset(std::size_t receivers, std::size_t frequencies);

    /// False when the path crosses unknown ground; there is no loss then.
    [[nodiscard]] bool path_known(std::size_t receiver) const { return m_known[receiver] != 0; }
    void set_path_known(std::size_t receiver, bool known) { m_known[receiver] = known ? 1 : 0; }
    [[nodiscard]] PathLoss& loss(std::size_t receiver, std::size_t frequency) {
        return m_losses[receiver * m_frequencies + frequency];
    }
    [[nodiscard]] const PathLoss& loss(std::size_t receiver, std::size_t frequency) const {
        return m_losses[receiver * m_frequencies + frequency];
    }

  private:
    std::size_t m_frequencies = 0;
    std::vector<unsigned char> m_known;
    std::vector<PathLoss> m_losses;
};

/// Computes losses by the run's model along exact profiles, one per receiver. Shared by all threads: the
/// profile in work is the caller's `Scratch`.
class MastSweep {
  public:
    struct Scratch {
        PathProfile profile;
        MastLosses losses;
        RadialSweep::Scratch radial;
        std::vector<Cell> near;
    };

    /// All three must outlive the sweep.
    MastSweep(const TerrainProfiler& profiler, const PathLossModel& model, const RadioParameters& radio)
        : m_profiler{profiler}, m_model{model}, m_radio{radio}, m_radial{profiler, radio} {}

    /// Basic transmission loss from the mast to each receiver (at the run's receiver height) and frequency.
    void sweep(const Mast& mast, std::span<const Point> receivers, Scratch& scratch, MastLosses& losses) const;

    /// The same for the wanted cells of a window; `field` is reset first. For P.1812 by the radial sweep, for all
    /// other models along exact profiles. A cell's loss does not depend on the window.
    void sweep(const Mast& mast, const ReceiverCells& cells, Scratch& scratch, LossField& field) const;

    /// Whether `sweep` walks radials for this mast; otherwise every cell takes a path of its own, a thousand times
    /// dearer.
    [[nodiscard]] bool by_radials(const Mast& mast) const { return m_radial.serves(m_model, mast); }

    /// The link as the model reads it, over a profile cut before; for reports on a single path.
    [[nodiscard]] Link link(const Mast& mast, Hertz frequency, const PathProfile& profile) const;

    [[nodiscard]] const TerrainProfiler& profiler() const { return m_profiler; }
    [[nodiscard]] const PathLossModel& model() const { return m_model; }

  private:
    /// One cell by its exact profile, all frequencies.
    void sweep_exactly(const Mast& mast, const ReceiverCells& cells, Cell cell, Scratch& scratch,
                       LossField& field) const;
    const TerrainProfiler& m_profiler;
    const PathLossModel& m_model;
    const RadioParameters& m_radio;
    RadialSweep m_radial;
};

}  // namespace lomsong
