// SPDX-License-Identifier: Apache-2.0
#include "engine/parallel/hilbert_order.hpp"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/parallel/spares.hpp"

namespace lomsong {
namespace {

TEST(HilbertOrder, OnAFullSquareEachPlaceIsANeighbourOfTheOneBefore) {
    std::vector<Point> places;
    for (int y = 0; y < 16; ++y) {
        for (int x = 0; x < 16; ++x) {
            places.push_back({1000.0 + 10.0 * x, 5000.0 + 10.0 * y});
        }
    }
    const std::vector<std::size_t> order = hilbert_order(places);
    ASSERT_EQ(order.size(), places.size());
    for (std::size_t i = 1; i < order.size(); ++i) {
        const Point a = places[order[i - 1]];
        const Point b = places[order[i]];
        ASSERT_NEAR(std::abs(a.x - b.x) + std::abs(a.y - b.y), 10.0, 1e-9) << "step " << i;
    }
}

TEST(HilbertOrder, PlacesOnOneSpotStandByIndex) {
    const std::vector<Point> places{{5, 5}, {9, 9}, {5, 5}, {5, 5}};
    EXPECT_THAT(hilbert_order(places), testing::ElementsAre(0, 2, 3, 1));
    EXPECT_TRUE(hilbert_order({}).empty());
}

TEST(Spares, WhatCameBackIsLentAgainAsItWas) {
    Spares<std::vector<int>> spares;
    { (*spares.borrow()).assign(5, 7); }
    const auto first = spares.borrow();
    const auto second = spares.borrow();
    EXPECT_THAT(*first, testing::SizeIs(5));
    EXPECT_THAT(*second, testing::IsEmpty());
}

}  // namespace
}  // namespace lomsong
