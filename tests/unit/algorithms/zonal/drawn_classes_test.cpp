// SPDX-License-Identifier: Apache-2.0
/// @file  Drawn classes: what is left out, and that neighbours still fit, judged by Boost.Geometry and by edges.
#include "algorithms/zonal/drawn_classes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <random>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "algorithms/zonal/regions.hpp"
#include "tests/unit/algorithms/zonal/drawing.hpp"
#include "tests/unit/algorithms/zonal/validity.hpp"

namespace lomsong {
namespace {

using testing_tools::drawn;
using testing_tools::fault_of;

constexpr std::array<std::uint8_t, 4> k_all{0, 1, 2, 3};

/// Blobs and specks: what a coverage raster looks like. Cells of 10 m.
Raster<std::uint8_t> blotchy(std::mt19937& random, std::int32_t rows, std::int32_t cols) {
    Raster<std::uint8_t> raster{Grid{0, 10.0 * rows, Metres{10}, rows, cols}};
    std::ranges::fill(raster.values(), std::uint8_t{0});
    for (int blob = 0; blob < 12; ++blob) {
        const double row = static_cast<double>(random() % static_cast<unsigned>(rows));
        const double col = static_cast<double>(random() % static_cast<unsigned>(cols));
        const double radius = 2.0 + static_cast<double>(random() % 9);
        const auto value = static_cast<std::uint8_t>(random() % 4);
        for (std::size_t i = 0; i < raster.values().size(); ++i) {
            const Cell cell = raster.grid().cell(i);
            if (std::hypot(cell.row.value - row, cell.col.value - col) < radius) {
                raster.values()[i] = value;
            }
        }
    }
    for (std::uint8_t& value : raster.values()) {
        if (random() % 100 < 12) {
            value = static_cast<std::uint8_t>(random() % 4);
        }
        if (random() % 200 == 0) {
            value = Storage<std::uint8_t>::k_unknown;
        }
    }
    return raster;
}

using Edge = std::pair<std::pair<double, double>, std::pair<double, double>>;

template <class Take>
void for_each_edge(const std::vector<MultiPolygon>& classes, const Take& take) {
    const auto of_ring = [&](const Ring& ring) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            take(ring[i - 1], ring[i]);
        }
    };
    for (const MultiPolygon& polygons : classes) {
        for (const Polygon& polygon : polygons) {
            of_ring(polygon.outer);
            std::ranges::for_each(polygon.holes, of_ring);
        }
    }
}

double distance_to_segment(Point p, Point a, Point b) { return distance(p, LineString{a, b}).value(); }

TEST(DrawnClasses, StairsBecomeALineAndACornerStays) {
    const std::vector<MultiPolygon> areas = drawn_classes(drawn({"0000000011",  //
                                                                 "0000000111",  //
                                                                 "0000001111",  //
                                                                 "0000011111",  //
                                                                 "0000111111",  //
                                                                 "0001111111",  //
                                                                 "0011111111",  //
                                                                 "0111111111"}),
                                                          std::array<std::uint8_t, 2>{0, 1}, {0, 0.5});
    ASSERT_EQ(areas.size(), 2U);
    ASSERT_EQ(areas[0].size(), 1U);
    EXPECT_LE(areas[0][0].outer.size(), 8U) << "of 19 on the cells' edges";
    EXPECT_NEAR(area_m2(areas[1]), 4400.0, 300.0) << "the line runs through the stairs, not beside them";
    EXPECT_EQ(fault_of(areas[0]), "");
}

TEST(DrawnClasses, WithoutToleranceRunOnTheEdgesOfTheCells) {
    std::mt19937 random{7};
    const Raster<std::uint8_t> raster = blotchy(random, 20, 30);
    const std::vector<MultiPolygon> areas = drawn_classes(raster, k_all, {0, 0.0});
    const std::vector<MultiPolygon> exact = class_areas_of(raster, k_all);
    for (std::size_t i = 0; i < areas.size(); ++i) {
        ASSERT_EQ(areas[i].size(), exact[i].size());
        for (std::size_t p = 0; p < areas[i].size(); ++p) {
            EXPECT_EQ(areas[i][p].outer, exact[i][p].outer);
            EXPECT_EQ(areas[i][p].holes, exact[i][p].holes);
        }
    }
}

TEST(DrawnClasses, TwoBordersBetweenTheSameCornersDoNotFallTogether) {
    const std::vector<MultiPolygon> areas = drawn_classes(drawn({"0000000",  //
                                                                 "0011100",  //
                                                                 "0022200",  //
                                                                 "0000000"}),
                                                          std::array<std::uint8_t, 3>{0, 1, 2}, {0, 4.0});
    ASSERT_EQ(areas[1].size(), 1U);
    ASSERT_EQ(areas[2].size(), 1U);
    EXPECT_EQ(fault_of(areas[1]), "");
    EXPECT_EQ(fault_of(areas[2]), "");
    EXPECT_GT(area_m2(areas[1]), 0.0);
    EXPECT_GT(area_m2(areas[2]), 0.0);
}

TEST(DrawnClasses, LongStraightBordersHaveAPointEvery32Cells) {
    Raster<std::uint8_t> raster{Grid{0, 3000, Metres{10}, 3, 300}};
    std::ranges::fill(raster.values(), std::uint8_t{1});
    const std::vector<MultiPolygon> areas = drawn_classes(raster, std::array<std::uint8_t, 1>{1}, {0, 1.0});
    double longest_m = 0.0;
    for_each_edge(areas, [&](Point a, Point b) { longest_m = std::max(longest_m, distance(a, b).value()); });
    EXPECT_LE(longest_m, 320.0);
    EXPECT_GE(longest_m, 300.0);
}

