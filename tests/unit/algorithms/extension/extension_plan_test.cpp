// SPDX-License-Identifier: Apache-2.0
/// @file  Plans over drawn and random worlds. Rows and columns of a drawing are 100 m apart.
#include "algorithms/extension/extension_plan.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "tests/support/seed.hpp"
#include "tests/unit/algorithms/fibre/drawn_lines.hpp"

namespace lomsong {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// New cable costs 1 to 3 a metre: 2 in the middle. The drawn length is the length.
RunParameters plain_parameters() {
    RunParameters parameters;
    parameters.fibre_plan.aerial_per_km = {1000.0, 3000.0};
    parameters.fibre_plan.length_factor = 1.0;
    parameters.roads.reach = Metres{150.0};
    return parameters;
}

Hamlet hamlet(const std::string& code, std::optional<double> households) {
    Hamlet hamlet;
    hamlet.code = code;
    hamlet.name = code;
    hamlet.households = households;
    return hamlet;
}
Road road(LineString line, RoadClass road_class = RoadClass::local) {
    return {"", "", road_class, {std::move(line)}};
}
FibreNode olt(Point place) { return {"N", "olt", "VNPT", place}; }

struct World {
    Layers layers;
    std::vector<WantedHamlet> wanted;
    RunParameters parameters = plain_parameters();

