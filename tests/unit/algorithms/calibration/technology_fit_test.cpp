// SPDX-License-Identifier: Apache-2.0
#include "algorithms/calibration/technology_fit.hpp"

#include <cmath>
#include <map>

#include <gtest/gtest.h>

#include "algorithms/calibration/robust_lines.hpp"
#include "tests/unit/algorithms/calibration/made_up_samples.hpp"

namespace lomsong {
namespace {

const std::map<std::uint8_t, CalibrationLine> k_biased{{1, {Decibels{7.0}, Decibels{-9.0}}}};

TechnologyFit fit_of(const MadeUpTruth& truth) { return fit_technology(made_up_samples(truth), Technology::g4); }

TEST(LevelErrors, AreMeanScatterAndRootOfTheMeanSquare) {
    const std::vector<double> residuals_db{1.0, 3.0, 5.0};
    const LevelErrors errors = level_errors(residuals_db);
    EXPECT_DOUBLE_EQ(errors.bias.value(), 3.0);
    EXPECT_DOUBLE_EQ(errors.deviation.value(), 2.0);
    EXPECT_DOUBLE_EQ(errors.rmse.value(), std::sqrt(35.0 / 3.0));
    EXPECT_EQ(level_errors({}), LevelErrors{});
}

class CalibratedWorlds : public testing::TestWithParam<std::uint64_t> {};

TEST_P(CalibratedWorlds, BiasAndSlopeAreFoundWithinTheirStandardErrors) {
    const TechnologyFit fit = fit_of({.seed = GetParam(), .classes = k_biased});
    ASSERT_EQ(fit.refusal, CalibrationRefusal::none) << "seed " << GetParam();
    const double truth_db = value_at(k_biased.at(1), fit.centre).value();
    EXPECT_LT(std::abs(fit.at_centre.value.value() - truth_db), 3.0 * fit.at_centre.standard_error.value())
        << "seed " << GetParam();
    EXPECT_LT(std::abs(fit.slope.value.value() + 9.0), 3.0 * fit.slope.standard_error.value())
        << "seed " << GetParam();
    // 1.5 dB over the root of 30 areas, and 7 dB over that of 900 places: 0.36 dB.
    EXPECT_GT(fit.at_centre.standard_error.value(), 0.2);
    EXPECT_LT(fit.at_centre.standard_error.value(), 0.7);
    EXPECT_LT(std::abs(fit.after.bias.value()), 0.5);
    EXPECT_LT(fit.left_out.rmse, fit.before.rmse);
    EXPECT_GE(fit.left_out.rmse, fit.after.rmse);
}

TEST_P(CalibratedWorlds, OneTenthOfWildSamplesMovesNothingByItsStandardError) {
    MadeUpTruth truth{.seed = GetParam(), .classes = k_biased};
    const TechnologyFit clean = fit_of(truth);
    std::vector<CalibrationSample> samples = made_up_samples(truth);
    Dice dice{GetParam()};
    for (CalibrationSample& sample : samples) {
        if (dice.below(10) == 0) {
            sample.residual = sample.residual + Decibels{dice.between(50.0, 90.0)};
        }
    }
    const TechnologyFit spoilt = fit_technology(samples, Technology::g4);
    ASSERT_EQ(spoilt.refusal, CalibrationRefusal::none);
    EXPECT_LT(std::abs((value_at(spoilt.line, clean.centre) - clean.at_centre.value).value()),
              clean.at_centre.standard_error.value())
        << "seed " << GetParam();
    EXPECT_LT(std::abs((spoilt.slope.value - clean.slope.value).value()), clean.slope.standard_error.value())
        << "seed " << GetParam();
    EXPECT_NEAR(static_cast<double>(spoilt.outliers), 0.1 * static_cast<double>(spoilt.places), 40.0);
    EXPECT_LT(spoilt.left_out.rmse.value(), 9.0);
}

/// Done again without any of the code's own loops: every area taken out by hand, every figure from its definition.
TEST_P(CalibratedWorlds, TheErrorOutOfAreaIsThatOfFittingTheOthersByHand) {
    const std::vector<CalibrationSample> samples =
        made_up_samples({.seed = GetParam(), .places = 150, .areas = 6, .classes = k_biased, .outliers = 0.05});
    const TechnologyFit fit = fit_technology(samples, Technology::g4);
    ASSERT_EQ(fit.refusal, CalibrationRefusal::none) << "seed " << GetParam();
    const std::vector<CalibrationPlace> places = places_of(samples, Technology::g4);
    const std::vector<double> weights = fit_lines(places).weights;
    double squares = 0.0;
    double count = 0.0;
    std::vector<double> slopes;
    for (std::size_t area = 0; area < 6; ++area) {
        std::vector<CalibrationSample> others;
        for (const CalibrationSample& sample : samples) {
            if (sample.area != area) {
                others.push_back(sample);
            }
        }
        const TechnologyCalibration calibration = calibration_from(places_of(others, Technology::g4));
        slopes.push_back(calibration.line.slope.value());
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (places[i].area == area && weights[i] > 0.0) {
                const double left_db =
                    (places[i].residual - calibration.correction(places[i].land_cover, places[i].distance)).value();
                squares += left_db * left_db;
                count += 1.0;
            }
        }
    }
    EXPECT_NEAR(fit.left_out.rmse.value(), std::sqrt(squares / count), 1e-9) << "seed " << GetParam();
    double mean = 0.0;
    for (const double slope : slopes) {
        mean += slope / 6.0;
    }
    double around = 0.0;
    for (const double slope : slopes) {
        around += (slope - mean) * (slope - mean);
    }
    EXPECT_NEAR(fit.slope.standard_error.value(), std::sqrt(5.0 / 6.0 * around), 1e-9) << "seed " << GetParam();
    EXPECT_EQ(fit.outliers + static_cast<std::size_t>(count), fit.places);
}

INSTANTIATE_TEST_SUITE_P(Seeds, CalibratedWorlds, testing::Range<std::uint64_t>(1, 13));

TEST(TechnologyFit, ChanceAloneIsSeldomCalibrated) {
    std::size_t calibrated = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        calibrated += fit_of({.seed = seed, .places = 300}).refusal == CalibrationRefusal::none ? 1U : 0U;
    }
    EXPECT_LE(calibrated, 2U) << "of 40 worlds whose predictions are right";
}

