// SPDX-License-Identifier: Apache-2.0
/// @file  A part of the study area in work: what is known of its cells so far, and how masts add to it.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

#include "algorithms/coverage/best_server.hpp"
#include "algorithms/coverage/wanted_cells.hpp"
#include "algorithms/sweep/mast_sweep.hpp"
#include "algorithms/verdict/coverage_status.hpp"
#include "engine/core/grid.hpp"
#include "engine/core/reporter.hpp"
#include "engine/core/results.hpp"
#include "engine/job/held_cells.hpp"
#include "engine/job/radio_scene.hpp"
#include "engine/job/raster_plan.hpp"

namespace lomsong {

/// A block of the grid with the best servers of every layer. Many masts may be added at once: stripes of rows have
/// a lock each, and since the best server is a maximum, neither their order nor what each saw of the others
/// matters.
class RasterBlock {
  public:
    /// Memory in work for one mast, handed from mast to mast.
    struct Scratch {
        std::vector<float> ground_m;
        std::vector<std::uint8_t> land_cover;
        std::vector<unsigned char> wanted;
        LossField losses;
        MastSweep::Scratch sweep;
    };

    /// `area` is 1 in the cells that are looked at. Cells that hold are shut: no mast is asked for them. `area`,
    /// `held` and the scene must outlive the block.
    RasterBlock(const RadioScene& scene, const Raster<std::uint8_t>& area, const Window& window,
                std::size_t layer_count, const HeldCells& held);

    /// Over all layers; the others are shut.
    [[nodiscard]] std::uint64_t open_cells() const { return m_open_cells; }
    /// The part outside which every cell is shut.
    [[nodiscard]] const Window& open_part() const { return m_open; }
    /// Rows are read and folded in stripes, the unit of locking.
    [[nodiscard]] std::size_t stripes() const { return m_locks.size(); }
    /// Reads the ground of one stripe; all stripes before any mast. Returns how many cells of the area have none.
    std::uint64_t read_ground(std::size_t stripe);

    /// Takes the mast's losses to those cells of the ring that could gain from it. Many may run at once.
    /// @throws Error{interrupted} within a second of being cancelled.
    void add(const RasterMast& mast, const DistanceRing& ring, Scratch& scratch, const Reporter& reporter);

    /// A layer when all masts are in: writes its statuses (255 off the area and on unknown ground) where no cell is
    /// shut, and returns its levels: NaN where there are none, `HeldCells::k_shut_dbm` where one is to be restored.
    BestServers& finish(std::size_t layer, const StatusLimits& limits, Raster<std::uint8_t>& status);

  private:
    struct Stripe {
        Row first;
        std::int32_t rows = 0;
    };

    /// The part of a stripe that lies in the window.
    [[nodiscard]] Stripe part_of(std::size_t stripe, const Window& window) const;
    template <class Work>
    void for_each_stripe(const Window& window, const Work& work);
    void add_window(const RasterMast& mast, const DistanceRing& ring, const Window& window, Scratch& scratch);
    [[nodiscard]] MastView view_of(const RasterMast& mast, const Window& window, std::span<const float> ground_m,
                                   std::span<const std::uint8_t> land_cover) const;
    template <class T>
    void copy(const std::vector<T>& of_block, const Window& window, std::vector<T>& to) const;
    [[nodiscard]] bool could_serve(const IndexedSector& each, const Cell& cell, Metres away) const;
    [[nodiscard]] Window mark(const MastView& view, const RasterMast& mast, const DistanceRing& ring,
                              std::vector<unsigned char>& wanted);
    void fold(const MastView& view, const RasterMast& mast, const LossField& losses);
    void leave_hope(const RasterMast& mast, const DistanceRing& ring, const Window& window);

    const RadioScene& m_scene;
    const Raster<std::uint8_t>& m_area;
    const HeldCells& m_held;
    Window m_window;
    Window m_open;
    std::uint64_t m_open_cells = 0;
    std::vector<float> m_ground_m;  ///< NaN where nobody looks
    PerTechnology<std::optional<CorrectionTable>> m_corrections;
    std::vector<std::uint8_t> m_land_cover;  ///< where there is ground; empty without a calibration
    std::vector<BestServers> m_best;         ///< by layer
    std::vector<std::mutex> m_locks;         ///< by stripe
};

}  // namespace lomsong
