// SPDX-License-Identifier: Apache-2.0
#include "io/write/smooth_projection.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace lomsong::test {

namespace {

/// The largest difference to PROJ in degrees, over points spread over a box around `middle`.
double worst_of(const std::string& crs, Point middle, Metres reach, unsigned seed) {
    const SmoothProjection smooth{crs};
    std::mt19937 random{seed};
    std::uniform_real_distribution<double> away{-reach.value(), reach.value()};
    double worst = 0.0;
    for (int i = 0; i < 20'000; ++i) {
        const Point point{middle.x + away(random), middle.y + away(random)};
        const auto seen = smooth(point);
        const auto expected = smooth.exact(point);
        EXPECT_EQ(seen.has_value(), expected.has_value()) << point.x << ", " << point.y;
        if (seen && expected) {
            worst = std::max({worst, std::abs(seen->x - expected->x), std::abs(seen->y - expected->y)});
        }
    }
    return worst;
}

TEST(SmoothProjection, FollowsProjToTheTenthDecimalOfADegree) {
    constexpr unsigned k_seed = 31;
    constexpr double k_close_deg = 1e-10;
    EXPECT_LT(worst_of("EPSG:9208", {420'000, 2'470'000}, Metres{80'000}, k_seed), k_close_deg) << "Lào Cai, TM-3";
    EXPECT_LT(worst_of("EPSG:9217", {570'000, 1'350'000}, Metres{80'000}, k_seed), k_close_deg)
        << "Khánh Hòa, TM-3";
    EXPECT_LT(worst_of("EPSG:32648", {500'000, 1'800'000}, Metres{500'000}, k_seed), k_close_deg) << "UTM 48 N";
    EXPECT_LT(worst_of("EPSG:32755", {500'000, 5'200'000}, Metres{300'000}, k_seed), k_close_deg) << "UTM 55 S";
}

TEST(SmoothProjection, FollowsProjAcrossTheAntimeridianAndAtAPole) {
    constexpr unsigned k_seed = 32;
    EXPECT_LT(worst_of("EPSG:3832", {3'339'584, 2'000'000}, Metres{50'000}, k_seed), 1e-9) << "Mercator at 180 E";
    EXPECT_LT(worst_of("EPSG:3413", {0, 0}, Metres{500}, k_seed), 1e-9) << "polar stereographic at the pole";
}

TEST(SmoothProjection, DoesNotDependOnWhatWasAskedBefore) {
    constexpr unsigned k_seed = 33;
    std::mt19937 random{k_seed};
    std::uniform_real_distribution<double> away{-30'000.0, 30'000.0};
    std::vector<Point> points;
    for (int i = 0; i < 2'000; ++i) {
        points.push_back({420'000 + away(random), 2'470'000 + away(random)});
    }
    const SmoothProjection in_order{"EPSG:9208"};
    const SmoothProjection backwards{"EPSG:9208"};
    std::vector<Point> first;
    std::vector<Point> second;
    for (std::size_t i = 0; i < points.size(); ++i) {
        first.push_back(in_order(points[i]).value());
        second.push_back(backwards(points[points.size() - 1 - i]).value());
    }
    std::ranges::reverse(second);
    EXPECT_TRUE(first == second) << "seed " << k_seed;
}

TEST(SmoothProjection, NowhereHasNoImage) {
    const SmoothProjection smooth{"EPSG:9208"};
    EXPECT_FALSE(smooth({std::numeric_limits<double>::quiet_NaN(), 0.0}));
    EXPECT_FALSE(smooth({std::numeric_limits<double>::infinity(), 0.0}));
    EXPECT_FALSE(smooth({1e30, 1e30}));
}

}  // namespace

}  // namespace lomsong::test
