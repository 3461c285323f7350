// SPDX-License-Identifier: Apache-2.0
/// @file  Exact shares of cells, against shapes known by hand and against an independent intersection.
#include "algorithms/zonal/coverage_fraction.hpp"

#include <cmath>
#include <numbers>
#include <random>
#include <vector>

#include <boost/geometry.hpp>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/multi_polygon.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/polygon.hpp>
#include <gtest/gtest.h>

#include "tests/unit/algorithms/zonal/drawing.hpp"

namespace lomsong {
namespace {

using testing_tools::drawn;

namespace bg = boost::geometry;
using BgPoint = bg::model::d2::point_xy<double>;
using BgPolygon = bg::model::polygon<BgPoint, false, true>;

MultiPolygon rectangle(double west, double south, double east, double north) {
    return {{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}}};
}

/// Fractions as a dense row-major list.
std::vector<double> dense(const MultiPolygon& polygons, const Grid& grid) {
    std::vector<double> values(grid.size(), 0.0);
    for (const CellFraction& part : coverage_fractions(polygons, grid)) {
        values[grid.index(part.cell)] = part.fraction;
    }
    return values;
}

const Grid k_three_by_three{0.0, 30.0, Metres{10.0}, 3, 3};

TEST(CoverageFraction, OfARectangleIsKnownByHand) {
    const std::vector<double> values = dense(rectangle(5, 10, 30, 24), k_three_by_three);
    const std::vector<double> expected{0.2, 0.4, 0.4, 0.5, 1.0, 1.0, 0.0, 0.0, 0.0};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        EXPECT_NEAR(values[i], expected[i], 1e-12) << i;
    }
}

TEST(CoverageFraction, OfATriangleWithinOneCellIsItsArea) {
    const MultiPolygon triangle{{{{12, 12}, {16, 12}, {12, 15}, {12, 12}}, {}}};
    const std::vector<CellFraction> parts = coverage_fractions(triangle, k_three_by_three);
    ASSERT_EQ(parts.size(), 1U);
    EXPECT_EQ(parts[0].cell, (Cell{Row{1}, Col{1}}));
    EXPECT_NEAR(parts[0].fraction, 0.06, 1e-12);
}

TEST(CoverageFraction, LeavesOutHolesAndWhatLiesOffTheGrid) {
    MultiPolygon ring = rectangle(-100, -100, 130, 130);
    ring[0].holes.push_back({{10, 10}, {10, 20}, {20, 20}, {20, 10}, {10, 10}});
    const std::vector<double> expected{1, 1, 1, 1, 0, 1, 1, 1, 1};
    EXPECT_EQ(dense(ring, k_three_by_three), expected);
}

TEST(CoverageFraction, OfPolygonsBesideTheGridOrWithoutAreaIsEmpty) {
    EXPECT_TRUE(coverage_fractions(rectangle(40, 0, 50, 10), k_three_by_three).empty());
    EXPECT_TRUE(coverage_fractions(rectangle(-50, 40, 80, 50), k_three_by_three).empty());
    EXPECT_TRUE(coverage_fractions({}, k_three_by_three).empty());
    EXPECT_TRUE(coverage_fractions(rectangle(0, 0, 10, 10), Grid{}).empty());
}

/// A star-shaped ring around `centre`, counter-clockwise.
Ring star(std::mt19937& random, Point centre, double inner, double outer) {
    std::uniform_real_distribution<double> radius{inner, outer};
    Ring ring;
    const int corners = 3 + static_cast<int>(random() % 20);
    for (int i = 0; i < corners; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / corners;
        const double r = radius(random);
        ring.push_back({centre.x + r * std::cos(angle), centre.y + r * std::sin(angle)});
    }
    ring.push_back(ring.front());
    return ring;
}

