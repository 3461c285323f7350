// SPDX-License-Identifier: Apache-2.0
/// @file  Single linkage against brute force.
#include "algorithms/settlement/building_groups.hpp"

#include <algorithm>
#include <numeric>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "tests/unit/algorithms/settlement/small_world.hpp"

namespace lomsong {
namespace {

std::vector<std::size_t> by_place(const std::vector<Building>& buildings) {
    std::vector<std::size_t> order(buildings.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t i) { return buildings[i].centre.x; });
    return order;
}

TEST(BuildingGroups, HangTogetherByStepsShorterThanTheLink) {
    std::vector<Building> buildings;
    testing_tools::add_row(buildings, {0, 0}, 4);  // 0 .. 150
    buildings.push_back({{300, 0}, 60.0});         // 150 m on: not nearer than the link
    const std::vector<BuildingGroup> groups = group_buildings(buildings, by_place(buildings), Metres{150.0});
    ASSERT_EQ(groups.size(), 2U);
    EXPECT_EQ(groups[0].members.size(), 4U);
    EXPECT_EQ(groups[0].footprint_m2, 240.0);
    EXPECT_EQ(group_buildings(buildings, by_place(buildings), Metres{150.1}).size(), 1U);
}

TEST(BuildingGroups, PointIsAHouseOfTheGroupNearestToItsMean) {
    const std::vector<Building> bend{{{0, 0}, 1}, {{0, 100}, 1}, {{100, 0}, 1}, {{10, 10}, 1}};
    const std::vector<BuildingGroup> groups = group_buildings(bend, by_place(bend), Metres{150.0});
    ASSERT_EQ(groups.size(), 1U);
    EXPECT_EQ(groups[0].point, (Point{10, 10}));
}

TEST(BuildingGroups, LargestComesFirstThenMoreFootprintThenWest) {
    const std::vector<Building> buildings{
        {{0, 0}, 10}, {{1000, 0}, 90}, {{2000, 0}, 10}, {{3000, 0}, 1}, {{3010, 0}, 1}};
    const std::vector<BuildingGroup> groups = group_buildings(buildings, by_place(buildings), Metres{150.0});
    ASSERT_EQ(groups.size(), 4U);
    EXPECT_EQ(groups[0].members.size(), 2U);
    EXPECT_EQ(groups[1].point.x, 1000.0);
    EXPECT_EQ(groups[2].point.x, 0.0);
    EXPECT_EQ(groups[3].point.x, 2000.0);
}

TEST(BuildingGroups, OfRandomVillagesMatchBruteForce) {
    constexpr unsigned seed = 34;
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    std::mt19937 random{seed};
    std::uniform_real_distribution<double> place{0.0, 2000.0};
    for (int round = 0; round < 40; ++round) {
        std::vector<Building> buildings(120);
        for (Building& building : buildings) {
            building = {{place(random), place(random)}, 50.0};
        }
        std::vector<std::size_t> label(buildings.size());
        std::iota(label.begin(), label.end(), std::size_t{0});
        for (bool changed = true; changed;) {
            changed = false;
            for (std::size_t i = 0; i < label.size(); ++i) {
                for (std::size_t j = 0; j < label.size(); ++j) {
                    if (label[j] < label[i] && distance(buildings[i].centre, buildings[j].centre) < Metres{150.0}) {
                        label[i] = label[j];
                        changed = true;
                    }
                }
            }
        }
        std::set<std::set<std::size_t>> expected;
        for (std::size_t i = 0; i < label.size(); ++i) {
            std::set<std::size_t> group;
            for (std::size_t j = 0; j < label.size(); ++j) {
                if (label[j] == label[i]) {
                    group.insert(j);
                }
            }
            expected.insert(group);
        }
        std::set<std::set<std::size_t>> found;
        for (const BuildingGroup& group : group_buildings(buildings, by_place(buildings), Metres{150.0})) {
            found.insert({group.members.begin(), group.members.end()});
        }
        EXPECT_EQ(found, expected);
    }
}

}  // namespace
}  // namespace lomsong
