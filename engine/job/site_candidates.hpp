// SPDX-License-Identifier: Apache-2.0
/// @file  Where a new station may stand: the user's own places, masts that stand already, high ground near a road.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/reporter.hpp"
#include "engine/core/site_plan.hpp"
#include "engine/job/radio_scene.hpp"
#include "engine/job/site_demand.hpp"
#include "engine/job/site_roads.hpp"
#include "engine/parallel/execution.hpp"

namespace lomsong {

struct SiteCandidate {
    SiteKind kind = SiteKind::new_mast;
    std::string code;  ///< empty for a new mast: it gets one when it is proposed
    Point position;
    HeightAboveSeaLevel ground;
    std::vector<std::size_t> operators;    ///< on the mast now, ascending
    std::vector<Technology> technologies;  ///< that the new station would carry, never empty
    HeightAboveGround antenna_height;
    double cost = 0.0;
};

struct SiteCandidates {
    std::vector<SiteCandidate> all;        ///< given ones, then masts, then new places
    std::vector<std::string> off_terrain;  ///< given ones on unknown ground
};

/// Candidates within reach of somebody who is not served.
///
/// - Every given one on known ground.
/// - Masts of `all_masts`, which holds the sectors of every operator, that lack a technology the question wants of
/// its
///   operator (of anybody, when it names none). Sectors nearer to each other than 50 m stand on one mast; the new
///   antennas hang no higher than its highest.
/// - The highest ground of every square of the project's spacing, inside the communes where they are known, and no
///   farther from a road than allowed where roads are.
/// Of masts and of new places the project's number each is kept, those that together see most of the unserved,
/// round by round (algorithms/plan/thinning.hpp).
[[nodiscard]] SiteCandidates find_candidates(const RadioScene& all_masts, const SiteQuestion& question,
                                             const SiteDemand& demand, const SiteRoads& roads, Execution execution,
                                             Reporter& reporter);

/// The technologies that the question wants: the one it names, else those that its operator (anybody) has.
[[nodiscard]] std::vector<Technology> wanted_technologies(const Layers& layers, const SiteQuestion& question);

}  // namespace lomsong