TEST(TechnologyFit, RefusesFewPlacesHoweverManySamples) {
    std::vector<CalibrationSample> samples = made_up_samples({.places = 29, .areas = 7, .classes = k_biased});
    const std::vector<CalibrationSample> again = samples;
    for (int i = 0; i < 20; ++i) {
        samples.insert(samples.end(), again.begin(), again.end());
    }
    const TechnologyFit fit = fit_technology(samples, Technology::g4);
    EXPECT_EQ(fit.refusal, CalibrationRefusal::few_places);
    EXPECT_EQ(fit.samples, 29U * 21U);
    EXPECT_EQ(fit.places, 29U);
}

TEST(TechnologyFit, RefusesATechnologyWithoutSamples) {
    EXPECT_EQ(fit_technology({}, Technology::g5).refusal, CalibrationRefusal::few_places);
}

TEST(TechnologyFit, RefusesFewAreas) {
    const TechnologyFit fit = fit_of({.places = 400, .areas = 4, .classes = k_biased});
    EXPECT_EQ(fit.refusal, CalibrationRefusal::few_areas);
    EXPECT_EQ(fit.areas, 4U);
}

TEST(TechnologyFit, RefusesAShortRangeOfDistances) {
    const TechnologyFit fit = fit_of({.nearest_km = 2.0, .farthest_km = 3.0, .classes = k_biased});
    EXPECT_EQ(fit.refusal, CalibrationRefusal::short_range);
    EXPECT_GT(fit.distances.lowest, kilometres(1.9));
    EXPECT_LT(fit.distances.highest, kilometres(3.1));
}

TEST(TechnologyFit, RefusesCorrectionsThatAreNoMatterOfPropagation) {
    const TechnologyFit fit = fit_of({.classes = {{1, {Decibels{55.0}, Decibels{0.0}}}}});
    EXPECT_EQ(fit.refusal, CalibrationRefusal::too_large);
    EXPECT_NEAR(fit.largest.value(), 55.0, 3.0);
}

TEST(TechnologyFit, ARefusalForSizeNamesACorrectionThatIsTooLarge) {
    const TechnologyFit fit = fit_of({.classes = {{1, {Decibels{20.0}, Decibels{50.0}}}}});
    ASSERT_EQ(fit.refusal, CalibrationRefusal::too_large);
    EXPECT_LT(std::abs(fit.at_centre.value.value()), CalibrationLimits{}.largest.value());
    EXPECT_GT(std::abs(fit.largest.value()), CalibrationLimits{}.largest.value());
    EXPECT_GT(fit.largest_at, fit.centre);
}

TEST(TechnologyFit, RefusesPlacesThatAgreeWithNoLine) {
    std::vector<CalibrationSample> samples = made_up_samples({.noise_db = 1.0});
    for (std::size_t i = 0; i < samples.size(); i += 3) {
        samples[i].residual = Decibels{i % 2 == 0 ? 60.0 : -60.0};
    }
    EXPECT_EQ(fit_technology(samples, Technology::g4).refusal, CalibrationRefusal::many_outliers);
}

TEST(TechnologyFit, RefusesWhatStandardErrorsHide) {
    const TechnologyFit fit = fit_of({.seed = 3, .places = 60, .areas = 6, .area_noise_db = 6.0});
    EXPECT_EQ(fit.refusal, CalibrationRefusal::indistinct);
    EXPECT_GT(2.0 * fit.at_centre.standard_error.value(), std::abs(fit.at_centre.value.value()));
}

/// A small offset that lies off 0, but helps areas left out by less than the chance of it.
TEST(TechnologyFit, RefusesWhatAreasLeftOutDoNotConfirm) {
    const TechnologyFit fit = fit_of({.seed = 16,
                                      .places = 120,
                                      .areas = 8,
                                      .area_noise_db = 2.0,
                                      .classes = {{1, {Decibels{2.0}, Decibels{0.0}}}}});
    EXPECT_EQ(fit.refusal, CalibrationRefusal::not_confirmed);
    EXPECT_GT(fit.at_centre.value.value(), 2.0 * fit.at_centre.standard_error.value());
    EXPECT_LT(fit.improvement.value, fit.improvement.standard_error);
}

TEST(TechnologyFit, GivesTheSameNumbersEveryTime) {
    const MadeUpTruth truth{.seed = 5, .classes = k_biased, .outliers = 0.1};
    EXPECT_EQ(fit_of(truth), fit_of(truth));
}

}  // namespace
}  // namespace lomsong
