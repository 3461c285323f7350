// SPDX-License-Identifier: Apache-2.0
/// @file  Declared numbers spread over the ground, and inhabited cells.
#include "algorithms/settlement/people.hpp"

#include <random>

#include <gtest/gtest.h>

#include "tests/unit/algorithms/settlement/small_world.hpp"

namespace lomsong {
namespace {

using testing_tools::add_row;
using testing_tools::hamlet_at;
using testing_tools::hamlet_with_area;
using testing_tools::rectangle;

const SettlementParameters k_parameters;

PeopleWeights weights_of(const Layers& layers) {
    return people_weights(layers, plan_test_points(layers, k_parameters));
}

TEST(PeopleWeights, LieOnBuildingsByFootprint) {
    Layers layers;
    layers.hamlets = {hamlet_at("a", {0, 0})};
    layers.hamlets[0].households = 30;
    layers.hamlets[0].population = 120;
    layers.buildings = {{{10, 0}, 100}, {{20, 0}, 200}};
    const PeopleWeights weights = weights_of(layers);
    ASSERT_EQ(weights.points.size(), 2U);
    EXPECT_EQ(weights.points[0].position, (Point{10, 0}));
    EXPECT_DOUBLE_EQ(weights.points[0].households, 10.0);
    EXPECT_DOUBLE_EQ(weights.points[1].households, 20.0);
    EXPECT_DOUBLE_EQ(weights.points[1].people, 80.0);
    EXPECT_EQ(weights.basis, "declared numbers spread over buildings");
}

TEST(PeopleWeights, LieOnTestPointsWithoutBuildings) {
    Layers layers;
    layers.hamlets = {hamlet_at("a", {0, 0}), hamlet_at("b", {9000, 0})};
    layers.hamlets[0].households = 30;
    layers.hamlets[0].population = 60;
    layers.clusters = {{0, {500, 0}, 10}};
    const PeopleWeights weights = weights_of(layers);
    ASSERT_EQ(weights.points.size(), 2U) << "b declares nothing and has no weight";
    EXPECT_DOUBLE_EQ(weights.points[0].people, 40.0);
    EXPECT_DOUBLE_EQ(weights.points[1].people, 20.0);
    EXPECT_EQ(weights.basis, "declared numbers at test points");
}

TEST(PeopleWeights, PopulationRasterStandsInForHamletsThatDeclareNoPeople) {
    Layers layers;
    layers.hamlets = {hamlet_with_area("a", rectangle(0, 0, 300, 100)),
                      hamlet_with_area("b", rectangle(300, 0, 600, 100))};
    layers.hamlets[0].population = 7;
    layers.hamlets[1].households = 4;
    layers.population = Raster<float>{Grid{0.0, 100.0, Metres{100.0}, 1, 6}};
    layers.population.set({Row{0}, Col{1}}, 50.0F);
    layers.population.set({Row{0}, Col{4}}, 11.0F);
    const PeopleWeights weights = weights_of(layers);
    double people_a = 0.0;
    double people_b = 0.0;
    double households_b = 0.0;
    for (const PeopleWeight& weight : weights.points) {
        (weight.hamlet == 0 ? people_a : people_b) += weight.people;
        households_b += weight.hamlet == 1 ? weight.households : 0.0;
    }
    EXPECT_EQ(people_a, 7.0) << "declared numbers win";
    EXPECT_EQ(people_b, 11.0);
    EXPECT_EQ(households_b, 4.0);
    EXPECT_EQ(weights.basis, "declared numbers at test points; population raster");
}

TEST(PeopleWeights, AddUpToTheDeclaredNumbers) {
    constexpr unsigned seed = 77;
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    std::mt19937 random{seed};
    std::uniform_real_distribution<double> place{0.0, 10'000.0};
    Layers layers;
    for (int i = 0; i < 40; ++i) {
        layers.hamlets.push_back(hamlet_at(std::to_string(i), {place(random), place(random)}));
        layers.hamlets.back().households = static_cast<double>(random() % 200);
        layers.hamlets.back().population = static_cast<double>(random() % 900);
    }
    for (int i = 0; i < 3000; ++i) {
        layers.buildings.push_back({{place(random), place(random)}, i % 7 == 0 ? 0.0 : place(random)});
    }
    std::vector<double> households(layers.hamlets.size(), 0.0);
    std::vector<double> people(layers.hamlets.size(), 0.0);
    for (const PeopleWeight& weight : weights_of(layers).points) {
        households[weight.hamlet] += weight.households;
        people[weight.hamlet] += weight.people;
    }
    for (std::size_t i = 0; i < layers.hamlets.size(); ++i) {
        EXPECT_NEAR(households[i], *layers.hamlets[i].households, 1e-9);
        EXPECT_NEAR(people[i], *layers.hamlets[i].population, 1e-9);
    }
}

TEST(InhabitedCells, AreThoseNearABuildingOrATestPoint) {
    constexpr unsigned seed = 300;
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    std::mt19937 random{seed};
    std::uniform_real_distribution<double> place{-500.0, 3500.0};
    Layers layers;
    layers.hamlets = {hamlet_at("a", {1500, 1500})};
    for (int i = 0; i < 12; ++i) {
        layers.buildings.push_back({{place(random), place(random)}, 60.0});
    }
    const TestPlan plan = plan_test_points(layers, k_parameters);
    const Grid grid{0.0, 3000.0, Metres{50.0}, 60, 60};
    const Raster<std::uint8_t> cells = inhabited_cells(layers, plan, k_parameters, grid);
    for (std::size_t i = 0; i < grid.size(); ++i) {
        const Cell cell = grid.cell(i);
        bool near = distance(grid.centre(cell), {1500, 1500}) <= k_parameters.inhabited_distance;
        for (const Building& building : layers.buildings) {
            near = near || distance(grid.centre(cell), building.centre) <= k_parameters.inhabited_distance;
        }
        EXPECT_EQ(cells.at(cell), near ? 1 : 0) << "cell " << i;
    }
}

TEST(InhabitedCells, HoldTheCellOfAHouseHoweverCoarseTheGrid) {
    Layers layers;
    layers.buildings = {{{10, 10}, 60.0}};
    const Grid grid{0.0, 4000.0, Metres{2000.0}, 2, 2};
    const Raster<std::uint8_t> cells = inhabited_cells(layers, TestPlan{}, k_parameters, grid);
    EXPECT_EQ(cells.values(), (std::vector<std::uint8_t>{0, 0, 1, 0}));
}

}  // namespace
}  // namespace lomsong