    World() { layers.has_roads = layers.has_fibre_nodes = true; }
    void add(Point place, std::optional<double> households) {
        wanted.push_back({layers.hamlets.size(), place});
        layers.hamlets.push_back(hamlet("H" + std::to_string(layers.hamlets.size()), households));
    }
    [[nodiscard]] FibrePlan plan(std::optional<double> budget = std::nullopt) const {
        const RoadGraph roads{layers, parameters.roads};
        const FibreNetwork cables{layers, parameters.fibre};
        return extension_plan({layers, roads, cables, parameters}, wanted, budget);
    }
};

/// A node at N; hamlets P and Q down one road, R up another.
///
///     R
///     .
///     N . P . . Q
World two_roads() {
    const Drawing drawing{{"R . . . . .",  //
                           ". . . . . .",  //
                           "N . P . . Q"}};
    World world;
    world.layers.roads = {road(drawing.line("NPQ")), road(drawing.line("NR"))};
    world.layers.fibre_nodes = {olt(drawing.at('N'))};
    world.add(drawing.at('P'), 10.0);
    world.add(drawing.at('Q'), 60.0);
    world.add(drawing.at('R'), 50.0);
    return world;
}

TEST(ExtensionPlan, HamletsRelayForEachOther) {
    const FibrePlan plan = two_roads().plan();
    ASSERT_EQ(plan.stretches.size(), 3U);
    EXPECT_THAT(plan.left_out, IsEmpty());
    // R: 50 households for 200 m. P gains 10 for 200 m, but with it come Q's 60: 70 for 500 m.
    EXPECT_THAT(plan.stretches[0].hamlets, ElementsAre(2));
    EXPECT_THAT(plan.stretches[1].hamlets, ElementsAre(0));
    EXPECT_THAT(plan.stretches[2].hamlets, ElementsAre(1));
    EXPECT_EQ(plan.stretches[1].upstream, std::nullopt);
    EXPECT_EQ(plan.stretches[2].upstream, 1U);
    EXPECT_EQ(plan.stretches[1].hamlets_carried, 2U);
    EXPECT_DOUBLE_EQ(plan.stretches[1].households_carried, 70.0);
    EXPECT_NEAR(plan.stretches[2].cable.length().value(), 300.0, 1e-6);
    EXPECT_NEAR(plan.stretches[2].cost.low, 300.0, 1e-6);
    EXPECT_NEAR(plan.stretches[2].cost.high, 900.0, 1e-6);
    const BuiltSoFar& all = plan.stretches.back().so_far;
    EXPECT_NEAR(all.length.value(), 700.0, 1e-6);
    EXPECT_EQ(all.hamlets, 3U);
    EXPECT_DOUBLE_EQ(all.households, 120.0);
    EXPECT_NEAR(plan.tree_cost, 1400.0, 1e-6);
    EXPECT_EQ(plan.gap, 0.0);
}

TEST(ExtensionPlan, GoingAlongExistingCableCostsNothingButItsSplice) {
    World world = two_roads();
    world.layers.fibre_routes = {{"C", "VNPT", Placement::aerial, {{{0, 0}, {200, 0}}}}};
    world.parameters.fibre_plan.per_splice = {10.0, 10.0};
    world.wanted = {world.wanted[1]};
    const FibrePlan plan = world.plan();
    ASSERT_EQ(plan.stretches.size(), 1U);
    EXPECT_NEAR(plan.stretches[0].cable.length().value(), 300.0, 1e-6);
    EXPECT_NEAR(plan.stretches[0].cost.low, 310.0, 1e-6);
}

TEST(ExtensionPlan, FullCableLendsItsPoles) {
    World world = two_roads();
    world.layers.fibre_routes = {{"C", "VNPT", Placement::aerial, {{{0, 0}, {500, 0}}}}};
    world.parameters.fibre_plan.existing_cable = ExistingCable::full;
    world.parameters.fibre_plan.poles_share = 0.4;
    world.wanted = {world.wanted[1]};
    const FibrePlan plan = world.plan();
    ASSERT_EQ(plan.stretches.size(), 1U);
    EXPECT_NEAR(plan.stretches[0].cable.on_poles.value(), 500.0, 1e-6);
    EXPECT_NEAR(plan.stretches[0].cable.aerial.value(), 0.0, 1e-6);
    EXPECT_NEAR(plan.stretches[0].cost.high, 0.4 * 1500.0, 1e-6);
}

TEST(ExtensionPlan, CablesOfOthersAreNotUsedWhenOperatorsAreNamed) {
    World world = two_roads();
    world.layers.fibre_routes = {{"C", "Viettel", Placement::underground, {{{0, 0}, {200, 0}}}}};
    world.layers.fibre_nodes.push_back({"V", "olt", "Viettel", {200, 0}});
    world.wanted = {world.wanted[1]};
    EXPECT_NEAR(world.plan().stretches.at(0).cable.length().value(), 300.0, 1e-6);
    world.parameters.fibre_plan.operators = {"VNPT"};
    EXPECT_NEAR(world.plan().stretches.at(0).cable.length().value(), 500.0, 1e-6);
}

TEST(ExtensionPlan, RoadsWhereCableMustGoUndergroundCostSo) {
    World world = two_roads();
    world.parameters.fibre_plan.underground_classes = {RoadClass::local};
    world.parameters.fibre_plan.underground_per_km = {5000.0, 5000.0};
    world.wanted = {world.wanted[0]};
    const FibrePlan plan = world.plan();
    EXPECT_NEAR(plan.stretches.at(0).cable.underground.value(), 200.0, 1e-6);
    EXPECT_NEAR(plan.stretches.at(0).cost.low, 1000.0, 1e-6);
}

TEST(ExtensionPlan, WhatCannotBeReachedIsNamedWithItsReason) {
    World world = two_roads();
    world.layers.roads.push_back(road({{5000, 5000}, {5300, 5000}}));
    world.add({5300, 5050}, 5.0);  // its road leads nowhere
    world.add({9000, 0}, 5.0);     // no road
    world.wanted.push_back({world.layers.hamlets.size(), std::nullopt});
    world.layers.hamlets.push_back(hamlet("H5", 5.0));
    const FibrePlan plan = world.plan();
    ASSERT_EQ(plan.left_out.size(), 3U);
    EXPECT_EQ(plan.left_out[0].reason, NotExtended::not_connected);
    EXPECT_EQ(plan.left_out[1].reason, NotExtended::no_road);
    EXPECT_EQ(plan.left_out[2].reason, NotExtended::no_place);
    EXPECT_EQ(plan.stretches.size(), 3U);
}

TEST(ExtensionPlan, AreasToAvoidAreGoneAroundOrCutOff) {
    World world = two_roads();
    // A way round: N - (0,-300) - (500,-300) - Q.
    world.layers.roads.push_back(road({{0, 0}, {0, -300}, {500, -300}, {500, 0}}));
    world.layers.avoided_areas = {{"reserve", {{{{100, -50}, {150, -50}, {150, 50}, {100, 50}, {100, -50}}, {}}}}};
    world.wanted = {world.wanted[1]};
    EXPECT_NEAR(world.plan().stretches.at(0).cable.length().value(), 1100.0, 1e-6);
    world.layers.roads.pop_back();
    world.wanted.push_back({2, Point{0, 200}});
    const FibrePlan cut = world.plan();
    ASSERT_EQ(cut.left_out.size(), 1U);
    EXPECT_EQ(cut.left_out[0].reason, NotExtended::only_avoided);
}

TEST(ExtensionPlan, AnAreaThatLeavesNoWayAtAllIsAnError) {
    World world = two_roads();
    const Ring all{{-9000, -9000}, {9000, -9000}, {9000, 9000}, {-9000, 9000}, {-9000, -9000}};
    world.layers.avoided_areas = {{"everything", {{all, {}}}}};
    try {
        static_cast<void>(world.plan());
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("the areas to avoid leave no way to any of 3 hamlets"));
    }
}

