// SPDX-License-Identifier: Apache-2.0
/// @file  Which cells are worth a loss from a mast: those where a sector could still become the best server.
#pragma once

#include <cstddef>
#include <span>

#include "algorithms/coverage/best_server.hpp"
#include "algorithms/coverage/mast_view.hpp"
#include "engine/core/grid.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// What a mast's sectors of one layer could bring at most.
struct LayerProspect {
    Dbm strongest_at_1_m;               ///< by `strongest_at_1_m` over its sectors
    Metres reach;                       ///< the greatest of its sectors
    const BestServers* best = nullptr;  ///< whose window contains the view's
};

/// A level at 1 m that, less 20 log10 of the distance in metres, no level of the sector exceeds: free space,
/// full gain and the largest correction of its technology, which is taken off `environment_loss`, and 0.15 dB for
/// what models and single precision may lie below that.
[[nodiscard]] Dbm strongest_at_1_m(const RadioSector& sector, Decibels environment_loss);

/// Distances along the ground, more than the first and at most the second. A ring that begins at 0 m has its
/// centre.
struct DistanceRing {
    Metres beyond;
    Metres up_to;
};

/// Sets `wanted` (of the view's window) in `rows` rows to 1 where the ground is known, the cell lies in the ring
/// and some layer could gain; else to 0. Returns how many it set to 1.
///
/// Whoever passes over the others changes no best server: their strongest level lies below what is there.
std::size_t mark_wanted(const MastView& view, const DistanceRing& ring, std::span<const LayerProspect> layers,
                        Row first, std::int32_t rows, std::span<unsigned char> wanted);

}  // namespace lomsong
