// SPDX-License-Identifier: Apache-2.0
/// @file  The radio side of a run, ready for computing: sectors completed, grouped into masts, terrain and model
///        at hand. Immutable once made; all threads share one.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "algorithms/antenna/radio_sector.hpp"
#include "algorithms/propagation/path_loss_model.hpp"
#include "algorithms/sweep/mast_sweep.hpp"
#include "algorithms/terrain/profile.hpp"
#include "engine/core/calibration.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/results.hpp"

namespace lomsong {

/// A sector on its mast.
struct MastSector {
    std::uint32_t sector = 0;   ///< into RadioScene::sectors, which stand as Layers::sectors
    std::size_t frequency = 0;  ///< into Mast::frequencies
};

/// A mast with the sectors that hang on it. Sectors of one place at several heights are several masts.
struct LoadedMast {
    Mast mast;
    std::optional<HeightAboveSeaLevel> antenna;  ///< empty: the mast stands on unknown ground
    std::vector<MastSector> sectors;
};

/// Where a receiver lies as seen from an antenna.
struct Direction {
    Metres distance;  ///< along the ground
    Angle azimuth;
    std::optional<Angle> elevation;             ///< up positive, straight line; empty over unknown ground
    std::uint8_t land_cover = k_no_land_cover;  ///< at the receiver; looked up when a calibration asks for it
};

class RadioScene {
  public:
    /// `layers` and `parameters` must outlive the scene.
    /// @throws Error{bad_project} when the project's model is unknown.
    RadioScene(const Layers& layers, const RunParameters& parameters);
    /// Other sectors over the ground of `other`, whose clutter heights it shares: making them takes a province a
    /// moment. The layers of both must outlive the scene, and have the same terrain and land cover.
    RadioScene(const Layers& layers, const RunParameters& parameters, const RadioScene& other);
    RadioScene(const RadioScene&) = delete;
    RadioScene& operator=(const RadioScene&) = delete;

    [[nodiscard]] const Layers& layers() const { return m_layers; }
    [[nodiscard]] const RunParameters& parameters() const { return m_parameters; }
    [[nodiscard]] const std::vector<RadioSector>& sectors() const { return m_sectors; }
    [[nodiscard]] const std::vector<LoadedMast>& masts() const { return m_masts; }
    [[nodiscard]] const AssumedInputs& assumed() const { return m_assumed; }
    [[nodiscard]] const TerrainProfiler& profiler() const { return *m_profiler; }
    [[nodiscard]] const MastSweep& sweep() const { return m_sweep; }

    /// `antenna` and `ground` are the heights of the antenna and of the ground at the receiver.
    [[nodiscard]] Direction direction(Point mast, std::optional<HeightAboveSeaLevel> antenna, Point receiver,
                                      std::optional<HeightAboveSeaLevel> ground) const;
    [[nodiscard]] Direction direction(const LoadedMast& mast, Point receiver,
                                      std::optional<HeightAboveSeaLevel> ground) const {
        return direction(mast.mast.position, mast.antenna, receiver, ground);
    }
    /// Land cover at a place; k_no_land_cover off its raster, and where that knows nothing.
    [[nodiscard]] std::uint8_t land_cover(Point place) const;
    /// What the run's calibration adds to a level; 0 without one.
    [[nodiscard]] Decibels correction(Technology technology, const Direction& direction) const;
    /// No correction of the technology is larger, at whatever receiver.
    [[nodiscard]] Decibels largest_correction(Technology technology) const;
    /// Level of a sector over a known loss, with the environment's loss and the calibration.
    [[nodiscard]] Dbm level(const RadioSector& sector, const Direction& direction, Decibels loss) const;
    /// The same if the antenna looked straight at the receiver.
    [[nodiscard]] Dbm pointed_level(const RadioSector& sector, const Direction& direction, Decibels loss) const;
    /// No loss of any model lies more than 0.05 dB below free space, so no level lies above this; without an
    /// elevation the full gain is taken.
    [[nodiscard]] Dbm strongest_possible(const RadioSector& sector, const Direction& direction) const;
    /// The median that a level must reach to be at least `weak` at the target probability.
    [[nodiscard]] Dbm weakest_useful(Technology technology) const { return m_weakest_useful[index_of(technology)]; }

  private:
    RadioScene(const Layers& layers, const RunParameters& parameters,
               std::shared_ptr<const TerrainProfiler> profiler);

    const Layers& m_layers;
    const RunParameters& m_parameters;
    AssumedInputs m_assumed;
    std::vector<RadioSector> m_sectors;
    std::shared_ptr<const TerrainProfiler> m_profiler;
    MastSweep m_sweep;
    std::vector<LoadedMast> m_masts;
    PerTechnology<Dbm> m_weakest_useful;
};

}  // namespace lomsong
