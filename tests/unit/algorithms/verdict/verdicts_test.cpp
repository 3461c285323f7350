// SPDX-License-Identifier: Apache-2.0
/// @file  Whole verdicts on a small world: two operators that have reported, one that has not.
#include "algorithms/verdict/verdicts.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"

namespace lomsong {
namespace {

using enum HamletStatus;
using testing::HasSubstr;

constexpr Dbm k_strong{-60.0};

/// Two hamlets: Ban Vai with centre and one cluster, Ban Xeo with a centre only.
struct World {
    Layers layers;
    RunParameters parameters;
    std::vector<TestPoint> points{{0, {0, 0}, true, 10}, {0, {500, 0}, false, 5}, {1, {3000, 0}, true, 8}};
    PointLinks links{3, 3};
    std::vector<bool> assumed{false, true};
    std::vector<HamletResult> results;

    World() {
        layers.operators = {"Viettel", "VNPT", "MobiFone"};
        layers.operator_has_reported = {true, true, false};
        layers.sectors.resize(2);
        layers.hamlets.resize(2);
    }
    void judge() { judge_hamlets(layers, parameters, points, links, assumed, results); }
    std::string refusal() {
        try {
            judge();
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::internal);
            return error.what();
        }
        return "";
    }
};

TEST(Verdicts, PointIsServedByTheBestOfItsTechnologies) {
    World world;
    world.links.at(0, 0, Technology::g4) = {k_strong, 0, false};
    world.links.at(1, 0, Technology::g3) = {k_strong, 1, false};
    world.judge();
    const OperatorVerdict& viettel = world.results[0].operators[0];
    EXPECT_EQ(viettel.technologies[index_of(Technology::g4)].status, dead_zone);
    EXPECT_EQ(viettel.technologies[index_of(Technology::g3)].status, no_signal);
    EXPECT_EQ(viettel.status, good) << "4G serves the centre, 3G the cluster";
    EXPECT_EQ(world.results[0].status, good);
    EXPECT_EQ(world.results[0].operators_serving, 1);
    EXPECT_EQ(world.results[0].operators_reporting, 2);
    EXPECT_EQ(world.results[0].test_points, 2U);
}

TEST(Verdicts, CarryTheEvidenceOfTheCentre) {
    World world;
    world.links.at(0, 0, Technology::g4) = {
        world.parameters.technologies[index_of(Technology::g4)].thresholds.service, 1, false};
    world.judge();
    const TechnologyVerdict& verdict = world.results[0].operators[0].technologies[index_of(Technology::g4)];
    EXPECT_EQ(verdict.centre.sector, 1U);
    ASSERT_TRUE(verdict.probability.has_value());
    EXPECT_DOUBLE_EQ(*verdict.probability, 0.5);
    EXPECT_TRUE(verdict.assumed);
    const TechnologyVerdict& none = world.results[0].operators[1].technologies[index_of(Technology::g4)];
    EXPECT_FALSE(none.probability.has_value());
    EXPECT_FALSE(none.assumed);
}

TEST(Verdicts, OperatorThatHasNotReportedIsNoDataAndKeepsTheHamletOpen) {
    World world;
    world.links.at(2, 2, Technology::g4) = {k_strong, 0, false};
    world.judge();
    EXPECT_EQ(world.results[1].operators[2].status, no_data);
    EXPECT_EQ(world.results[1].operators[2].technologies[index_of(Technology::g4)].status, no_data);
    EXPECT_EQ(world.results[1].operators[0].status, no_signal);
    EXPECT_EQ(world.results[1].operators[0].technologies[index_of(Technology::g5)].status, no_signal);
    EXPECT_EQ(world.results[1].status, not_enough_data);
    world.layers.operator_has_reported[2] = true;
    world.judge();
    EXPECT_EQ(world.results[1].status, good);
}

TEST(Verdicts, HopeOverUnknownTerrainKeepsTheHamletOpenOnlyWhileNothingServes) {
    World world;
    world.layers.operator_has_reported[2] = true;
    world.links.at(2, 0, Technology::g4).unknown_could_serve = true;
    world.judge();
    EXPECT_EQ(world.results[1].operators[0].status, not_enough_data);
    EXPECT_EQ(world.results[1].operators[1].status, no_signal);
    EXPECT_EQ(world.results[1].status, not_enough_data);
    EXPECT_EQ(world.results[0].status, no_signal);
    world.links.at(2, 0, Technology::g3) = {k_strong, 0, false};
    world.judge();
    EXPECT_EQ(world.results[1].operators[0].status, good);
    EXPECT_EQ(world.results[1].operators_serving, 1);
}

TEST(Verdicts, LeaveCentreAndFibreOfTheResultAlone) {
    World world;
    world.results.resize(2);
    world.results[1].centre = Point{3000, 0};
    world.results[1].fibre.reach = FibreClass::served;
    world.judge();
    EXPECT_EQ(world.results[1].centre, (Point{3000, 0}));
    EXPECT_EQ(world.results[1].fibre.reach, FibreClass::served);
}

TEST(Verdicts, RefuseWhatDoesNotFitTogether) {
    World world;
    world.points[0].is_centre = false;
    EXPECT_THAT(world.refusal(), HasSubstr("test point 0 of hamlet 0 is out of order"));
    world = World{};
    std::swap(world.points[1], world.points[2]);
    EXPECT_THAT(world.refusal(), HasSubstr("test point 2 of hamlet 0 is out of order"));
    world = World{};
    world.points[2].hamlet = 5;
    EXPECT_THAT(world.refusal(), HasSubstr("test point 2 belongs to hamlet 5 of 2"));
    world = World{};
    world.points.pop_back();
    EXPECT_THAT(world.refusal(), HasSubstr("links for 3 points and 3 operators do not fit 2 points"));
    world = World{};
    world.assumed.pop_back();
    EXPECT_THAT(world.refusal(), HasSubstr("1 marks of assumed inputs do not fit 2 sectors"));
    world = World{};
    world.links.at(0, 0, Technology::g2) = {k_strong, 9, false};
    EXPECT_THAT(world.refusal(), HasSubstr("names sector 9 of 2"));
}

}  // namespace
}  // namespace lomsong
