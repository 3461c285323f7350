// SPDX-License-Identifier: Apache-2.0
/// @file  Outlines of connected cells: shape, order, winding, and validity by an independent judge.
#include "algorithms/zonal/regions.hpp"

#include <random>
#include <set>

#include <gtest/gtest.h>

#include "tests/unit/algorithms/zonal/drawing.hpp"
#include "tests/unit/algorithms/zonal/validity.hpp"

namespace lomsong {
namespace {

using testing_tools::drawn;
using testing_tools::fault_of;

TEST(Regions, SingleCellIsASquareWoundCounterClockwise) {
    const std::vector<Region> regions = connected_regions(drawn({"...",  //
                                                                 ".#.",  //
                                                                 "..."}),
                                                          1, Connectivity::edges);
    ASSERT_EQ(regions.size(), 1U);
    EXPECT_EQ(regions[0].cells, (std::vector<std::size_t>{4}));
    const Ring square{{10, 20}, {10, 10}, {20, 10}, {20, 20}, {10, 20}};
    EXPECT_EQ(regions[0].outline.at(0).outer, square);
}

TEST(Regions, StraightRunsHavePointsAtTurnsOnly) {
    const MultiPolygon area = class_area(drawn({"####",  //
                                                "####",  //
                                                "##.."}),
                                         1);
    ASSERT_EQ(area.size(), 1U);
    EXPECT_EQ(area[0].outer.size(), 7U) << "six corners and the closing point";
    EXPECT_EQ(area_m2(area), 1000.0);
}

TEST(Regions, HolesAreClockwiseAndTakenOffTheArea) {
    const MultiPolygon area = class_area(drawn({"#####",  //
                                                "#.#.#",  //
                                                "#####"}),
                                         1);
    ASSERT_EQ(area.size(), 1U);
    EXPECT_EQ(area[0].holes.size(), 2U);
    EXPECT_EQ(fault_of(area), "");
    EXPECT_EQ(area_m2(area), 1300.0);
}

TEST(Regions, CellsThatMeetAtACornerAreOneRegionOfTwoPolygonsOrTwoRegions) {
    const Raster<std::uint8_t> corner = drawn({"#..#",  //
                                               ".#..",  //
                                               "...."});
    const std::vector<Region> apart = connected_regions(corner, 1, Connectivity::edges);
    ASSERT_EQ(apart.size(), 3U);
    EXPECT_EQ(apart[1].cells, (std::vector<std::size_t>{3})) << "in the order of first cells";
    const std::vector<Region> together = connected_regions(corner, 1, Connectivity::edges_and_corners);
    ASSERT_EQ(together.size(), 2U);
    EXPECT_EQ(together[0].cells, (std::vector<std::size_t>{0, 5}));
    EXPECT_EQ(together[0].outline.size(), 2U);
    EXPECT_EQ(fault_of(together[0].outline), "");
}

TEST(Regions, HoleThatTouchesTheOutsideAtACornerStaysAHole) {
    const MultiPolygon area = class_area(drawn({"###.",  //
                                                "#.##",  //
                                                "####"}),
                                         1);
    ASSERT_EQ(area.size(), 1U);
    const MultiPolygon touching = class_area(drawn({"##.",  //
                                                    "#.#",  //
                                                    "###"}),
                                             1);
    ASSERT_EQ(touching.size(), 1U);
    EXPECT_EQ(touching[0].holes.size(), 1U);
    EXPECT_EQ(fault_of(touching), "");
}

TEST(Regions, IslandInAHoleIsAPolygonOfItsOwn) {
    const MultiPolygon area = class_area(drawn({"#####",  //
                                                "#...#",  //
                                                "#.#.#",  //
                                                "#...#",  //
                                                "#####"}),
                                         1);
    ASSERT_EQ(area.size(), 2U);
    EXPECT_EQ(area[0].holes.size(), 1U);
    EXPECT_EQ(area[1].outer.size(), 5U);
    EXPECT_EQ(fault_of(area), "");
}

TEST(Regions, ClassOrUnknownCellsThatAreNotThereGiveNothing) {
    EXPECT_TRUE(class_area(drawn({"..", ".."}), 1).empty());
    EXPECT_TRUE(connected_regions(Raster<std::uint8_t>{}, 1, Connectivity::edges).empty());
}

/// Cells reached from each cell, one by one: the slow truth.
std::set<std::vector<std::size_t>> flooded(const Raster<std::uint8_t>& raster, bool corners) {
    std::set<std::vector<std::size_t>> result;
    const Grid& grid = raster.grid();
    for (std::size_t first = 0; first < grid.size(); ++first) {
        std::set<std::size_t> reached;
        std::vector<std::size_t> open{first};
        while (!open.empty() && raster.values()[first] == 1) {
            const std::size_t index = open.back();
            open.pop_back();
            if (!reached.insert(index).second) {
                continue;
            }
            for (std::size_t other = 0; other < grid.size(); ++other) {
                const int rows = std::abs(grid.cell(index).row.value - grid.cell(other).row.value);
                const int cols = std::abs(grid.cell(index).col.value - grid.cell(other).col.value);
                const bool next = corners ? std::max(rows, cols) == 1 : rows + cols == 1;
                if (next && raster.values()[other] == 1) {
                    open.push_back(other);
                }
            }
        }
        if (!reached.empty()) {
            result.insert({reached.begin(), reached.end()});
        }
    }
    return result;
}

TEST(Regions, OfRandomRastersAreValidHoldTheirCellsAndMatchAFloodFill) {
    constexpr unsigned seed = 4711;
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    std::mt19937 random{seed};
    for (int round = 0; round < 150; ++round) {
        SCOPED_TRACE(testing::Message() << "round " << round);
        Raster<std::uint8_t> raster =
            drawn({"........", "........", "........", "........", "........", "........"});
        for (std::uint8_t& value : raster.values()) {
            value = random() % 100 < 60 ? 1 : 0;
        }
        for (const bool corners : {false, true}) {
            const std::vector<Region> regions =
                connected_regions(raster, 1, corners ? Connectivity::edges_and_corners : Connectivity::edges);
            std::set<std::vector<std::size_t>> cells;
            for (const Region& region : regions) {
                cells.insert(region.cells);
                EXPECT_EQ(fault_of(region.outline), "");
                EXPECT_EQ(area_m2(region.outline), 100.0 * static_cast<double>(region.cells.size()));
                for (std::size_t i = 0; i < raster.values().size(); ++i) {
                    EXPECT_EQ(contains(region.outline, raster.grid().centre(raster.grid().cell(i))),
                              std::ranges::binary_search(region.cells, i));
                }
            }
            EXPECT_EQ(cells, flooded(raster, corners));
        }
        EXPECT_EQ(fault_of(class_area(raster, 1)), "");
    }
}

TEST(Regions, SeveralClassesInOneGoAreThoseOfEachAlone) {
    constexpr unsigned seed = 42;
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    std::mt19937 random{seed};
    Raster<std::uint8_t> raster{Grid{0, 600, Metres{10}, 60, 45}};
    for (int round = 0; round < 20; ++round) {
        for (std::uint8_t& value : raster.values()) {
            value = static_cast<std::uint8_t>(random() % 4);
        }
        const std::vector<std::uint8_t> values{3, 0, 1, 9};
        const std::vector<MultiPolygon> areas = class_areas_of(raster, values);
        ASSERT_EQ(areas.size(), values.size());
        for (std::size_t i = 0; i < values.size(); ++i) {
            const MultiPolygon alone = class_area(raster, values[i]);
            ASSERT_EQ(areas[i].size(), alone.size());
            for (std::size_t p = 0; p < alone.size(); ++p) {
                EXPECT_EQ(areas[i][p].outer, alone[p].outer);
                EXPECT_EQ(areas[i][p].holes, alone[p].holes);
            }
        }
    }
}

}  // namespace
}  // namespace lomsong
