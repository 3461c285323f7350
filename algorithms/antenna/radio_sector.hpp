// SPDX-License-Identifier: Apache-2.0
/// @file  A sector as the radio computation needs it: complete, with what was assumed marked.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/results.hpp"

namespace lomsong {

/// How an antenna's gain falls off from its strongest direction; see pattern.hpp.
enum class AntennaPattern : unsigned char { omni, tr36814, tr38901 };

/// The pattern of that name, as TechnologyParameters has it.
/// @throws Error{bad_project} for any other name.
[[nodiscard]] AntennaPattern pattern_named(const std::string& name);

/// Where a sector's EIRP comes from.
enum class EirpBasis : unsigned char { declared, power_and_gain, assumed };

/// Which values the station file did not give. Only values that influence the level are marked: a bandwidth for
/// 4G and 5G, a tilt unless the pattern is plain omni.
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
    Angle tilt;  ///< positive looks down
    Hertz frequency;
    Hertz bandwidth;
    Dbm eirp;            ///< total over the bandwidth, strongest direction
    Dbm reference_eirp;  ///< of the reference signal that the technology's level is measured on
    AntennaPattern pattern = AntennaPattern::omni;
    EirpBasis eirp_basis = EirpBasis::declared;
    SectorAssumptions assumptions;
    bool assumed = false;  ///< assumptions.any()
};

/// Gain assumed for a sector whose file gives a power but no gain. Source and doubts: docs/link-budget.md.
[[nodiscard]] Decibels default_gain(AntennaPattern pattern, bool omnidirectional) noexcept;

/// How far the reference signal lies below the total EIRP, at least 0 dB.
/// 2G: the BCCH carrier, 0 dB. 3G: CPICH at 10 % of the power. 4G, 5G: one resource element, 10 log10(12 N_RB).
[[nodiscard]] Decibels reference_signal_share(Technology technology, Hertz frequency, Hertz bandwidth) noexcept;

/// Resource blocks of an LTE or NR carrier. A bandwidth that is not in the table counts as the next lower one,
/// and one below the table as its first. NR: subcarriers of 30 kHz from 2.3 GHz on (TDD bands), else of 15 kHz.
[[nodiscard]] int resource_blocks(Technology technology, Hertz frequency, Hertz bandwidth) noexcept;

/// One RadioSector per entry of Layers::sectors, in its order; gaps filled from `parameters`, counted in `counts`
/// (which is overwritten).
/// @throws Error{bad_project} for an unknown pattern name.
[[nodiscard]] std::vector<RadioSector> complete_sectors(const Layers& layers, const RunParameters& parameters,
                                                        AssumedInputs& counts);

}  // namespace lomsong
