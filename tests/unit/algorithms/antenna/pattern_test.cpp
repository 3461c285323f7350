// SPDX-License-Identifier: Apache-2.0
#include "algorithms/antenna/pattern.hpp"

#include <random>

#include <gtest/gtest.h>

namespace lomsong {
namespace {

RadioSector sector_with(AntennaPattern pattern) {
    RadioSector sector;
    sector.pattern = pattern;
    sector.azimuth = Angle{350.0};
    sector.tilt = Angle{4.0};
    return sector;
}

double gain_db(const RadioSector& sector, double azimuth_deg, double elevation_deg) {
    return relative_gain(sector, Angle{azimuth_deg}, Angle{elevation_deg}).value();
}

TEST(Pattern, TheStrongestDirectionIsAlongAzimuthAndTilt) {
    for (const AntennaPattern pattern : {AntennaPattern::tr36814, AntennaPattern::tr38901}) {
        EXPECT_EQ(gain_db(sector_with(pattern), 350.0, -4.0), 0.0);
    }
}

TEST(Pattern, HalfTheWidthAwayLosesThreeDecibels) {
    const RadioSector rural = sector_with(AntennaPattern::tr36814);
    EXPECT_NEAR(gain_db(rural, 350.0 + 35.0, -4.0), -3.0, 1e-12);
    EXPECT_NEAR(gain_db(rural, 350.0 - 35.0, -4.0), -3.0, 1e-12);
    EXPECT_NEAR(gain_db(rural, 350.0, -4.0 - 5.0), -3.0, 1e-12);
    EXPECT_NEAR(gain_db(rural, 350.0, -4.0 + 5.0), -3.0, 1e-12);
    const RadioSector panel = sector_with(AntennaPattern::tr38901);
    EXPECT_NEAR(gain_db(panel, 350.0 + 32.5, -4.0), -3.0, 1e-12);
    EXPECT_NEAR(gain_db(panel, 350.0, -4.0 - 32.5), -3.0, 1e-12);
}

TEST(Pattern, TheCutsAreFlooredAloneAndTogether) {
    const RadioSector rural = sector_with(AntennaPattern::tr36814);
    EXPECT_EQ(gain_db(rural, 170.0, -4.0), -25.0);  // behind
    EXPECT_EQ(gain_db(rural, 350.0, 60.0), -20.0);  // above
    EXPECT_EQ(gain_db(rural, 170.0, 60.0), -25.0);  // both
    const RadioSector panel = sector_with(AntennaPattern::tr38901);
    EXPECT_EQ(gain_db(panel, 170.0, -4.0), -30.0);
    EXPECT_EQ(gain_db(panel, 170.0, 90.0), -30.0);
}

TEST(Pattern, AzimuthsMeetAtNorth) {
    const RadioSector sector = sector_with(AntennaPattern::tr36814);
    EXPECT_NEAR(gain_db(sector, 10.0, -4.0), gain_db(sector, 370.0, -4.0), 1e-12);
    EXPECT_NEAR(gain_db(sector, 10.0, -4.0), gain_db(sector, 330.0, -4.0), 1e-12);
    EXPECT_NEAR(gain_db(sector, -20.0, -4.0), gain_db(sector, 340.0, -4.0), 1e-12);
}

TEST(Pattern, TiltShiftsTheVerticalCutInEveryAzimuth) {
    RadioSector sector = sector_with(AntennaPattern::tr36814);
    const double level_behind_db = gain_db(sector, 70.0, 0.0);
    sector.tilt = Angle{0.0};
    EXPECT_NEAR(gain_db(sector, 70.0, 0.0) - level_behind_db, 12.0 * 0.4 * 0.4, 1e-12);
}

TEST(Pattern, AnOmnidirectionalSectorKeepsItsVerticalCutAndPlainOmniHasNone) {
    RadioSector sector = sector_with(AntennaPattern::tr36814);
    sector.omnidirectional = true;
    EXPECT_EQ(gain_db(sector, 123.0, -4.0), 0.0);
    EXPECT_NEAR(gain_db(sector, 123.0, 1.0), -3.0, 1e-12);
    EXPECT_EQ(gain_db(sector_with(AntennaPattern::omni), 170.0, 60.0), 0.0);
}

TEST(Pattern, NoDirectionGainsAndNoneIsWorseThanTheFloor) {
    constexpr unsigned k_seed = 36814;
    std::mt19937 random{k_seed};
    std::uniform_real_distribution<double> azimuth{0.0, 360.0};
    std::uniform_real_distribution<double> elevation_deg{-90.0, 90.0};
    for (int i = 0; i < 2'000; ++i) {
        const double gain = gain_db(sector_with(AntennaPattern::tr38901), azimuth(random), elevation_deg(random));
        ASSERT_LE(gain, 0.0) << "seed " << k_seed << " draw " << i;
        ASSERT_GE(gain, -30.0) << "seed " << k_seed << " draw " << i;
    }
}

TEST(Elevation, IsPositiveUpwards) {
    EXPECT_NEAR(elevation(HeightAboveSeaLevel{100.0}, HeightAboveSeaLevel{200.0}, Metres{100.0}).value(), 45.0,
                1e-12);
    EXPECT_LT(elevation(HeightAboveSeaLevel{100.0}, HeightAboveSeaLevel{1.5}, Metres{5'000.0}).value(), 0.0);
}

}  // namespace
}  // namespace lomsong
