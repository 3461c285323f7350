// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "algorithms/plan/high_points.hpp"
#include "algorithms/plan/line_of_sight.hpp"
#include "algorithms/plan/thinning.hpp"

namespace lomsong {
namespace {

using testing::ElementsAre;

constexpr double k_cell_m = 100.0;

/// Digits are heights in hundreds of metres, '?' unknown ground; north up, from (0, 0) on.
Raster<HeightAboveSeaLevel> drawn(const std::vector<std::string>& rows) {
    const auto height = static_cast<std::int32_t>(rows.size());
    Raster<HeightAboveSeaLevel> terrain{
        Grid{0.0, k_cell_m * height, Metres{k_cell_m}, height, static_cast<std::int32_t>(rows.front().size())}};
    for (std::size_t i = 0; i < terrain.grid().size(); ++i) {
        const Cell cell = terrain.grid().cell(i);
        const char digit = rows[static_cast<std::size_t>(cell.row.value)][static_cast<std::size_t>(cell.col.value)];
        if (digit != '?') {
            terrain.set(cell, HeightAboveSeaLevel{100.0 * (digit - '0')});
        }
    }
    return terrain;
}

const Ground k_anywhere{[](const Box&) { return true; }, [](Point) { return true; }};

TEST(HighPoints, AreTheHighestOfEachSquare) {
    const auto terrain = drawn({"1211", "1131", "??11", "??19"});
    const std::vector<Point> points = high_points(terrain, Metres{200}, k_anywhere);
    ASSERT_EQ(points.size(), 3U);  // the unknown square has none
    EXPECT_EQ(points[0], (Point{150.0, 350.0}));
    EXPECT_EQ(points[1], (Point{250.0, 250.0}));
    EXPECT_EQ(points[2], (Point{350.0, 50.0}));
}

TEST(HighPoints, StandOnlyWhereTheyAreAdmitted) {
    const auto terrain = drawn({"1289", "1211"});
    const Ground west{[](const Box&) { return true; }, [](Point point) { return point.x < 300.0; }};
    const std::vector<Point> points = high_points(terrain, Metres{200}, west);
    ASSERT_EQ(points.size(), 2U);
    EXPECT_EQ(points[1], (Point{250.0, 150.0}));  // 8, since 9 lies too far east
    const Ground nowhere{[](const Box&) { return false; }, [](Point) { return true; }};
    EXPECT_TRUE(high_points(terrain, Metres{200}, nowhere).empty());
}

TEST(LineOfSight, IsCutByARidgeAndNotByUnknownGround) {
    const Viewpoint west{{50.0, 50.0}, HeightAboveSeaLevel{130.0}};
    const Viewpoint east{{550.0, 50.0}, HeightAboveSeaLevel{102.0}};
    EXPECT_TRUE(in_sight(drawn({"111111"}), west, east, Metres{50}));
    EXPECT_FALSE(in_sight(drawn({"111211"}), west, east, Metres{50}));
    EXPECT_TRUE(in_sight(drawn({"111?11"}), west, east, Metres{50}));
    EXPECT_EQ(in_sight(drawn({"111211"}), east, west, Metres{50}),
              in_sight(drawn({"111211"}), west, east, Metres{50}));
}

TEST(LineOfSight, IsCutByTheBulgeOfTheEarth) {
    const auto sea = drawn({std::string(400, '0')});  // 40 km of it
    const Viewpoint west{{50.0, 50.0}, HeightAboveSeaLevel{20.0}};
    const Viewpoint east{{39'950.0, 50.0}, HeightAboveSeaLevel{20.0}};
    EXPECT_FALSE(in_sight(sea, west, east, Metres{100}));  // 23.5 m in the middle
    EXPECT_TRUE(in_sight(sea, {west.position, HeightAboveSeaLevel{24.0}},
                         {east.position, HeightAboveSeaLevel{24.0}}, Metres{100}));
}

TEST(Thinning, EverybodyIsSeenBeforeAnybodyIsSeenTwice) {
    const std::vector<double> weights{10.0, 9.0, 1.0};
    const std::vector<SeeingPlace> places{
        {{0.0, 0.0}, {0, 1}}, {{1000.0, 0.0}, {0, 1}}, {{2000.0, 0.0}, {2}}, {{3000.0, 0.0}, {}}};
    EXPECT_THAT(thinned(places, weights, 2, Metres{0}), ElementsAre(0U, 2U));
    EXPECT_THAT(thinned(places, weights, 3, Metres{0}), ElementsAre(0U, 2U, 1U));
    EXPECT_THAT(thinned(places, weights, 9, Metres{0}), ElementsAre(0U, 2U, 1U));  // the last sees nobody
}

TEST(Thinning, KeepsTheSpacingToOthersAndToWhatIsTaken) {
    const std::vector<double> weights{1.0};
    const std::vector<SeeingPlace> places{{{0.0, 0.0}, {0}}, {{400.0, 0.0}, {0}}, {{900.0, 0.0}, {0}}};
    EXPECT_THAT(thinned(places, weights, 9, Metres{500}), ElementsAre(0U, 2U));
    const std::vector<Point> taken{{1000.0, 0.0}};
    EXPECT_THAT(thinned(places, weights, 9, Metres{500}, taken), ElementsAre(0U));
}

}  // namespace
}  // namespace lomsong
