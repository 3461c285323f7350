// SPDX-License-Identifier: Apache-2.0
/// @file  Whom each candidate would serve: cells by the sweep, test points over exact paths.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/layers.hpp"
#include "engine/core/reporter.hpp"
#include "engine/core/site_plan.hpp"
#include "engine/job/radio_scene.hpp"
#include "engine/job/site_candidates.hpp"
#include "engine/job/site_demand.hpp"
#include "engine/parallel/execution.hpp"

namespace lomsong {

/// Sectors that stand for the new stations, and whose they are.
struct ProposedSectors {
    std::vector<Sector> sectors;          ///< by candidate, then technology
    std::vector<std::size_t> candidates;  ///< of each sector
};

/// One omnidirectional sector for each technology of each candidate, with the question's power or the project's
/// defaults: what a mast with sectors all around brings, without asking how they are turned. Station and site are
/// named as the candidate; the operator is the question's, or the first.
[[nodiscard]] ProposedSectors proposed_sectors(std::span<const SiteCandidate> candidates,
                                               const SiteQuestion& question);

/// By candidate: into SiteDemand::cells, those that would have the service asked for, ascending. `scene` holds the
/// proposed sectors. A path over unknown ground, or outside the model's ranges, serves nobody.
/// @throws Error{interrupted} when cancelled.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> served_cells(const RadioScene& scene,
                                                                   const ProposedSectors& proposed,
                                                                   std::size_t candidates, const SiteDemand& demand,
                                                                   PointStatus asked, Execution execution,
                                                                   Reporter& reporter);

/// The same for test points: into `points`, of those that are marked.
[[nodiscard]] std::vector<std::vector<std::size_t>> served_points(
    const RadioScene& scene, const ProposedSectors& proposed, std::size_t candidates,
    std::span<const TestPoint> points, const std::vector<bool>& marked, PointStatus asked, Execution execution,
    Reporter& reporter);

}  // namespace lomsong
