// SPDX-License-Identifier: Apache-2.0
/// @file  A network judged once and kept warm, so that stations can be tried in it within moments.
#pragma once

#include <span>
#include <vector>

#include "algorithms/settlement/test_plan.hpp"
#include "algorithms/verdict/verdicts.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/network_trial.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/reporter.hpp"
#include "engine/core/results.hpp"
#include "engine/core/run_trace.hpp"
#include "engine/job/radio_scene.hpp"
#include "engine/parallel/execution.hpp"

namespace lomsong {

/// The question of `judged_network`, asked again and again of one network: test points, clutter heights and today's
/// links are found once, and a trial looks at the links of its own stations alone. The verdicts are those of a
/// whole computation. One trial at a time.
class NetworkTrials {
  public:
    /// Judges the network as it stands, without measurements.
    /// @throws Error{bad_project} for an unknown model, Error{interrupted} when cancelled.
    NetworkTrials(Layers layers, RunParameters parameters, Execution execution, Reporter& reporter);

    [[nodiscard]] const Layers& layers() const { return m_layers; }
    [[nodiscard]] const RunParameters& parameters() const { return m_parameters; }
    /// As Layers::hamlets.
    [[nodiscard]] const std::vector<HamletResult>& today() const { return m_today; }
    /// False where a station cannot stand: off the terrain, or where its height is not known.
    [[nodiscard]] bool is_on_known_ground(Point place) const;

    /// Hamlets, in the order of Layers::hamlets, some status of which would become another with these sectors on
    /// air beside all others. Sectors belong to operators of the layers.
    /// @throws Error{interrupted} when cancelled; the next trial is none the worse for it.
    [[nodiscard]] std::vector<TriedHamlet> changed_by(std::span<const Sector> tried, Reporter& reporter);

  private:
    [[nodiscard]] std::vector<HamletResult> judged(const RadioScene& scene, const PointLinks& links) const;

    Layers m_layers;
    RunParameters m_parameters;
    Execution m_execution;
    TestPlan m_plan;
    RadioScene m_scene;
    std::vector<TracedPoint> m_points;  ///< today's links, as TestPlan::points
    std::vector<HamletResult> m_today;
};

}  // namespace lomsong
