// SPDX-License-Identifier: Apache-2.0
/// @file  What the page is told: what can be tried, and what a trial would change.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "engine/core/layers.hpp"
#include "engine/core/network_trial.hpp"
#include "engine/core/parameters.hpp"

namespace lomsong {

/// What can be tried in a result, and what its numbers rest on.
struct TrialOffer {
    std::string unavailable;                  ///< why nothing can be tried; empty when something can
    std::vector<std::string> changed_inputs;  ///< files that are not as the run read them
    std::size_t hamlets_otherwise = 0;        ///< that the result has in another status than the trials' today
};

/// {"unavailable": "", "changed_inputs": [...], "hamlets_otherwise": 0, "radius_km": 15,
///  "operators": ["Viettel"], "technologies": [{"name": "4G", "height_m": 36, "eirp_dbm": 60}]}
/// Operators are those that have reported: of others nothing is known that could change.
[[nodiscard]] std::string offer_json(const TrialOffer& offer, const Layers& layers,
                                     const RunParameters& parameters);

/// {"hamlets": [{"code": "H1", "name": "...", "commune": "...", "any": CHANGE, "operators": {"Viettel": CHANGE}}],
///  "off_terrain": [0]} with CHANGE = {"before": "no_signal", "now": "good", "kind": "resolved"} as `lomsong
///  compare`
/// has them; who stays the same is not named. `off_terrain` are stations of the request that stand on ground
/// without a height, and so change nothing.
[[nodiscard]] std::string answer_json(const Layers& layers, std::span<const TriedHamlet> changed,
                                      std::span<const std::size_t> off_terrain);

}  // namespace lomsong
