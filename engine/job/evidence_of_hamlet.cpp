// SPDX-License-Identifier: Apache-2.0
#include "engine/job/evidence_of_hamlet.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "algorithms/settlement/test_plan.hpp"
#include "engine/job/evidence_gathering.hpp"
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
    const TestPlan plan = plan_test_points(scene.layers(), scene.parameters().settlement);
    std::vector<TestPoint> points;
    std::ranges::copy_if(plan.points, std::back_inserter(points),
                         [hamlet](const TestPoint& point) { return point.hamlet == hamlet; });
    PointSearch search = search_points(scene, points, execution, reporter);
    // The others have no test point here: nothing is computed for them, and nothing of them is kept.
    std::vector<HamletResult> results(scene.layers().hamlets.size());
    judge_hamlets(scene.layers(), scene.parameters(), points, search.links, assumed_sectors(scene), results);
    const HamletPlace& place = plan.hamlets.at(hamlet);
    HamletResult& result = results[hamlet];
    result.centre = place.centre;
    result.centre_basis = place.basis;
    result.boundary_estimated = place.boundary_estimated;
    auto evidence = gather_evidence(scene, points, search.links, results, execution, reporter);
    return {hamlet, std::move(result), std::move(points), std::move(search.links), std::move(evidence[hamlet])};
}

}  // namespace lomsong
