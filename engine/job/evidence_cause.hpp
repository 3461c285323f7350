// SPDX-License-Identifier: Apache-2.0
/// @file  What decides a gap: every sector of the operator is tried anew with one thing changed, and the change
///        that alone mends the gap names its cause.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "engine/core/evidence.hpp"
#include "engine/job/evidence_basis.hpp"
#include "engine/job/evidence_paths.hpp"

namespace lomsong {

/// Cause, sector, gain, ridge and donor of a gap; the remedies are left empty.
///
/// Each change is tried on each of the operator's sectors (`candidates`, ascending) alone, at the worst point:
///   assumed_inputs      assumed values give way to the most favourable that the operator declares elsewhere
///   sector_points_away  the antenna looks straight at the point
///   vegetation          Alteration::without_clutter
///   terrain_blocked     Alteration::without_ridges
///   beyond_horizon      Alteration::flat_earth
///   technology_missing  the sector gets a technology that its place lacks, as the nearest place has it
/// The first of these that makes any sector serve is the cause, by the sector that then stands best (then the
/// lowest). When none does: no_station_in_range if no sector would serve even looking here over
/// Alteration::wide_open, else the change after which a sector in range stands best, and `alone` is false.
[[nodiscard]] GapEvidence find_cause(const EvidenceBasis& basis, HamletPaths& paths, std::size_t worst_point,
                                     std::span<const std::uint32_t> candidates);

}  // namespace lomsong
