// SPDX-License-Identifier: Apache-2.0
#include "engine/core/calibration.hpp"

#include <gtest/gtest.h>

namespace lomsong {
namespace {

TechnologyCalibration rising_over_trees() {
    return {{Metres{500.0}, Metres{5'000.0}},
            {Decibels{2.0}, Decibels{-10.0}},
            {{1, {Decibels{-6.0}, Decibels{20.0}}}}};
}

TEST(Calibration, AddsOffsetAndSlopeTimesTheLogarithmOfTheKilometres) {
    const TechnologyCalibration calibration = rising_over_trees();
    EXPECT_DOUBLE_EQ(calibration.correction(4, Metres{1'000.0}).value(), 2.0);
    EXPECT_NEAR(calibration.correction(4, Metres{2'000.0}).value(), 2.0 - 10.0 * 0.30103, 1e-5);
    EXPECT_NEAR(calibration.correction(1, Metres{2'000.0}).value(), -6.0 + 20.0 * 0.30103, 1e-5);
}

TEST(Calibration, TakesTheTechnologysLineWhereLandCoverIsUnknownOrNew) {
    const TechnologyCalibration calibration = rising_over_trees();
    EXPECT_DOUBLE_EQ(calibration.correction(k_no_land_cover, Metres{1'000.0}).value(), 2.0);
    EXPECT_DOUBLE_EQ(calibration.correction(7, Metres{1'000.0}).value(), 2.0);
}

TEST(Calibration, DoesNotGoOnWhereNobodyMeasured) {
    const TechnologyCalibration calibration = rising_over_trees();
    EXPECT_EQ(calibration.correction(1, Metres{0.0}), calibration.correction(1, Metres{500.0}));
    EXPECT_EQ(calibration.correction(1, Metres{80'000.0}), calibration.correction(1, Metres{5'000.0}));
}

TEST(Calibration, TheLargestCorrectionIsThatOfTheBestEndOfTheBestLine) {
    // Trees at 5 km: -6 + 20 x 0.69897; open land at 500 m: 2 + 10 x 0.30103.
    EXPECT_NEAR(rising_over_trees().largest_correction().value(), 7.9794, 1e-4);
    TechnologyCalibration open = rising_over_trees();
    open.classes.clear();
    EXPECT_NEAR(open.largest_correction().value(), 5.0103, 1e-4);
}

TEST(Calibration, TechnologiesWithoutAnEntryAreNotCalibrated) {
    Calibration calibration;
    calibration.technologies[index_of(Technology::g4)] = rising_over_trees();
    EXPECT_NE(calibration.find(Technology::g4), nullptr);
    EXPECT_EQ(calibration.find(Technology::g2), nullptr);
}

}  // namespace
}  // namespace lomsong