double intersection_share(const MultiPolygon& polygons, const Grid& grid, Cell cell) {
    const Point centre = grid.centre(cell);
    const double half = 0.5 * grid.cell_size().value();
    const bg::model::box<BgPoint> square{{centre.x - half, centre.y - half}, {centre.x + half, centre.y + half}};
    BgPolygon polygon;
    for (const Point point : polygons[0].outer) {
        polygon.outer().emplace_back(point.x, point.y);
    }
    for (const Ring& hole : polygons[0].holes) {
        auto& ring = polygon.inners().emplace_back();
        for (const Point point : hole) {
            ring.emplace_back(point.x, point.y);
        }
    }
    bg::model::multi_polygon<BgPolygon> common;
    bg::intersection(polygon, square, common);
    return bg::area(common) / grid.cell_area_m2();
}

TEST(CoverageFraction, OfRandomPolygonsEqualsTheAreaOfTheirIntersectionWithEachCell) {
    constexpr unsigned seed = 812;
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    std::mt19937 random{seed};
    const Grid grid{437'120.0, 2'489'760.0, Metres{50.0}, 8, 11};
    std::uniform_real_distribution<double> east{grid.west() - 100.0, grid.west() + 650.0};
    std::uniform_real_distribution<double> north{grid.north() - 500.0, grid.north() + 100.0};
    for (int round = 0; round < 300; ++round) {
        SCOPED_TRACE(testing::Message() << "round " << round);
        const Point centre{east(random), north(random)};
        const double size = round % 3 == 0 ? 20.0 : 220.0;
        MultiPolygon polygons{{star(random, centre, 0.55 * size, size), {}}};
        if (round % 2 == 0) {
            Ring hole = star(random, centre, 0.05 * size, 0.15 * size);
            std::ranges::reverse(hole);
            polygons[0].holes.push_back(hole);
        }
        const std::vector<double> values = dense(polygons, grid);
        for (std::size_t i = 0; i < values.size(); ++i) {
            EXPECT_NEAR(values[i], intersection_share(polygons, grid, grid.cell(i)), 2e-9) << "cell " << i;
        }
    }
}

TEST(CoverageFraction, OfPolygonsOnCellEdgesIsExactlyOneOrNothing) {
    constexpr unsigned seed = 99;
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    std::mt19937 random{seed};
    const Grid grid{437'100.0, 2'489'700.0, Metres{50.0}, 40, 40};
    for (int round = 0; round < 50; ++round) {
        const auto index = [&] { return static_cast<double>(random() % 20); };
        const double west = index();
        const double south = index();
        const double cols = 1 + index();
        const double rows = 1 + index();
        const Box box = grid.bounds();
        const std::vector<CellFraction> parts =
            coverage_fractions(rectangle(box.min_x + 50 * west, box.min_y + 50 * south,
                                         box.min_x + 50 * (west + cols), box.min_y + 50 * (south + rows)),
                               grid);
        EXPECT_EQ(parts.size(), static_cast<std::size_t>(rows * cols));
        for (const CellFraction& part : parts) {
            EXPECT_EQ(part.fraction, 1.0);
        }
    }
}

TEST(CoverageFraction, IsWhatASubdivisionOfEveryCellCounts) {
    constexpr unsigned seed = 20261;
    constexpr int k_parts = 50;  // along an edge of a cell
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    std::mt19937 random{seed};
    const Grid grid{0, 40, Metres{10}, 4, 4};
    for (int round = 0; round < 20; ++round) {
        Ring ring;  // a star around (20, 20), some rays shorter than a cell
        for (int ray = 0; ray < 9; ++ray) {
            const double angle = 2.0 * std::numbers::pi * ray / 9.0;
            const double length = 2.0 + static_cast<double>(random() % 2'000) / 100.0;
            ring.push_back({20.0 + length * std::cos(angle), 20.0 + length * std::sin(angle)});
        }
        ring.push_back(ring.front());
        const MultiPolygon area{{ring, {}}};
        const std::vector<double> fraction = dense(area, grid);
        for (std::size_t i = 0; i < grid.size(); ++i) {
            const Point centre = grid.centre(grid.cell(i));
            int inside = 0;
            for (int row = 0; row < k_parts; ++row) {
                for (int col = 0; col < k_parts; ++col) {
                    inside += contains(area, {centre.x - 5.0 + 10.0 * (col + 0.5) / k_parts,
                                              centre.y - 5.0 + 10.0 * (row + 0.5) / k_parts})
                                  ? 1
                                  : 0;
                }
            }
            EXPECT_NEAR(fraction[i], static_cast<double>(inside) / (k_parts * k_parts), 0.02) << "round " << round;
        }
    }
}

TEST(CoverageFraction, OfNeighboursAddsUpToWholeCells) {
    constexpr unsigned seed = 77;
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    std::mt19937 random{seed};
    const Grid grid{0, 100, Metres{10}, 10, 10};
    for (int round = 0; round < 50; ++round) {
        std::vector<LineString> borders{{{0, 0}, {0, 50}, {0, 100}}};  // from south to north, one east of the other
        for (const double west : {3.0, 30.0, 31.0, 70.0}) {
            const auto bend = [&] { return west + static_cast<double>(random() % 900) / 1000.0; };
            borders.push_back({{bend(), 0}, {bend(), 50}, {bend(), 100}});
        }
        borders.push_back({{100, 0}, {100, 50}, {100, 100}});
        std::vector<double> sum(grid.size(), 0.0);
        double area_sum_m2 = 0.0;
        for (std::size_t i = 1; i < borders.size(); ++i) {
            Ring ring = borders[i];
            ring.insert(ring.end(), borders[i - 1].rbegin(), borders[i - 1].rend());
            ring.push_back(ring.front());
            for (const CellFraction& part : coverage_fractions({{ring, {}}}, grid)) {
                sum[grid.index(part.cell)] += part.fraction;
                area_sum_m2 += part.fraction * grid.cell_area_m2();
            }
        }
        for (const double of_cell : sum) {
            EXPECT_NEAR(of_cell, 1.0, 1e-9)
                << "nothing is lost or counted twice, also in slivers thinner than a cell";
        }
        EXPECT_NEAR(area_sum_m2, 10'000.0, 1e-6);
    }
}

TEST(Zonal, ClassAreasWeighEachCellAndTellWhatLiesOffTheRaster) {
    const Raster<std::uint8_t> classes = drawn({"00",  //
                                                "2 "});
    const ClassAreas areas = class_areas(classes, rectangle(5, 5, 25, 15));
    EXPECT_NEAR(areas.area_m2[0], 75.0, 1e-9);
    EXPECT_NEAR(areas.area_m2[2], 25.0, 1e-9);
    EXPECT_NEAR(areas.area_m2[255], 50.0, 1e-9);
    EXPECT_NEAR(areas.outside_m2, 50.0, 1e-9);
    EXPECT_EQ(areas.area_m2[1], 0.0);
}

TEST(Zonal, HamletSmallerThanACellHasItsShareOfThePeople) {
    Raster<float> people{Grid{0.0, 100.0, Metres{100.0}, 1, 2}};
    people.set({Row{0}, Col{0}}, 40.0F);
    const std::optional<ZonalSum> sum = zonal_sum(people, rectangle(10, 10, 60, 60));
    ASSERT_TRUE(sum.has_value());
    EXPECT_NEAR(sum->sum, 10.0, 1e-9);
    EXPECT_NEAR(sum->known_area_m2, 2500.0, 1e-6);
}

TEST(Zonal, HamletOutsideRasterIsReportedNotZero) {
    Raster<float> people{Grid{0.0, 100.0, Metres{100.0}, 1, 2}};
    people.set({Row{0}, Col{0}}, 0.0F);
    EXPECT_FALSE(zonal_sum(people, rectangle(500, 500, 600, 600)).has_value());
    EXPECT_FALSE(zonal_sum(people, rectangle(110, 10, 160, 60)).has_value()) << "only an unknown cell";
    ASSERT_TRUE(zonal_sum(people, rectangle(10, 10, 60, 60)).has_value());
    EXPECT_EQ(zonal_sum(people, rectangle(10, 10, 60, 60))->sum, 0.0);
}

}  // namespace
}  // namespace lomsong
