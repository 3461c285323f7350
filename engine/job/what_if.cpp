// SPDX-License-Identifier: Apache-2.0
#include "engine/job/what_if.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "algorithms/settlement/test_plan.hpp"
#include "algorithms/verdict/verdicts.hpp"
#include "engine/job/change_plan.hpp"
#include "engine/job/earlier_run.hpp"
#include "engine/job/evidence_basis.hpp"
#include "engine/job/point_search.hpp"
#include "engine/job/radio_scene.hpp"
#include "engine/job/run_tracing.hpp"

namespace lomsong {

namespace {

RecordedHamlet recorded(const Hamlet& declared, const HamletPlace& place, const HamletResult& result) {
    RecordedHamlet hamlet;
    hamlet.declared = declared;
    hamlet.declared.centre = place.centre;
    hamlet.status = result.status;
    hamlet.points = result.test_points;
    std::ranges::transform(result.operators, std::back_inserter(hamlet.operators), &OperatorVerdict::status);
    return hamlet;
}

}  // namespace

RecordedResult judged_network(const Layers& layers, const RunParameters& parameters, Execution execution,
                              Reporter& reporter, const RunTrace* earlier) {
    const RadioScene scene{layers, parameters};
    const EvidenceBasis basis{scene};
    const TestPlan plan = plan_test_points(layers, parameters.settlement);
    RecordedResult network;
    network.crs = layers.crs.definition;
    network.model = parameters.radio.model;
    network.operators = layers.operators;
    network.operator_has_reported = layers.operator_has_reported;
    network.sectors = layers.sectors;
    network.trace = trace_inputs(basis, plan.points, {});
    std::vector<std::optional<TracedPoint>> known;
    if (earlier != nullptr) {
        known = links_that_hold(*earlier, network.trace, plan_changes(*earlier, network.trace));
    }
    PointSearch search = search_points(scene, plan.points, execution, reporter, known);
    std::vector<bool> assumed;
    std::ranges::transform(scene.sectors(), std::back_inserter(assumed), &RadioSector::assumed);
    std::vector<HamletResult> results(layers.hamlets.size());
    judge_hamlets(layers, parameters, plan.points, search.links, assumed, results);
    network.trace.points = std::move(search.points);
    std::size_t first_point = 0;
    for (std::size_t h = 0; h < results.size(); ++h) {
        network.hamlets.push_back(recorded(layers.hamlets[h], plan.hamlets[h], results[h]));
        network.hamlets.back().first_point = first_point;
        first_point += results[h].test_points;
    }
    return network;
}

}  // namespace lomsong
