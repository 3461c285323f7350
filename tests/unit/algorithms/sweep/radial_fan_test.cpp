// SPDX-License-Identifier: Apache-2.0
#include "algorithms/sweep/radial_fan.hpp"

#include <cmath>
#include <numbers>

#include <gtest/gtest.h>

#include "tests/support/dice.hpp"

namespace lomsong {
namespace {

constexpr int k_rings = 10;
const RadialFan k_fan{Metres{30}};

TEST(RadialFan, EverySampleLiesBetweenTheFirstAndTheLastOfItsRing) {
    for (int i = 1; i <= RadialFan::last_sample(k_rings); ++i) {
        const int ring = RadialFan::ring_of(i);
        ASSERT_GE(i, RadialFan::first_sample(ring)) << i;
        ASSERT_LE(i, RadialFan::last_sample(ring)) << i;
    }
}

TEST(RadialFan, RingsFollowEachOtherAndDoubleInReachAndInRadials) {
    EXPECT_EQ(RadialFan::first_sample(0), 1);
    for (int ring = 1; ring <= k_rings; ++ring) {
        EXPECT_EQ(RadialFan::first_sample(ring), RadialFan::last_sample(ring - 1) + 1);
        EXPECT_EQ(RadialFan::last_sample(ring), 2 * RadialFan::last_sample(ring - 1));
        EXPECT_EQ(k_fan.radials(ring), 2 * k_fan.radials(ring - 1));
    }
}

TEST(RadialFan, RadialsOfARingStandAboutOneStepApartAtItsRim) {
    for (int ring = 0; ring <= k_rings; ++ring) {
        const double arc_in_steps = 2.0 * std::numbers::pi * RadialFan::last_sample(ring) / k_fan.radials(ring);
        EXPECT_GT(arc_in_steps, 0.5) << "ring " << ring;
        EXPECT_LT(arc_in_steps, 1.1) << "ring " << ring;
    }
}

TEST(RadialFan, TurnsRunClockwiseFromNorth) {
    EXPECT_FLOAT_EQ(RadialFan::turn_of(0.0F, 5.0F), 0.0F);
    EXPECT_FLOAT_EQ(RadialFan::turn_of(5.0F, 0.0F), 0.25F);
    EXPECT_FLOAT_EQ(RadialFan::turn_of(0.0F, -5.0F), 0.5F);
    EXPECT_FLOAT_EQ(RadialFan::turn_of(-5.0F, 0.0F), 0.75F);
    EXPECT_FLOAT_EQ(RadialFan::turn_of(5.0F, 5.0F), 0.125F);
}

TEST(RadialFan, TurnIsTheAzimuthWithin1e7) {
    Dice dice{1};
    for (int i = 0; i < 20'000; ++i) {
        const auto dx = static_cast<float>(dice.between(-40'000.0, 40'000.0));
        const auto dy = static_cast<float>(dice.between(-40'000.0, 40'000.0));
        const double azimuth = std::atan2(static_cast<double>(dx), static_cast<double>(dy));
        const double expected =
            (azimuth < 0.0 ? azimuth + 2.0 * std::numbers::pi : azimuth) / (2.0 * std::numbers::pi);
        ASSERT_NEAR(static_cast<double>(RadialFan::turn_of(dx, dy)), expected, 1e-7) << dx << ", " << dy;
    }
}

TEST(RadialFan, SectorsNestSoThatARadialsParentIsHalfItsNumber) {
    Dice dice{2};
    for (int i = 0; i < 5'000; ++i) {
        const auto turn = static_cast<float>(dice.between(0.0, 1.0));
        for (int ring = 0; ring < k_rings; ++ring) {
            ASSERT_EQ(k_fan.radial_at(turn, ring), k_fan.radial_at(turn, ring + 1) / 2) << turn << ", " << ring;
        }
    }
}

TEST(RadialFan, ADirectionLiesWithinHalfASectorOfItsRadial) {
    Dice dice{3};
    for (int i = 0; i < 5'000; ++i) {
        const auto turn = static_cast<float>(dice.between(0.0, 1.0));
        for (int ring = 0; ring <= k_rings; ++ring) {
            const double apart_rad = k_fan.azimuth_rad(k_fan.radial_at(turn, ring), ring) -
                                     static_cast<double>(turn) * 2.0 * std::numbers::pi;
            ASSERT_LE(std::abs(apart_rad), std::numbers::pi / k_fan.radials(ring) + 1e-6) << turn << ", " << ring;
        }
    }
}

TEST(RadialFan, AFullTurnIsNorthAgain) {
    for (int ring = 0; ring <= k_rings; ++ring) {
        EXPECT_EQ(k_fan.radial_at(1.0F, ring), 0);
    }
}

TEST(RadialFan, TheLastSampleLeavesAQuarterToFiveQuartersOfAStepToThePrivateOne) {
    for (float distance = 16.0F; distance < 1'400.0F; distance += 0.03125F) {
        const float left = distance - 1.0F - static_cast<float>(RadialFan::samples_before(distance));
        ASSERT_GE(left, 0.25F) << distance;
        ASSERT_LE(left, 1.25F) << distance;
    }
}

TEST(RadialFan, NearIsSixteenStepsButNeverLessThanTheModelsShortestPath) {
    EXPECT_FLOAT_EQ(k_fan.near_limit(), 16.0F);
    EXPECT_FLOAT_EQ(RadialFan{Metres{10}}.near_limit(), 25.0F);
}

}  // namespace
}  // namespace lomsong
