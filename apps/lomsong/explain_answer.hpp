// SPDX-License-Identifier: Apache-2.0
/// @file  One hamlet explained, in sentences for a planner and as JSON.
#pragma once

#include <string>
#include <vector>

#include "engine/core/parameters.hpp"
#include "engine/job/evidence_of_hamlet.hpp"
#include "engine/job/radio_scene.hpp"

namespace lomsong {

/// All that `lomsong explain` has to say from a project.
struct ExplainAnswer {
    const RadioScene& scene;
    const ExplainedHamlet& hamlet;
    std::vector<std::size_t> operators;  ///< those asked for, into Layers::operators
};

[[nodiscard]] std::string explain_text(const ExplainAnswer& answer, Language language);
[[nodiscard]] std::string explain_json(const ExplainAnswer& answer);

/// How far a level stands above what `weak` needs at the target probability.
[[nodiscard]] Decibels margin_of(const RadioScene& scene, Technology technology, Dbm level);

}  // namespace lomsong