TEST(ExtensionPlan, WithoutANodeThatCanServeThereIsNoPlan) {
    World world = two_roads();
    world.layers.fibre_nodes.front().can_serve = false;
    try {
        static_cast<void>(world.plan());
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("none of the 1 fibre nodes can serve"));
    }
}

TEST(ExtensionPlan, WhereOnlyRoutesAreKnownEveryCableFeeds) {
    World world = two_roads();
    world.layers.has_fibre_nodes = false;
    world.layers.fibre_nodes.clear();
    world.layers.fibre_routes = {{"C", "VNPT", Placement::aerial, {{{0, 0}, {200, 0}}}}};
    const FibrePlan plan = world.plan();
    EXPECT_TRUE(plan.routes_serve);
    EXPECT_EQ(plan.stretches.back().so_far.hamlets, 3U);
}

TEST(ExtensionPlan, NoCableIsLongerThanAllowedBetweenHamlets) {
    World world = two_roads();
    world.parameters.fibre_plan.longest_connection = Metres{300.0};
    EXPECT_THAT(world.plan().left_out, IsEmpty()) << "P relays for Q";
    world.wanted.erase(world.wanted.begin());
    const FibrePlan plan = world.plan();
    ASSERT_EQ(plan.left_out.size(), 1U);
    EXPECT_EQ(plan.left_out[0].hamlet, 1U);
    EXPECT_EQ(plan.left_out[0].reason, NotExtended::beyond_longest);
}

TEST(ExtensionPlan, ADearerWayIsTakenWhereTheCheapOneIsTooLong) {
    // The cheap road to Q is long; the short one is a path.
    World world;
    world.layers.roads = {road({{0, 0}, {0, 350}, {500, 350}, {500, 0}}),
                          road({{0, 0}, {500, 0}}, RoadClass::path)};
    world.layers.fibre_nodes = {olt({0, 0})};
    world.add({500, 0}, 1.0);
    world.parameters.roads.weights[static_cast<std::size_t>(RoadClass::path)] = 5.0;
    EXPECT_NEAR(world.plan().stretches.at(0).cable.length().value(), 1200.0, 1e-6);
    world.parameters.fibre_plan.longest_connection = Metres{600.0};
    const FibrePlan plan = world.plan();
    EXPECT_THAT(plan.left_out, IsEmpty());
    EXPECT_NEAR(plan.stretches.at(0).cable.length().value(), 500.0, 1e-6);
}

TEST(ExtensionPlan, WhatCostsTooMuchIsLeftToRadio) {
    World world = two_roads();
    world.parameters.fibre_plan.most_per_household = 9.0;  // R: 400 for 50; P and Q: 1000 for 70
    const FibrePlan plan = world.plan();
    ASSERT_EQ(plan.stretches.size(), 1U);
    EXPECT_THAT(plan.stretches[0].hamlets, ElementsAre(2));
    ASSERT_EQ(plan.left_out.size(), 2U);
    EXPECT_EQ(plan.left_out[0].reason, NotExtended::too_costly);
    EXPECT_NEAR(plan.left_out[0].cost_per_household.value(), 1000.0 / 70.0, 1e-6);
}

TEST(ExtensionPlan, ABudgetHoldsAtTheHighEndAndNamesWhatIsNext) {
    const World world = two_roads();
    const FibrePlan plan = world.plan(700.0);
    ASSERT_EQ(plan.stretches.size(), 1U);
    EXPECT_LE(plan.stretches.back().so_far.cost.high, 700.0);
    EXPECT_THAT(plan.stretches[0].hamlets, ElementsAre(2));
    EXPECT_NEAR(plan.next_cost.value(), 1200.0, 1e-6) << "R and P";
    ASSERT_EQ(plan.left_out.size(), 2U);
    EXPECT_EQ(plan.left_out[0].reason, NotExtended::beyond_budget);
    EXPECT_THAT(world.plan(10.0).stretches, IsEmpty());
}

TEST(ExtensionPlan, UndeclaredHouseholdsCountLikeTheMeanOfTheOthers) {
    World world = two_roads();
    world.layers.hamlets[2].households.reset();
    const FibrePlan plan = world.plan();
    EXPECT_EQ(plan.without_households, 1U);
    EXPECT_THAT(plan.stretches[0].hamlets, ElementsAre(2)) << "35 for 200 m go before 70 for 500 m";
    EXPECT_DOUBLE_EQ(plan.stretches.back().so_far.households, 70.0);
}

