// SPDX-License-Identifier: Apache-2.0
/// @file  What `lomsong coverage` found, for people and as JSON.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "apps/lomsong/coverage_options.hpp"
#include "engine/job/radio_scene.hpp"
#include "engine/job/single_coverage.hpp"

namespace lomsong {

/// What the texts read: the question, what stands there, and the answer.
struct CoverageAnswer {
    const CoverageQuery& query;
    const RadioScene& scene;
    const SingleCoverage& coverage;
    ClassSummary classes;
    std::vector<std::pair<std::string, double>> timings_s;  ///< by stage, in order
};

/// Everything that the numbers depend on, in one sentence; it goes into the files as well, in English.
[[nodiscard]] std::string conditions(const CoverageQuery& query, Language language);

/// Area by class, what is not known, the farthest cell on the ladder.
[[nodiscard]] std::string coverage_text(const CoverageAnswer& answer, Language language);
[[nodiscard]] std::string coverage_json(const CoverageAnswer& answer);

}  // namespace lomsong