TEST(DrawnClasses, OfRandomRastersFitTogetherAreValidAndStayNearTheCells) {
    constexpr unsigned seed = 20261122;
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    std::mt19937 random{seed};
    for (int round = 0; round < 60; ++round) {
        SCOPED_TRACE(testing::Message() << "round " << round);
        const double tolerance = 0.25 * static_cast<double>(1 + random() % 12);
        const std::size_t smallest = random() % 2 == 0 ? 0 : 6;
        const Raster<std::uint8_t> raster = blotchy(random, 30, 40);
        const std::vector<MultiPolygon> areas = drawn_classes(raster, k_all, {smallest, tolerance});
        const std::vector<MultiPolygon> exact =
            class_areas_of(without_small_islands(raster, k_all, smallest), k_all);
        std::map<Edge, int> used;
        std::vector<std::pair<Point, Point>> cell_edges;
        for_each_edge(exact, [&](Point a, Point b) { cell_edges.emplace_back(a, b); });
        for_each_edge(areas, [&](Point a, Point b) {
            ++used[{{a.x, a.y}, {b.x, b.y}}];
            for (const double at : {0.0, 0.3, 0.5, 0.8}) {
                const Point p{a.x + at * (b.x - a.x), a.y + at * (b.y - a.y)};
                double nearest_m = 1e9;
                for (const auto& [from, to] : cell_edges) {
                    nearest_m = std::min(nearest_m, distance_to_segment(p, from, to));
                }
                ASSERT_LE(nearest_m, 10.0 * (tolerance + 0.5));
            }
        });
        for (const auto& [edge, times] : used) {
            EXPECT_EQ(times, 1) << "an edge is walked once in each direction";
        }
        for (std::size_t i = 0; i < areas.size(); ++i) {
            EXPECT_EQ(fault_of(areas[i]), "");
            ASSERT_EQ(areas[i].size(), exact[i].size()) << "no island is lost";
            for (std::size_t p = 0; p < areas[i].size(); ++p) {
                EXPECT_EQ(areas[i][p].holes.size(), exact[i][p].holes.size());
            }
        }
        for (int probe = 0; probe < 200; ++probe) {
            const Point p{static_cast<double>(random() % 40'000) / 100.0 + 0.001,
                          static_cast<double>(random() % 30'000) / 100.0 + 0.0007};
            const auto holders =
                std::ranges::count_if(areas, [&](const MultiPolygon& area) { return contains(area, p); });
            EXPECT_LE(holders, 1) << "overlap at " << p.x << ", " << p.y;
        }
    }
}

TEST(DrawnClasses, EdgesBetweenClassesAreWalkedByBothSides) {
    constexpr unsigned seed = 99;
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    std::mt19937 random{seed};
    Raster<std::uint8_t> raster = blotchy(random, 40, 40);
    for (std::uint8_t& value : raster.values()) {
        value = value == Storage<std::uint8_t>::k_unknown ? std::uint8_t{0} : value;
    }
    std::map<Edge, int> used;
    double outer_twice_m2 = 0.0;
    const std::vector<MultiPolygon> areas = drawn_classes(raster, k_all, {4, 1.0});
    for_each_edge(areas, [&](Point a, Point b) { ++used[{{a.x, a.y}, {b.x, b.y}}]; });
    for (const auto& [edge, times] : used) {
        const auto& [a, b] = edge;
        if (!used.contains({b, a})) {
            const bool on_the_rim = std::ranges::any_of(std::array{a, b}, [](auto p) {
                return p.first < 20 || p.first > 380 || p.second < 20 || p.second > 380;
            });
            EXPECT_TRUE(on_the_rim) << a.first << ", " << a.second << " has a gap beside it";
            outer_twice_m2 += a.first * b.second - b.first * a.second;
        }
    }
    double sum_m2 = 0.0;
    for (const MultiPolygon& area : areas) {
        sum_m2 += area_m2(area);
    }
    EXPECT_NEAR(sum_m2, outer_twice_m2 / 2.0, 1e-6 * sum_m2) << "the classes fill the outline and nothing twice";
}

TEST(SmallIslands, TakeTheValueOfMostOfTheirBorder) {
    const Raster<std::uint8_t> joined = without_small_islands(drawn({"00001111",  //
                                                                     "00021111",  //
                                                                     "03001111",  //
                                                                     "00001111"}),
                                                              k_all, 2);
    EXPECT_EQ(joined.values(), drawn({"00001111",  //
                                      "00001111",  //
                                      "00001111",  //
                                      "00001111"})
                                   .values())
        << "three of the 2's four edges lie on 0";
}

TEST(SmallIslands, AmongThemselvesWaitForWhoIsSettledAndTheLowerValueWinsATie) {
    const Raster<std::uint8_t> joined = without_small_islands(drawn({"11111", "12321", "11111"}), k_all, 4);
    EXPECT_EQ(std::ranges::count(joined.values(), 1), 15);
    const Raster<std::uint8_t> tied = without_small_islands(drawn({"002111", "002111"}), k_all, 3);
    EXPECT_EQ(tied.values(), drawn({"000111", "000111"}).values());
}

TEST(SmallIslands, StayWhereOnlyOtherValuesSurroundThemAndOthersNeverChange) {
    const Raster<std::uint8_t> before = drawn({"   ", " 1 ", "  0"});
    EXPECT_EQ(without_small_islands(before, k_all, 9).values(), before.values());
}

}  // namespace
}  // namespace lomsong
