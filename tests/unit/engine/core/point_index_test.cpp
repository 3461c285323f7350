// SPDX-License-Identifier: Apache-2.0
#include "engine/core/point_index.hpp"

#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/seed.hpp"

namespace lomsong {
namespace {

TEST(PointIndex, OfPlacesEquallyNearTheLowestPayloadIsTheNearest) {
    const std::vector<IndexedPoint> points{{{10, 0}, 7}, {{-10, 0}, 3}, {{0, 10}, 5}};
    const PointIndex index{points};
    EXPECT_EQ(index.nearest({0, 0})->payload, 3U);
    EXPECT_EQ(index.nearest({1, 0})->payload, 7U);
}

TEST(PointIndex, KnowsNothingNearWhereThereAreNoPoints) {
    const PointIndex index{{}};
    EXPECT_FALSE(index.nearest({0, 0}));
    EXPECT_TRUE(index.within({0, 0}, Metres{1e9}).empty());
}

TEST(PointIndex, ReachIsRoundAndIncludesItsEdge) {
    const std::vector<IndexedPoint> points{{{3, 4}, 0}, {{4, 4}, 1}};
    const auto found = PointIndex{points}.within({0, 0}, Metres{5});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().payload, 0U);
}

TEST(PointIndex, FindsWhatLookingAtEveryPointFinds) {
    const unsigned seed = test_seed();
    SCOPED_TRACE("LOMSONG_SEED=" + std::to_string(seed));
    std::mt19937 random{seed};
    std::uniform_real_distribution<double> metres{-1000.0, 1000.0};
    std::vector<IndexedPoint> points;
    for (std::uint32_t i = 0; i < 500; ++i) {
        points.push_back({{metres(random), metres(random)}, i});
    }
    const PointIndex index{points};
    for (int trial = 0; trial < 100; ++trial) {
        const Point from{metres(random), metres(random)};
        const Metres reach{200.0};
        std::vector<std::uint32_t> expected;
        const IndexedPoint* nearest = &points.front();
        for (const IndexedPoint& point : points) {
            if (distance(from, point.position) <= reach) {
                expected.push_back(point.payload);
            }
            nearest = distance(from, point.position) < distance(from, nearest->position) ? &point : nearest;
        }
        std::vector<std::uint32_t> found;
        for (const IndexedPoint& point : index.within(from, reach)) {
            found.push_back(point.payload);
        }
        EXPECT_EQ(found, expected);
        EXPECT_EQ(index.nearest(from)->payload, nearest->payload);
    }
}

}  // namespace
}  // namespace lomsong
