// SPDX-License-Identifier: Apache-2.0
/// @file  Where hamlets are tested: every way a centre and clusters can come about.
#include "algorithms/settlement/test_plan.hpp"

#include <algorithm>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "tests/unit/algorithms/settlement/small_world.hpp"

namespace lomsong {
namespace {

using testing_tools::add_row;
using testing_tools::hamlet_at;
using testing_tools::hamlet_with_area;
using testing_tools::rectangle;

const SettlementParameters k_parameters;

std::vector<Point> positions(const TestPlan& plan) {
    std::vector<Point> result;
    for (const TestPoint& point : plan.points) {
        result.push_back(point.position);
    }
    return result;
}

TEST(TestPlan, HamletKnownAsAPointOnlyIsTestedThere) {
    Layers layers;
    layers.hamlets = {hamlet_at("a", {10, 20})};
    layers.hamlets[0].households = 40;
    const TestPlan plan = plan_test_points(layers, k_parameters);
    ASSERT_EQ(plan.points.size(), 1U);
    EXPECT_EQ(plan.points[0].position, (Point{10, 20}));
    EXPECT_TRUE(plan.points[0].is_centre);
    EXPECT_EQ(plan.points[0].households, 40.0);
    EXPECT_EQ(plan.hamlets[0].basis, CentreBasis::given);
    EXPECT_FALSE(plan.hamlets[0].boundary_estimated);
}

TEST(TestPlan, GivenClustersWinOverBuildings) {
    Layers layers;
    layers.hamlets = {hamlet_at("a", {0, 0})};
    layers.hamlets[0].households = 50;
    layers.clusters = {{0, {700, 0}, 12}, {0, {900, 0}, 20}};
    add_row(layers.buildings, {300, 0}, 8);
    const TestPlan plan = plan_test_points(layers, k_parameters);
    EXPECT_EQ(positions(plan), (std::vector<Point>{{0, 0}, {900, 0}, {700, 0}}));
    EXPECT_EQ(plan.points[0].households, 18.0) << "what the clusters leave";
    EXPECT_EQ(plan.points[1].households, 20.0);
    EXPECT_FALSE(plan.hamlets[0].boundary_estimated);
}

TEST(TestPlan, BuildingsNearAHamletPointMakeClustersAndMarkItEstimated) {
    Layers layers;
    layers.hamlets = {hamlet_at("a", {0, 0}), hamlet_at("b", {5000, 0})};
    layers.hamlets[0].households = 90;
    add_row(layers.buildings, {-100, 0}, 4);    // too few for a cluster, nearest to the centre
    add_row(layers.buildings, {800, 0}, 5);     // middle house at 900
    add_row(layers.buildings, {4000, 500}, 4);  // of b, too few
    const TestPlan plan = plan_test_points(layers, k_parameters);
    EXPECT_EQ(positions(plan), (std::vector<Point>{{0, 0}, {900, 0}, {5000, 0}}));
    EXPECT_TRUE(plan.hamlets[0].boundary_estimated);
    EXPECT_FALSE(plan.hamlets[1].boundary_estimated);
    EXPECT_NEAR(plan.points[0].households, 40.0, 1e-12);
    EXPECT_NEAR(plan.points[1].households, 50.0, 1e-12);
}

TEST(TestPlan, PolygonWithoutCentreTakesItsLargestClusterForOne) {
    Layers layers;
    layers.hamlets = {hamlet_with_area("a", rectangle(0, 0, 3000, 1000))};
    add_row(layers.buildings, {100, 500}, 5);
    add_row(layers.buildings, {2000, 500}, 7);
    add_row(layers.buildings, {2000, 1500}, 50);  // outside
    const TestPlan plan = plan_test_points(layers, k_parameters);
    EXPECT_EQ(positions(plan), (std::vector<Point>{{2150, 500}, {200, 500}}));
    EXPECT_TRUE(plan.points[0].is_centre);
    EXPECT_FALSE(plan.points[1].is_centre);
    EXPECT_EQ(plan.hamlets[0].basis, CentreBasis::largest_cluster);
    EXPECT_EQ(plan.hamlets[0].centre, (Point{2150, 500}));
    EXPECT_FALSE(plan.hamlets[0].boundary_estimated);
    EXPECT_EQ(plan.points[0].households, 0.0) << "nothing declared, nothing made up";
}

TEST(TestPlan, PolygonWithFewScatteredHousesIsTestedAtItsLargestGroup) {
    Layers layers;
    layers.hamlets = {hamlet_with_area("a", rectangle(0, 0, 3000, 1000))};
    layers.buildings = {{{100, 100}, 50}, {{2500, 800}, 80}};
    const TestPlan plan = plan_test_points(layers, k_parameters);
    EXPECT_EQ(positions(plan), (std::vector<Point>{{2500, 800}}));
    EXPECT_EQ(plan.hamlets[0].basis, CentreBasis::largest_cluster);
}

TEST(TestPlan, PolygonWithoutBuildingsIsTestedWhereItsPeopleAre) {
    Layers layers;
    layers.hamlets = {hamlet_with_area("a", rectangle(0, 0, 1000, 300))};
    layers.population = Raster<float>{Grid{-100.0, 400.0, Metres{100.0}, 5, 12}};
    const auto put = [&](Point place, float people) {
        layers.population.set(*layers.population.grid().cell_at(place), people);
    };
    put({850, 150}, 30.0F);
    put({750, 150}, 29.0F);  // beside the fullest cell
    put({150, 250}, 10.0F);
    put({450, 50}, 5.0F);     // under a quarter of the fullest
    put({150, 350}, 500.0F);  // outside
    const TestPlan plan = plan_test_points(layers, k_parameters);
    EXPECT_EQ(positions(plan), (std::vector<Point>{{850, 150}, {150, 250}}));
    EXPECT_EQ(plan.hamlets[0].basis, CentreBasis::population);
}

TEST(TestPlan, PolygonOfWhichNothingElseIsKnownIsTestedInside) {
    Layers layers;
    layers.hamlets = {hamlet_with_area("a", rectangle(0, 0, 400, 200))};
    const TestPlan plan = plan_test_points(layers, k_parameters);
    EXPECT_EQ(positions(plan), (std::vector<Point>{{200, 100}}));
    EXPECT_EQ(plan.hamlets[0].basis, CentreBasis::interior_point);
}

TEST(TestPlan, ClusterOnTheCentreItselfIsNoSecondPoint) {
    Layers layers;
    layers.hamlets = {hamlet_at("a", {0, 0})};
    layers.clusters = {{0, {0, 0}, 9}, {0, {400, 0}, std::nullopt}};
    layers.hamlets[0].households = 15;
    const TestPlan plan = plan_test_points(layers, k_parameters);
    EXPECT_EQ(positions(plan), (std::vector<Point>{{0, 0}, {400, 0}}));
    EXPECT_EQ(plan.points[0].households, 9.0);
    EXPECT_EQ(plan.points[1].households, 6.0);
}

TEST(TestPlan, HamletKnownOnlyByItsClustersHasTheLargestForACentre) {
    Layers layers;
    layers.hamlets = {Hamlet{}};
    layers.clusters = {{0, {100, 0}, 5}, {0, {400, 0}, 9}};
    const TestPlan plan = plan_test_points(layers, k_parameters);
    EXPECT_EQ(positions(plan), (std::vector<Point>{{400, 0}, {100, 0}}));
    EXPECT_EQ(plan.hamlets[0].basis, CentreBasis::largest_cluster);
}

TEST(TestPlan, HamletKnownOnlyByNameHasNoTestPointAndIsShownInItsCommune) {
    Layers layers;
    layers.communes = {{"01", "Y Tý", rectangle(0, 0, 2000, 4000)}};
    layers.hamlets = {Hamlet{}, Hamlet{}, hamlet_at("c", {5, 5})};
    layers.hamlets[0].commune_code = "01";
    layers.hamlets[1].commune_code = "02";
    const TestPlan plan = plan_test_points(layers, k_parameters);
    EXPECT_EQ(plan.hamlets[0].centre, (Point{1000, 2000}));
    EXPECT_EQ(plan.hamlets[0].basis, CentreBasis::commune);
    EXPECT_FALSE(plan.hamlets[0].is_tested());
    EXPECT_FALSE(plan.hamlets[1].centre.has_value());
    EXPECT_EQ(plan.hamlets[1].basis, CentreBasis::none);
    ASSERT_EQ(plan.points.size(), 1U);
    EXPECT_EQ(plan.points[0].hamlet, 2U);
    EXPECT_TRUE(plan.hamlets[2].is_tested());
}

TEST(TestPlan, DoesNotDependOnTheOrderOfBuildings) {
    constexpr unsigned seed = 5;
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    std::mt19937 random{seed};
    std::uniform_real_distribution<double> place{0.0, 4000.0};
    Layers layers;
    layers.hamlets = {hamlet_with_area("a", rectangle(0, 0, 2000, 4000)), hamlet_at("b", {3000, 2000})};
    layers.hamlets[0].households = 100;
    layers.hamlets[1].households = 37;
    for (int i = 0; i < 400; ++i) {
        layers.buildings.push_back({{place(random), place(random)}, 40.0 + static_cast<double>(random() % 100)});
    }
    const TestPlan expected = plan_test_points(layers, k_parameters);
    EXPECT_GT(expected.points.size(), 4U);
    for (int round = 0; round < 5; ++round) {
        std::ranges::shuffle(layers.buildings, random);
        const TestPlan plan = plan_test_points(layers, k_parameters);
        EXPECT_EQ(positions(plan), positions(expected));
        for (std::size_t i = 0; i < plan.points.size(); ++i) {
            EXPECT_EQ(plan.points[i].households, expected.points[i].households);
        }
    }
}

}  // namespace
}  // namespace lomsong
