// SPDX-License-Identifier: Apache-2.0
#include "io/place/utm.hpp"

#include <limits>

#include <gtest/gtest.h>

namespace lomsong {
namespace {

TEST(Utm, ZonesAreSixDegreesWideFromTheAntimeridian) {
    EXPECT_EQ(utm_zone({-180.0, 0.0}), 1);
    EXPECT_EQ(utm_zone({103.9, 22.5}), 48);
    EXPECT_EQ(utm_zone({108.0, 16.0}), 49);
    EXPECT_EQ(utm_zone({179.999, 0.0}), 60);
}

TEST(Utm, LongitudesBeyondTheAntimeridianGetTheLastZone) {
    EXPECT_EQ(utm_zone({181.5, 0.0}), 60);
    EXPECT_EQ(utm_zone({-300.0, 0.0}), 1);
}

TEST(Utm, TheSouthHasItsOwnCodes) {
    EXPECT_EQ(utm_epsg({103.9, 22.5}), 32648);
    EXPECT_EQ(utm_epsg({115.2, -8.6}), 32750);
}

TEST(Utm, WhatADamagedHeaderStatesIsNotOnTheGlobe) {
    EXPECT_TRUE(on_globe({-179.0, 89.0}));
    EXPECT_FALSE(on_globe({-3.8e277, 0.0}));
    EXPECT_FALSE(on_globe({105.0, 90.1}));
    EXPECT_FALSE(on_globe({std::numeric_limits<double>::quiet_NaN(), 21.0}));
    EXPECT_FALSE(on_globe({105.0, std::numeric_limits<double>::infinity()}));
}

}  // namespace
}  // namespace lomsong
