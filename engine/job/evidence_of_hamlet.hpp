// SPDX-License-Identifier: Apache-2.0
/// @file  One hamlet of a run in full, computed alone: its points, links, verdict and evidence, as the whole run
///        has them.
#pragma once

#include <cstddef>
#include <vector>

#include "algorithms/verdict/verdicts.hpp"
#include "engine/core/evidence.hpp"
#include "engine/core/reporter.hpp"
#include "engine/core/results.hpp"
#include "engine/job/radio_scene.hpp"
#include "engine/parallel/execution.hpp"

namespace lomsong {

struct ExplainedHamlet {
    std::size_t hamlet = 0;               ///< into Layers::hamlets
    HamletResult result;                  ///< without fibre
    std::vector<TestPoint> points;        ///< its own, centre first
    PointLinks links;                     ///< to its points
    HamletEvidence evidence;              ///< its worst points are into `points`
    std::vector<MeasuredPoint> measured;  ///< its points are into `points`
};

/// Everything of `hamlet` that a run over the scene would find.
[[nodiscard]] ExplainedHamlet explain_hamlet(const RadioScene& scene, std::size_t hamlet, Execution execution,
                                             Reporter& reporter);

}  // namespace lomsong
