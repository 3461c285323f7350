// SPDX-License-Identifier: Apache-2.0
#include "engine/job/evidence_of_hamlet.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "algorithms/settlement/test_plan.hpp"
#include "algorithms/verdict/measured_points.hpp"
#include "engine/job/evidence_gathering.hpp"
#include "engine/job/measured_evidence.hpp"
#include "engine/job/point_search.hpp"

namespace lomsong {

namespace {

std::vector<bool> assumed_sectors(const RadioScene& scene) {
    std::vector<bool> assumed;
    std::ranges::transform(scene.sectors(), std::back_inserter(assumed), &RadioSector::assumed);
    return assumed;
}

}  // namespace

ExplainedHamlet explain_hamlet(const RadioScene& scene, std::size_t hamlet, Execution execution,
                               Reporter& reporter) {
    const RunParameters& parameters = scene.parameters();
    const TestPlan plan = plan_test_points(scene.layers(), parameters.settlement);
    const auto first = std::ranges::lower_bound(plan.points, hamlet, {}, &TestPoint::hamlet);
    const auto last = std::ranges::upper_bound(plan.points, hamlet, {}, &TestPoint::hamlet);
    std::vector<TestPoint> points{first, last};
    PointSearch search = search_points(scene, points, execution, reporter);
    // A measurement may be nearer to a point of another hamlet: all are looked at.
    std::vector<MeasuredPoint> measured =
        of_points(measured_points(scene.layers(), parameters, plan.points),
                  static_cast<std::size_t>(first - plan.points.begin()), points.size());
    hold_against(search.links, parameters, measured);
    // The others have no test point here: nothing is computed for them, and nothing of them is kept.
    std::vector<HamletResult> results(scene.layers().hamlets.size());
    judge_hamlets(scene.layers(), parameters, points, search.links, assumed_sectors(scene), results, measured);
    const HamletPlace& place = plan.hamlets.at(hamlet);
    HamletResult& result = results[hamlet];
    result.centre = place.centre;
    result.centre_basis = place.basis;
    result.boundary_estimated = place.boundary_estimated;
    auto evidence = gather_evidence(EvidenceBasis{scene}, points, search.links, results, execution, reporter);
    hold_evidence_against(measured, parameters, points, results, evidence);
    return {hamlet,
            std::move(result),
            std::move(points),
            std::move(search.links),
            std::move(evidence[hamlet]),
            std::move(measured)};
}

}  // namespace lomsong
