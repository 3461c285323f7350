// SPDX-License-Identifier: Apache-2.0
/// @file  Gaps on drawn rasters of 10 m cells. Status: 0 none, 1 weak, 2 good, 3 unknown. Inhabited: '#'.
#include "algorithms/zonal/gaps.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "tests/unit/algorithms/zonal/drawing.hpp"

namespace lomsong {
namespace {

using testing_tools::drawn;

struct World {
    Raster<std::uint8_t> status = drawn({"0002000",  //
                                         "0302000",  //
                                         "0002 00"});
    Raster<std::uint8_t> inhabited = drawn({"##.#..#",  //
                                            "##.##.#",  //
                                            "....###"});
    std::vector<PeopleWeight> people{{{5, 25}, 12, 3, 0}, {{65, 15}, 8, 2, 1}, {{25, 25}, 100, 25, 0}};
    std::vector<TestPoint> points{{1, {65, 25}, true, 0}, {1, {65, 5}, false, 0}, {0, {35, 25}, true, 0}};
    std::vector<Sector> sectors{3};
    SettlementParameters parameters;

    World() {
        parameters.gap_area_m2 = 0.0;
        sectors[0].position = {1000, 5};
        sectors[1].position = {65, 515};
        sectors[1].operator_index = 1;
        sectors[2].position = {65, 515};
        sectors[2].operator_index = 1;
    }
    std::vector<Gap> find(std::optional<std::size_t> operator_index = std::nullopt) const {
        return find_gaps(status, operator_index, {inhabited, people, points, sectors}, parameters);
    }
};

TEST(Gaps, AreConnectedInhabitedCellsWithoutService) {
    const std::vector<Gap> gaps = World{}.find();
    ASSERT_EQ(gaps.size(), 2U);
    EXPECT_EQ(gaps[0].area_m2, 300.0) << "the unknown cell is no gap";
    EXPECT_EQ(gaps[1].area_m2, 500.0) << "four cells, and one that hangs on by a corner";
    EXPECT_EQ(area_m2(gaps[1].area), 500.0);
    EXPECT_FALSE(gaps[0].operator_index.has_value());
}

TEST(Gaps, CountThePeopleAndNameTheHamletsInside) {
    const std::vector<Gap> gaps = World{}.find();
    ASSERT_EQ(gaps.size(), 2U);
    EXPECT_EQ(gaps[0].people, 12.0);
    EXPECT_EQ(gaps[0].households, 3.0);
    EXPECT_TRUE(gaps[0].hamlets.empty());
    EXPECT_EQ(gaps[1].people, 8.0);
    EXPECT_EQ(gaps[1].hamlets, (std::vector<std::size_t>{1})) << "named once, though two test points lie inside";
}

TEST(Gaps, SmallOnesAreDroppedUnlessAHamletIsTestedInside) {
    World world;
    world.parameters.gap_area_m2 = 1000.0;
    const std::vector<Gap> gaps = world.find();
    ASSERT_EQ(gaps.size(), 1U);
    EXPECT_EQ(gaps[0].hamlets, (std::vector<std::size_t>{1}));
}

TEST(Gaps, NearestSectorIsTheFirstOfTheNearestSiteOfTheOperatorAsked) {
    const World world;
    const std::vector<Gap> any = world.find();
    EXPECT_EQ(any.at(1).nearest_sector, 1U);
    EXPECT_EQ(any.at(1).nearest_distance, Metres{500.0});
    const std::vector<Gap> first = world.find(0);
    EXPECT_EQ(first.at(1).operator_index, 0U);
    EXPECT_EQ(first.at(1).nearest_sector, 0U);
    const std::vector<Gap> absent = world.find(2);
    EXPECT_FALSE(absent.at(1).nearest_sector.has_value());
    EXPECT_FALSE(absent.at(1).nearest_distance.has_value());
}

TEST(Gaps, OfAnOperatorWithoutCoverageRasterAreNotGuessed) {
    World world;
    world.status = Raster<std::uint8_t>{};
    EXPECT_TRUE(world.find(0).empty());
}

TEST(Gaps, RefuseRastersOnDifferentGrids) {
    World world;
    world.inhabited = drawn({"##"});
    try {
        static_cast<void>(world.find());
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("gaps: the inhabited cells lie on another grid"));
    }
}

}  // namespace
}  // namespace lomsong
