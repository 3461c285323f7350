// SPDX-License-Identifier: Apache-2.0
#include "engine/job/held_evidence.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lomsong {
namespace {

/// One operator with masts at 1, 2 and 50 km east of a hamlet with one test point; a link is 10 km at most.
RunTrace world() {
    RunTrace trace;
    trace.radius = Metres{10'000};
    trace.operators = {"Alpha"};
    for (const double x : {1'000.0, 2'000.0, 50'000.0}) {
        trace.sectors.push_back({{0, Technology::g4}, {x, 0}, 100, 200});
    }
    trace.points.push_back({{0, 0}, std::vector<BestLink>(k_technology_count), {}, 0, 0, 0});
    OperatorEvidence evidence;
    evidence.nearest.resize(2);
    evidence.nearest[0].distance = Metres{1'000};
    evidence.nearest[1].sector = 1;
    evidence.nearest[1].distance = Metres{2'000};
    evidence.worst_point = 0;
    trace.hamlets.push_back({0, 1, {HamletStatus{}}, {{evidence}}});
    return trace;
}

std::optional<OperatorEvidence> held(const RunTrace& before, const RunTrace& now) {
    const KnownEvidence known = evidence_that_holds(before, now, plan_changes(before, now));
    return known.empty() ? std::nullopt : known.at(0).at(0);
}

TEST(HeldEvidence, HoldsWithoutAChange) {
    EXPECT_EQ(held(world(), world()), world().hamlets[0].evidence.operators[0]);
}

TEST(HeldEvidence, AChangeBeyondTheRadiusAndTheTwoNearestTouchesNothing) {
    RunTrace now = world();
    now.sectors[2].evidence_fingerprint = 201;
    EXPECT_TRUE(held(world(), now));
}

TEST(HeldEvidence, AChangeOfASectorWithinTheRadiusIsGatheredAnew) {
    RunTrace now = world();
    now.sectors[1].evidence_fingerprint = 201;
    EXPECT_FALSE(held(world(), now));
}

TEST(HeldEvidence, WithFewerThanTwoPlacesAFarMastThatComesCouldBeTheSecond) {
    RunTrace before = world();
    before.hamlets[0].evidence.operators[0].nearest.resize(1);
    RunTrace now = before;
    now.sectors[2].evidence_fingerprint = 201;
    EXPECT_FALSE(held(before, now));
}

TEST(HeldEvidence, ChangedLimitsOfRemediesTouchAll) {
    RunTrace now = world();
    now.evidence_premises = {{"limits of remedies", 1}};
    EXPECT_FALSE(held(world(), now));
}

TEST(HeldEvidence, AHamletTestedElsewhereIsGatheredAnew) {
    RunTrace now = world();
    now.points[0].position = {1, 0};
    EXPECT_FALSE(held(world(), now));
}

TEST(HeldEvidence, IndicesAreThoseOfThisRun) {
    RunTrace now = world();
    now.sectors.insert(now.sectors.begin(), {{0, Technology::g4}, {60'000, 0}, 7, 7});
    now.points.insert(now.points.begin(), {{90'000, 0}, std::vector<BestLink>(k_technology_count), {}, 0, 0, 0});
    now.hamlets[0].first_point = 1;
    const auto evidence = held(world(), now);
    ASSERT_TRUE(evidence);
    EXPECT_EQ(evidence->worst_point, 1U);
    EXPECT_EQ(evidence->nearest.at(0).sector, 1U);
    EXPECT_EQ(evidence->nearest.at(1).sector, 2U);
}

}  // namespace
}  // namespace lomsong
