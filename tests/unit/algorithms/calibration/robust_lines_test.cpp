// SPDX-License-Identifier: Apache-2.0
#include "algorithms/calibration/robust_lines.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/unit/algorithms/calibration/made_up_samples.hpp"

namespace lomsong {
namespace {

CalibrationPlace place(double km, double residual_db, std::uint8_t land_cover = k_no_land_cover) {
    return {land_cover, kilometres(km), Decibels{residual_db}, 0};
}

std::vector<CalibrationPlace> made_up_places(const MadeUpTruth& truth) {
    return places_of(made_up_samples(truth), Technology::g4);
}

TEST(RobustLines, PlacesOnALineGiveTheLine) {
    // 3 dB at 1 km and 5 dB more per decade: 3 - 5 log10(2) = 1.494850, and so on.
    const std::vector<CalibrationPlace> places{place(0.5, 1.4948500), place(1.0, 3.0), place(2.0, 4.5051500),
                                               place(10.0, 8.0)};
    const RobustLines lines = fit_lines(places);
    EXPECT_NEAR(lines.line.offset.value(), 3.0, 1e-6);
    EXPECT_NEAR(lines.line.slope.value(), 5.0, 1e-6);
    EXPECT_DOUBLE_EQ(lines.centre.value(), 1'500.0);
    EXPECT_TRUE(lines.classes.empty());
}

TEST(RobustLines, PlacesAllAtOneDistanceGiveNoSlope) {
    const std::vector<CalibrationPlace> places{place(2.0, 4.0), place(2.0, 6.0), place(2.0, 5.0)};
    const RobustLines lines = fit_lines(places);
    EXPECT_NEAR(lines.line.slope.value(), 0.0, 1e-6);
    EXPECT_NEAR(lines.line.offset.value(), 5.0, 1e-6);
}

TEST(RobustLines, APlaceFarOffWeighsNothing) {
    std::vector<CalibrationPlace> places;
    for (int i = 1; i <= 20; ++i) {
        places.push_back(place(0.2 * i, i % 2 == 0 ? 1.0 : -1.0));
    }
    const RobustLines without = fit_lines(places);
    places.push_back(place(4.1, 80.0));
    const RobustLines with = fit_lines(places);
    EXPECT_EQ(with.weights.back(), 0.0);
    EXPECT_GT(with.weights.front(), 0.5);
    EXPECT_NEAR(with.line.offset.value(), without.line.offset.value(), 0.1);
}

/// All places at one distance, so that only offsets are fitted: with residuals of +-1 around two levels, weights
/// are equal, and the penalised least squares can be solved by hand.
TEST(RobustLines, AClassIsShrunkByItsPlaces) {
    std::vector<CalibrationPlace> places;
    for (int i = 0; i < 16; ++i) {
        const double around_db = i % 2 == 0 ? 1.0 : -1.0;
        places.push_back(place(1.0, 0.0 + around_db, k_no_land_cover));
        places.push_back(place(1.0, 4.0 + around_db, 1));
    }
    const RobustLines lines = fit_lines(places);
    // Weights w are equal by symmetry of the scatter, w = 1 nearly. Then with n = 16, k = 16 and class part c:
    // 2n a + n c = n (0 + 4) and n a + (n + k) c = n 4 give a = 4/3, c = 4/3.
    EXPECT_NEAR(lines.line.offset.value(), 4.0 / 3.0, 0.15);
    EXPECT_NEAR(lines.classes.at(1).offset.value(), 8.0 / 3.0, 0.15);
}

TEST(RobustLines, AClassOfFewPlacesHasNoLineOfItsOwn) {
    std::vector<CalibrationPlace> places;
    for (std::size_t i = 0; i < k_least_class_places; ++i) {
        places.push_back(place(1.0 + static_cast<double>(i), 1.0, 4));
        if (i > 0) {
            places.push_back(place(1.0 + static_cast<double>(i), -9.0, 1));
        }
    }
    const RobustLines lines = fit_lines(places);
    EXPECT_TRUE(lines.classes.contains(4));
    EXPECT_FALSE(lines.classes.contains(1));
}

class RobustLinesOfWorlds : public testing::TestWithParam<std::uint64_t> {};

TEST_P(RobustLinesOfWorlds, ManyPlacesLeaveAClassItsOwnLine) {
    MadeUpTruth truth{.seed = GetParam(), .places = 3'000, .area_noise_db = 0.0};
    truth.classes = {{1, {Decibels{-9.0}, Decibels{-6.0}}}, {4, {Decibels{3.0}, Decibels{2.0}}}};
    const RobustLines lines = fit_lines(made_up_places(truth));
    for (const auto& [land_cover, line] : truth.classes) {
        EXPECT_NEAR(value_at(lines.classes.at(land_cover), lines.centre).value(),
                    value_at(line, lines.centre).value(), 0.8)
            << "seed " << GetParam() << ", class " << int{land_cover};
        EXPECT_NEAR(lines.classes.at(land_cover).slope.value(), line.slope.value(), 2.0)
            << "seed " << GetParam() << ", class " << int{land_cover};
    }
}

TEST_P(RobustLinesOfWorlds, OneTenthOfWildPlacesDoesNotMoveTheLine) {
    MadeUpTruth truth{.seed = GetParam(), .area_noise_db = 0.0, .classes = {{1, {Decibels{6.0}, Decibels{-8.0}}}}};
    const RobustLines clean = fit_lines(made_up_places(truth));
    std::vector<CalibrationPlace> places = made_up_places(truth);
    Dice dice{GetParam()};
    for (std::size_t i = 0; i < places.size(); i += 10) {
        places[i].residual = places[i].residual + Decibels{dice.between(50.0, 90.0)};
    }
    const RobustLines spoilt = fit_lines(places);
    // 7 dB over the square root of 900 places is 0.23 dB.
    EXPECT_NEAR(value_at(spoilt.line, clean.centre).value(), value_at(clean.line, clean.centre).value(), 0.23)
        << "seed " << GetParam();
    EXPECT_NEAR(spoilt.line.slope.value(), clean.line.slope.value(), 0.6) << "seed " << GetParam();
}

TEST_P(RobustLinesOfWorlds, TheOrderOfPlacesDoesNotMatter) {
    MadeUpTruth truth{.seed = GetParam(), .places = 200};
    truth.classes = {{1, {Decibels{-9.0}, Decibels{-6.0}}}, {4, {Decibels{3.0}, Decibels{2.0}}}};
    std::vector<CalibrationPlace> places = made_up_places(truth);
    const RobustLines lines = fit_lines(places);
    std::ranges::reverse(places);
    const RobustLines reversed = fit_lines(places);
    EXPECT_NEAR(lines.line.offset.value(), reversed.line.offset.value(), 1e-6);
    EXPECT_NEAR(lines.classes.at(1).slope.value(), reversed.classes.at(1).slope.value(), 1e-6);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RobustLinesOfWorlds, testing::Range<std::uint64_t>(1, 13));

}  // namespace
}  // namespace lomsong
