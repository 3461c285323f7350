// SPDX-License-Identifier: Apache-2.0
/// @file  The smallest change of one sector that would mend a gap, found by trying on exact paths.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "engine/core/evidence.hpp"
#include "engine/job/evidence_paths.hpp"

namespace lomsong {

/// The technologies that serve each point of the hamlet now, by the search: sector of the best link.
using Servers = std::vector<std::vector<std::uint32_t>>;

/// Remedies for a hamlet that some sector of `candidates` (one operator's, ascending) could serve. Applied to the
/// input, each brings every point of the hamlet to at least `weak`: where a point is served by the changed sector
/// alone, it still is. Other hamlets are not looked at.
///
/// - azimuth: the smallest turn in whole degrees; of two alike clockwise first
/// - tilt: the smallest change of the electrical tilt in whole degrees; of two alike further down first
/// - power: dB more, in tenths, at most `limits.most_power`
/// - mast: metres higher, whole, by bisection up to `limits.tallest_mast`
/// - new_station: when nothing of the above mends it
/// Of sectors that need the same, the lowest. `worst_point` is tried first, to be done sooner. `served_by` has the
/// sectors that now serve each point; empty where none.
[[nodiscard]] std::vector<Remedy> find_remedies(HamletPaths& paths, std::span<const std::uint32_t> candidates,
                                                std::size_t worst_point, const Servers& served_by,
                                                const RemedyLimits& limits);

}  // namespace lomsong
