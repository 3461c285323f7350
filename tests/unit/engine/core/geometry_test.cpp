// SPDX-License-Identifier: Apache-2.0
#include "engine/core/geometry.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace lomsong {
namespace {

const MultiPolygon k_square_with_hole = {
    {{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}, {{{4, 4}, {4, 6}, {6, 6}, {6, 4}, {4, 4}}}}};

TEST(Geometry, AHoleIsNoPartOfAPolygonButItsBorderIs) {
    EXPECT_DOUBLE_EQ(area_m2(k_square_with_hole), 96.0);
    EXPECT_TRUE(contains(k_square_with_hole, {1, 1}));
    EXPECT_TRUE(contains(k_square_with_hole, {0, 5}));
    EXPECT_FALSE(contains(k_square_with_hole, {5, 5}));
    EXPECT_TRUE(contains(k_square_with_hole, {4, 5}));
    EXPECT_FALSE(contains(k_square_with_hole, {11, 5}));
}

TEST(Geometry, TheInteriorPointLiesInsideEvenWhenTheCentroidDoesNot) {
    EXPECT_TRUE(contains(k_square_with_hole, interior_point(k_square_with_hole)));
    const MultiPolygon horseshoe = {{{{0, 0}, {9, 0}, {9, 9}, {8, 9}, {8, 1}, {1, 1}, {1, 9}, {0, 9}, {0, 0}}, {}}};
    EXPECT_TRUE(contains(horseshoe, interior_point(horseshoe)));
}

TEST(Geometry, NormalisingClosesRingsTurnsThemAndDropsFlatOnes) {
    const MultiPolygon clockwise_open = {{{{0, 0}, {0, 10}, {10, 10}, {10, 0}}, {}}, {{{1, 1}, {2, 2}}, {}}};
    const MultiPolygon normal = normalised(clockwise_open);
    ASSERT_EQ(normal.size(), 1U);
    EXPECT_EQ(normal[0].outer.front(), normal[0].outer.back());
    EXPECT_DOUBLE_EQ(area_m2(normal), 100.0);
}

TEST(Geometry, DistanceToALineIsToItsNearestPointNotItsVertices) {
    EXPECT_DOUBLE_EQ(distance({5, 3}, LineString{{0, 0}, {10, 0}}).value(), 3.0);
    EXPECT_DOUBLE_EQ(distance({13, 4}, LineString{{0, 0}, {10, 0}}).value(), 5.0);
    EXPECT_DOUBLE_EQ(distance({3, 4}, LineString{{0, 0}}).value(), 5.0);
    EXPECT_TRUE(std::isinf(distance({0, 0}, LineString{}).value()));
    EXPECT_DOUBLE_EQ(length(LineString{{0, 0}, {3, 4}, {3, 10}}).value(), 11.0);
}

TEST(Geometry, BearingsRunClockwiseFromNorth) {
    EXPECT_DOUBLE_EQ(bearing({0, 0}, {0, 5}).value(), 0.0);
    EXPECT_DOUBLE_EQ(bearing({0, 0}, {5, 0}).value(), 90.0);
    EXPECT_DOUBLE_EQ(bearing({0, 0}, {-5, 0}).value(), 270.0);
}

TEST(Geometry, AnEmptyBoxStaysEmptyWhenItGrows) {
    EXPECT_TRUE(Box{}.grown(Metres{100}).empty());
    Box box;
    box.add(Point{1, 2});
    EXPECT_TRUE(box.grown(Metres{1}).contains({2, 3}));
    EXPECT_FALSE(box.overlaps(Box{}));
}

}  // namespace
}  // namespace lomsong