/// A grid of roads of random classes with hamlets beside them.
World random_world(std::mt19937& random) {
    World world;
    std::uniform_real_distribution<double> jitter{-40.0, 40.0};
    const auto corner = [&](int row, int col) { return Point{400.0 * col + row * 7.0, 400.0 * row - col * 5.0}; };
    for (int row = 0; row < 8; ++row) {
        for (int col = 0; col < 8; ++col) {
            if (col < 7 && random() % 5 != 0) {
                world.layers.roads.push_back(
                    road({corner(row, col), corner(row, col + 1)}, static_cast<RoadClass>(random() % 5)));
            }
            if (row < 7 && random() % 5 != 0) {
                world.layers.roads.push_back(
                    road({corner(row, col), corner(row + 1, col)}, static_cast<RoadClass>(random() % 5)));
            }
        }
    }
    world.layers.fibre_nodes = {olt(corner(1, 1)), olt(corner(6, 5))};
    world.layers.fibre_routes = {
        {"C", "VNPT", Placement::aerial, {{corner(1, 1), corner(1, 2), corner(2, 2), corner(3, 2)}}}};
    for (int i = 0; i < 14; ++i) {
        const Point at = corner(static_cast<int>(random() % 8), static_cast<int>(random() % 8));
        world.add({at.x + jitter(random), at.y + jitter(random)}, static_cast<double>(1 + random() % 90));
    }
    return world;
}

std::vector<std::string> told(const World& world, const FibrePlan& plan) {
    std::vector<std::string> lines;
    for (const FibreStretch& stretch : plan.stretches) {
        std::string line = std::to_string(stretch.cable.length().value()) + " " + std::to_string(stretch.cost.high);
        std::vector<std::string> codes;
        for (const std::size_t each : stretch.hamlets) {
            codes.push_back(world.layers.hamlets[each].code);
        }
        std::ranges::sort(codes);
        for (const std::string& code : codes) {
            line += " " + code;
        }
        for (const LineString& part : stretch.path) {
            for (const Point point : part) {
                line += " " + std::to_string(point.x) + "," + std::to_string(point.y);
            }
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

TEST(ExtensionPlan, DoesNotDependOnTheOrderOfTheFiles) {
    const unsigned seed = test_seed();
    std::mt19937 random{seed};
    for (int round = 0; round < 8; ++round) {
        const World world = random_world(random);
        World shuffled = world;
        std::shuffle(shuffled.layers.roads.begin(), shuffled.layers.roads.end(), random);
        std::ranges::reverse(shuffled.layers.hamlets);
        std::ranges::reverse(shuffled.layers.fibre_nodes);
        for (WantedHamlet& each : shuffled.wanted) {
            each.hamlet = shuffled.layers.hamlets.size() - 1 - each.hamlet;
        }
        std::ranges::reverse(shuffled.wanted);
        EXPECT_EQ(told(world, world.plan()), told(shuffled, shuffled.plan()))
            << "seed " << seed << ", round " << round;
    }
}

TEST(ExtensionPlan, StretchesAddUpAndEveryHamletIsInOneOrLeftOut) {
    const unsigned seed = test_seed();
    std::mt19937 random{seed};
    for (int round = 0; round < 8; ++round) {
        SCOPED_TRACE("seed " + std::to_string(seed) + ", round " + std::to_string(round));
        World world = random_world(random);
        world.parameters.fibre_plan.longest_connection = Metres{round % 2 == 0 ? 20'000.0 : 700.0};
        double before = 0.0;
        for (const double budget : {500.0, 1500.0, 4000.0, 9000.0, 1e9}) {
            const FibrePlan plan = world.plan(budget);
            std::vector<std::size_t> named;
            double length_m = 0.0;
            for (std::size_t i = 0; i < plan.stretches.size(); ++i) {
                const FibreStretch& stretch = plan.stretches[i];
                EXPECT_LT(stretch.upstream.value_or(0), i + 1);
                EXPECT_TRUE(!stretch.upstream || *stretch.upstream < i);
                named.insert(named.end(), stretch.hamlets.begin(), stretch.hamlets.end());
                length_m += stretch.cable.length().value();
                double drawn_m = 0.0;
                for (const LineString& part : stretch.path) {
                    drawn_m += length(part).value();
                }
                EXPECT_NEAR(drawn_m, stretch.cable.length().value(), 1e-3);
            }
            for (const UnextendedHamlet& each : plan.left_out) {
                named.push_back(each.hamlet);
            }
            std::ranges::sort(named);
            EXPECT_EQ(named, plan.wanted);
            const BuiltSoFar sums = plan.stretches.empty() ? BuiltSoFar{} : plan.stretches.back().so_far;
            EXPECT_NEAR(sums.length.value(), length_m, 1e-6);
            EXPECT_LE(sums.cost.high, budget);
            EXPECT_GE(sums.households, before);
            before = sums.households;
            EXPECT_LE(plan.lower_bound, plan.tree_cost);
        }
    }
}

}  // namespace
}  // namespace lomsong
