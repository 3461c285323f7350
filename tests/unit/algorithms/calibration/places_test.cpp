// SPDX-License-Identifier: Apache-2.0
#include "algorithms/calibration/places.hpp"

#include <gtest/gtest.h>

#include "engine/core/calibration.hpp"

namespace lomsong {
namespace {

CalibrationSample sample(double x, double residual_db, std::uint8_t land_cover = 1) {
    return {Technology::g4, 0, {x, 20.0}, land_cover, Metres{1'000.0 + x}, Decibels{residual_db}, 7};
}

TEST(Places, SamplesOfOneSquareSpeakOnceByTheirMedians) {
    const std::vector<CalibrationSample> samples{sample(10, 4.0), sample(20, 30.0), sample(60, 5.0)};
    const auto places = places_of(samples, Technology::g4);
    ASSERT_EQ(places.size(), 1U);
    EXPECT_EQ(places[0], (CalibrationPlace{1, Metres{1'020.0}, Decibels{5.0}, 7}));
}

TEST(Places, APhoneThatStandsStillCountsNoMoreThanOneThatMoves) {
    std::vector<CalibrationSample> samples(500, sample(10, 12.0));
    samples.push_back(sample(110, -3.0));
    const auto places = places_of(samples, Technology::g4);
    ASSERT_EQ(places.size(), 2U);
    EXPECT_EQ(places[0].residual, Decibels{12.0});
    EXPECT_EQ(places[1].residual, Decibels{-3.0});
}

TEST(Places, OperatorsShareNoPlaceAndOtherTechnologiesAreLeftOut) {
    std::vector<CalibrationSample> samples{sample(10, 1.0), sample(11, 2.0), sample(12, 3.0)};
    samples[1].operator_index = 1;
    samples[2].technology = Technology::g3;
    EXPECT_EQ(places_of(samples, Technology::g4).size(), 2U);
    EXPECT_EQ(places_of(samples, Technology::g3).size(), 1U);
    EXPECT_TRUE(places_of(samples, Technology::g5).empty());
}

TEST(Places, ThePlaceHasTheLandCoverOfMostOfItsSamplesAndTheLowestOfEquallyMany) {
    const std::vector<CalibrationSample> most{sample(10, 0, 4), sample(20, 0, 1), sample(30, 0, 4)};
    EXPECT_EQ(places_of(most, Technology::g4)[0].land_cover, 4);
    const std::vector<CalibrationSample> equal{sample(10, 0, 4), sample(20, 0, 1)};
    EXPECT_EQ(places_of(equal, Technology::g4)[0].land_cover, 1);
}

TEST(Places, SquaresGoOnWestAndSouthOfTheOrigin) {
    EXPECT_EQ(square_of({-0.5, 199.0}), (PlaceSquare{-1, 1}));
    EXPECT_EQ(square_of({0.0, 100.0}), (PlaceSquare{0, 1}));
}

TEST(Percentile, LiesBetweenNeighboursAndTheMedianOfTwoIsTheirMean) {
    EXPECT_DOUBLE_EQ(median({3.0, 1.0}), 2.0);
    EXPECT_DOUBLE_EQ(median({9.0, 1.0, 2.0}), 2.0);
    EXPECT_DOUBLE_EQ(percentile({0.0, 10.0, 20.0, 30.0, 40.0}, 0.05), 2.0);
    EXPECT_DOUBLE_EQ(percentile({5.0}, 0.95), 5.0);
}

}  // namespace
}  // namespace lomsong
