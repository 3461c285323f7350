// SPDX-License-Identifier: Apache-2.0
/// @file  A sector as the radio computation needs it: complete, with what was assumed marked.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/core/antenna_pattern.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/results.hpp"

namespace lomsong {

/// Where a sector's EIRP comes from.
enum class EirpBasis : unsigned char { declared, power_and_gain, assumed };

/// Which values the station file did not give. Only values that influence the level are marked: a bandwidth for
/// 4G and 5G, a tilt unless the pattern is plain omni, an azimuth unless the pattern is the same all around.
struct SectorAssumptions {
    bool height = false;
    bool azimuth = false;  ///< treated as omnidirectional
    bool tilt = false;
    bool frequency = false;
    bool bandwidth = false;
    bool power = false;  ///< the EIRP, or the gain or feeder loss it was computed from
    [[nodiscard]] bool any() const { return height || azimuth || tilt || frequency || bandwidth || power; }
};

struct RadioSector {
    std::size_t sector = 0;  ///< into Layers::sectors
    std::size_t operator_index = 0;
    Technology technology = Technology::g4;
    Point position;
    HeightAboveGround antenna_height;
    bool omnidirectional = false;  ///< no horizontal pattern; `azimuth` is meaningless
    Angle azimuth;
    /// Electrical, positive looks down: by how much the vertical cut is shifted. What a pattern file has in its
    /// cut already is not in it.
    Angle tilt;
    Angle mechanical_tilt;  ///< 0 for an omnidirectional sector
    Hertz frequency;
    Hertz bandwidth;
    Dbm eirp;            ///< total over the bandwidth, strongest direction
    Dbm reference_eirp;  ///< of the reference signal that the technology's level is measured on
    AntennaPattern pattern = AntennaPattern::omni;
    const AntennaPatternTable* table =
        nullptr;  ///< of Layers::patterns, which must live on; of pattern `file` only
    EirpBasis eirp_basis = EirpBasis::declared;
    SectorAssumptions assumptions;
    bool assumed = false;  ///< assumptions.any()
};

/// Gain assumed where neither the station file nor a pattern file gives one beside a power. Source and doubts:
/// docs/link-budget.md.
[[nodiscard]] Decibels default_gain(AntennaPattern pattern, bool omnidirectional) noexcept;

/// How far the reference signal lies below the total EIRP, at least 0 dB.
/// 2G: the BCCH carrier, 0 dB. 3G: CPICH at 10 % of the power. 4G, 5G: one resource element, 10 log10(12 N_RB).
[[nodiscard]] Decibels reference_signal_share(Technology technology, Hertz frequency, Hertz bandwidth) noexcept;

/// Resource blocks of an LTE or NR carrier. A bandwidth that is not in the table counts as the next lower one,
/// and one below the table as its first. NR: subcarriers of 30 kHz from 2.3 GHz on (TDD bands), else of 15 kHz.
[[nodiscard]] int resource_blocks(Technology technology, Hertz frequency, Hertz bandwidth) noexcept;

/// How a sector leans. The station file may say it as a whole, by its two parts, or both; docs/antennas.md has the
/// table.
struct SectorTilt {
    Angle electrical;  ///< as the station file sees it, with what a pattern file has in its cut
    Angle mechanical;
    bool assumed = false;
};
/// What is declared goes first: the two parts, then what they leave of the whole. Of a whole alone, the electrical
/// part is what the pattern file has (all of it without a file), and the rest is mechanical. Without any, the
/// electrical part is the pattern file's or the default, and marked as assumed. `table` may be null.
[[nodiscard]] SectorTilt sector_tilt(const Sector& declared, Angle default_tilt,
                                     const AntennaPatternTable* table) noexcept;

/// One RadioSector per entry of Layers::sectors, in its order; gaps filled from `parameters`, counted in `counts`
/// (which is overwritten). `layers` must outlive the result where patterns are files.
/// @throws Error{bad_project} for a pattern that is neither built in nor in Layers::patterns.
[[nodiscard]] std::vector<RadioSector> complete_sectors(const Layers& layers, const RunParameters& parameters,
                                                        AssumedInputs& counts);

}  // namespace lomsong
