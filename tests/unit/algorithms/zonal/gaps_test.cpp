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
    Layers layers;
    SettlementParameters parameters;
    double tolerance = 0.0;

    World() {
        parameters.gap_area_m2 = 0.0;
        parameters.gap_join_cells = 0;
        layers.operators = {"A", "B", "C"};
        layers.hamlets.resize(2);
        layers.hamlets[0].code = "H0";
        layers.hamlets[1].code = "H1";
        layers.sectors.resize(3);
        layers.sectors[0].position = {1000, 5};
        layers.sectors[1].position = {65, 515};
        layers.sectors[1].operator_index = 1;
        layers.sectors[2].position = {65, 515};
        layers.sectors[2].operator_index = 1;
    }
    /// Gaps where the status is 0.
    [[nodiscard]] std::vector<Gap> find(std::optional<std::size_t> operator_index = std::nullopt) const {
        Raster<std::uint8_t> missing = status;
        for (std::uint8_t& value : missing.values()) {
            value = value == 0 ? 1 : 0;
        }
        return find_gaps(missing, {GapKind::no_service, operator_index, std::nullopt},
                         GapSurroundings{layers, inhabited, people, points}, parameters, tolerance);
    }
};

TEST(Gaps, AreConnectedInhabitedCellsWithoutService) {
    const std::vector<Gap> gaps = World{}.find();
    ASSERT_EQ(gaps.size(), 3U);
    EXPECT_EQ(gaps[0].area_m2, 300.0) << "the unknown cell is no gap";
    EXPECT_EQ(gaps[1].area_m2, 400.0);
    EXPECT_EQ(gaps[2].area_m2, 100.0) << "hangs on by a corner only";
    EXPECT_EQ(area_m2(gaps[1].area), 400.0);
    EXPECT_FALSE(gaps[0].operator_index.has_value());
}

TEST(Gaps, OfCellsUpToTwiceTheReachApartAreOneAndTheAreaIsThatOfTheCells) {
    World world;
    world.status = drawn({"02202220"});
    world.inhabited = drawn({"########"});
    world.people = {{{5, 5}, 12, 3, 0}, {{15, 5}, 100, 25, 0}, {{35, 5}, 8, 2, 1}};
    EXPECT_EQ(world.find().size(), 3U);
    world.parameters.gap_join_cells = 1;
    const std::vector<Gap> gaps = world.find();
    ASSERT_EQ(gaps.size(), 2U) << "two cells apart are joined, three are not";
    EXPECT_EQ(gaps[0].area_m2, 200.0);
    EXPECT_EQ(area_m2(gaps[0].area), 400.0) << "the slit is drawn over";
    EXPECT_EQ(gaps[0].people, 20.0) << "and nobody who has service there is counted";
    world.parameters.gap_join_cells = 2;
    EXPECT_EQ(world.find().size(), 1U);
}

TEST(Gaps, CountThePeopleAndNameTheHamletsInside) {
    const std::vector<Gap> gaps = World{}.find();
    ASSERT_EQ(gaps.size(), 3U);
    EXPECT_EQ(gaps[0].people, 12.0);
    EXPECT_EQ(gaps[0].households, 3.0);
    EXPECT_EQ(gaps[0].hamlets, (std::vector<std::size_t>{0})) << "some of its people live here";
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

TEST(Gaps, AreNamedAfterTheHamletWithMostPeopleWhateverTheirOrder) {
    World world;
    world.people.push_back({{5, 25}, 13, 1, 1});
    const std::vector<Gap> gaps = world.find();
    ASSERT_EQ(gaps.size(), 3U);
    EXPECT_EQ(gaps[0].place, "H1") << "13 of its people against 12";
    EXPECT_EQ(gaps[0].number, 1U) << "25 people";
    EXPECT_EQ(gaps[1].place, "H1");
    EXPECT_EQ(gaps[1].number, 2U) << "8 people";
    EXPECT_EQ(gaps[2].place, "outside") << "neither hamlet nor commune";
    world.layers.communes = {{"C7", "Xã Mẫu", {{{{0, 0}, {100, 0}, {100, 100}, {0, 100}, {0, 0}}, {}}}}};
    EXPECT_EQ(world.find().at(2).place, "commune C7");
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
