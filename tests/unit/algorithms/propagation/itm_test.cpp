// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/itm.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numbers>
#include <optional>
#include <random>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "algorithms/propagation/itm_diffraction.hpp"
#include "algorithms/propagation/itm_profile.hpp"
#include "algorithms/propagation/itm_troposcatter.hpp"

namespace lomsong {
namespace {

constexpr double k_nan = std::numeric_limits<double>::quiet_NaN();
constexpr std::uint32_t k_seed = 1968;

ItmRadio mobile_radio() {
    ItmRadio radio;
    radio.frequency = megahertz(900.0);
    radio.transmitter_height = HeightAboveGround{30.0};
    radio.receiver_height = HeightAboveGround{1.5};
    return radio;
}

ItmAreaInput rolling_hills(double d_km) {
    ItmAreaInput input;
    input.radio = mobile_radio();
    input.irregularity = Metres{90.0};
    input.distance = kilometres(d_km);
    return input;
}

double loss_db(const ItmAreaInput& input) { return itm_area(input).loss.value(); }

const std::vector<double> k_ridge_m{300, 280, 310, 420, 330, 290, 280, 285, 290, 270, 280};

ItmInput over(const std::vector<double>& terrain_m, double step_m = 1000.0) {
    ItmInput input;
    input.radio = mobile_radio();
    input.terrain_m = terrain_m;
    input.step = Metres{step_m};
    return input;
}

/// Draws for tests over the whole range of inputs.
class Draw {
  public:
    double uniform(double low, double high) { return std::uniform_real_distribution<double>{low, high}(m_random); }
    double logarithmic(double low, double high) { return std::exp(uniform(std::log(low), std::log(high))); }
    std::size_t index(std::size_t count) {
        return std::uniform_int_distribution<std::size_t>{0, count - 1}(m_random);
    }

    ItmRadio radio() {
        ItmRadio radio;
        radio.frequency = megahertz(logarithmic(20.01, 19'999.0));
        radio.transmitter_height = HeightAboveGround{logarithmic(0.51, 2999.0)};
        radio.receiver_height = HeightAboveGround{logarithmic(0.51, 2999.0)};
        radio.polarisation = index(2) == 0 ? Polarisation::horizontal : Polarisation::vertical;
        radio.n0 = uniform(250.0, 400.0);
        radio.climate = static_cast<ItmClimate>(1 + index(7));
        return radio;
    }
    ItmStatistics statistics() {
        ItmStatistics statistics = itm_statistics(static_cast<int>(index(4) + 10 * index(4))).value();
        statistics.time_percent = uniform(0.01, 99.99);
        statistics.location_percent = uniform(0.01, 99.99);
        statistics.situation_percent = uniform(0.01, 99.99);
        return statistics;
    }
    std::vector<double> terrain_m() {
        const double relief_m = logarithmic(0.01, 1500.0);
        std::vector<double> terrain_m(2 + index(200));
        std::ranges::generate(terrain_m, [&] { return uniform(0.0, relief_m); });
        return terrain_m;
    }

  private:
    std::mt19937 m_random{k_seed};
};

TEST(Itm, EveryValidProfileHasAFiniteLoss) {
    Draw draw;
    for (int i = 0; i < 5'000; ++i) {
        const std::vector<double> terrain_m = draw.terrain_m();
        const double length_m = draw.logarithmic(10.0, 2'000e3);
        ItmInput input = over(terrain_m, length_m / static_cast<double>(terrain_m.size() - 1));
        input.radio = draw.radio();
        input.statistics = draw.statistics();
        const ItmResult result = itm_point_to_point(input);
        ASSERT_EQ(result.error, ItmError::none) << text(result.error) << ", seed " << k_seed << " draw " << i;
        ASSERT_TRUE(std::isfinite(result.loss.value())) << "seed " << k_seed << " draw " << i;
        ASSERT_GE(result.reference_attenuation.value(), 0.0) << "seed " << k_seed << " draw " << i;
        ASSERT_NE(result.region, ItmRegion::none) << "seed " << k_seed << " draw " << i;
    }
}

TEST(Itm, EveryValidAreaHasAFiniteLoss) {
    Draw draw;
    std::set<ItmRegion> regions;
    for (int i = 0; i < 5'000; ++i) {
        ItmAreaInput input;
        input.radio = draw.radio();
        input.statistics = draw.statistics();
        input.irregularity = Metres{draw.index(10) == 0 ? 0.0 : draw.logarithmic(0.1, 2000.0)};
        input.distance = Metres{draw.logarithmic(1.0, 2'000e3)};
        input.transmitter_siting = static_cast<ItmSiting>(draw.index(3));
        input.receiver_siting = static_cast<ItmSiting>(draw.index(3));
        const ItmResult result = itm_area(input);
        ASSERT_EQ(result.error, ItmError::none) << text(result.error) << ", seed " << k_seed << " draw " << i;
        ASSERT_TRUE(std::isfinite(result.loss.value())) << "seed " << k_seed << " draw " << i;
        regions.insert(result.region);
    }
    EXPECT_EQ(regions.size(), 3U) << "line of sight, diffraction and troposcatter all occur";
}

template <class Change>
ItmError error_after(Change change) {
    ItmInput input = over(k_ridge_m);
    change(input);
    const ItmResult result = itm_point_to_point(input);
    EXPECT_EQ(std::isnan(result.loss.value()), result.error != ItmError::none);
    return result.error;
}

TEST(Itm, WhatLiesOutsideTheLimitsGivesItsOwnErrorAndNoNumber) {
    using Input = ItmInput;
    EXPECT_EQ(error_after([](Input&) {}), ItmError::none);
    EXPECT_EQ(error_after([](Input& i) { i.radio.transmitter_height = HeightAboveGround{0.49}; }),
              ItmError::transmitter_height);
    EXPECT_EQ(error_after([](Input& i) { i.radio.receiver_height = HeightAboveGround{3001.0}; }),
              ItmError::receiver_height);
    EXPECT_EQ(error_after([](Input& i) { i.radio.climate = static_cast<ItmClimate>(0); }), ItmError::climate);
    EXPECT_EQ(error_after([](Input& i) { i.radio.climate = static_cast<ItmClimate>(8); }), ItmError::climate);
    EXPECT_EQ(error_after([](Input& i) { i.statistics.time_percent = 100.0; }), ItmError::time_percent);
    EXPECT_EQ(error_after([](Input& i) { i.statistics.location_percent = 0.0; }), ItmError::location_percent);
    EXPECT_EQ(error_after([](Input& i) { i.statistics.situation_percent = k_nan; }), ItmError::situation_percent);
    EXPECT_EQ(error_after([](Input& i) { i.radio.n0 = 249.0; }), ItmError::refractivity);
    EXPECT_EQ(error_after([](Input& i) { i.radio.frequency = megahertz(20'001.0); }), ItmError::frequency);
    EXPECT_EQ(error_after([](Input& i) { i.radio.permittivity = 0.9; }), ItmError::permittivity);
    EXPECT_EQ(error_after([](Input& i) { i.radio.conductivity_s_per_m = 0.0; }), ItmError::conductivity);
    EXPECT_EQ(error_after([](Input& i) {
                  i.radio.permittivity = 1.0;
                  i.radio.polarisation = Polarisation::horizontal;
              }),
              ItmError::ground_impedance);
    EXPECT_EQ(error_after([](Input& i) { i.statistics.mode = static_cast<ItmMode>(4); }), ItmError::mode);
}

TEST(Itm, ABrokenProfileIsAnError) {
    EXPECT_EQ(itm_point_to_point(over({100.0})).error, ItmError::profile);
    EXPECT_EQ(itm_point_to_point(over({100.0, k_nan, 100.0})).error, ItmError::profile);
    EXPECT_EQ(itm_point_to_point(over(k_ridge_m, 0.0)).error, ItmError::profile);
    EXPECT_EQ(itm_point_to_point(over(k_ridge_m, k_nan)).error, ItmError::profile);
    const std::vector<double> above_the_air(11, 9000.0);
    EXPECT_EQ(itm_point_to_point(over(above_the_air)).error, ItmError::surface_refractivity);
}

TEST(Itm, AnAreaNeedsADistanceAnIrregularityAndASiting) {
    EXPECT_EQ(itm_area(rolling_hills(0.0)).error, ItmError::distance);
    EXPECT_EQ(itm_area(rolling_hills(k_nan)).error, ItmError::distance);
    ItmAreaInput input = rolling_hills(10.0);
    input.irregularity = Metres{-1.0};
    EXPECT_EQ(itm_area(input).error, ItmError::irregularity);
    input = rolling_hills(10.0);
    input.receiver_siting = static_cast<ItmSiting>(3);
    EXPECT_EQ(itm_area(input).error, ItmError::siting);
}

TEST(Itm, EachWarningIsGivenByWhatItNames) {
    const auto warns = [](const ItmInput& input, ItmWarning warning) {
        return itm_point_to_point(input).warnings.has(warning);
    };
    const ItmInput calm = over(k_ridge_m);
    EXPECT_EQ(itm_point_to_point(over(std::vector<double>(200, 100.0), 50.0)).warnings.bits(), 0U);
    ItmInput input = calm;
    input.radio.transmitter_height = HeightAboveGround{1001.0};
    EXPECT_TRUE(warns(input, ItmWarning::transmitter_height_near_limit));
    input.radio.receiver_height = HeightAboveGround{0.9};
    EXPECT_TRUE(warns(input, ItmWarning::receiver_height_near_limit));
    input = calm;
    input.radio.frequency = megahertz(39.0);
    EXPECT_TRUE(warns(input, ItmWarning::frequency_near_limit));
    input = calm;
    input.statistics.time_percent = 0.05;
    EXPECT_TRUE(warns(input, ItmWarning::extreme_percentage));
    EXPECT_TRUE(warns(over(k_ridge_m, 99.0), ItmWarning::path_too_short));
    EXPECT_FALSE(warns(over(k_ridge_m, 101.0), ItmWarning::path_too_short));
    EXPECT_TRUE(warns(over(k_ridge_m, 101'000.0), ItmWarning::path_near_upper_limit));
    EXPECT_TRUE(warns(over(k_ridge_m, 201'000.0), ItmWarning::path_too_long));
    EXPECT_TRUE(warns(over({2000, 100, 100, 100}, 300.0), ItmWarning::path_steep_for_its_length));
    EXPECT_TRUE(warns(over({100, 500, 100, 100, 100, 100}, 500.0), ItmWarning::transmitter_horizon_angle));
    EXPECT_TRUE(warns(over({100, 100, 100, 100, 500, 100}, 500.0), ItmWarning::receiver_horizon_angle));
    EXPECT_TRUE(warns(over({100, 500, 100, 100, 100, 100}, 500.0), ItmWarning::transmitter_horizon_near));
    EXPECT_TRUE(warns(over({100, 100, 100, 100, 500, 100}, 200.0), ItmWarning::receiver_horizon_near));
    EXPECT_TRUE(warns(over({4000, 4000, 4000}), ItmWarning::surface_refractivity_low));
    std::vector<double> far_mountain_m(21, 0.0);
    far_mountain_m[19] = 3000.0;
    EXPECT_TRUE(warns(over(far_mountain_m, 10'000.0), ItmWarning::transmitter_horizon_far));
    std::ranges::reverse(far_mountain_m);
    EXPECT_TRUE(warns(over(far_mountain_m, 10'000.0), ItmWarning::receiver_horizon_far));
}

TEST(Itm, EveryWarningAndEveryErrorHasATextOfItsOwn) {
    std::set<std::string_view> texts{k_itm_error_texts.begin(), k_itm_error_texts.end()};
    unsigned bits = 0;
    for (const ItmWarningText& entry : k_itm_warning_texts) {
        texts.insert(entry.text);
        bits |= static_cast<unsigned>(entry.warning);
    }
    EXPECT_EQ(texts.size(), k_itm_error_texts.size() + k_itm_warning_texts.size());
    EXPECT_EQ(bits, 0x7FFFU);
    EXPECT_EQ(k_itm_error_texts.size(), static_cast<std::size_t>(ItmError::profile) + 1);
}

TEST(Itm, ThePublishedModeNumbersMeanWhatTheySay) {
    EXPECT_FALSE(itm_statistics(-1).has_value());
    EXPECT_FALSE(itm_statistics(4).has_value());
    EXPECT_FALSE(itm_statistics(40).has_value());
    const ItmStatistics mobile = itm_statistics(12).value();
    EXPECT_EQ(mobile.mode, ItmMode::mobile);
    EXPECT_TRUE(mobile.without_location_variability);
    EXPECT_FALSE(mobile.without_situation_variability);
    EXPECT_TRUE(itm_statistics(23).value().without_situation_variability);
    EXPECT_TRUE(itm_statistics(30).value().without_location_variability);
    const ItmStatistics sure = with_confidence(itm_statistics(0).value(), 90.0, 95.0);
    EXPECT_EQ(sure.situation_percent, 90.0);
    EXPECT_EQ(sure.time_percent, 95.0);
}

/// How far the loss over a plain falls back, at most, while the frequency rises.
double fall_with_frequency_db(double length_km) {
    const std::vector<double> plain_m(101, 100.0);
    double highest_db = 0.0;
    double fall_db = 0.0;
    for (double f_mhz = 100.0; f_mhz < 6000.0; f_mhz *= 1.05) {
        ItmInput input = over(plain_m, 10.0 * length_km);
        input.radio.frequency = megahertz(f_mhz);
        const double now_db = itm_point_to_point(input).loss.value();
        fall_db = std::max(fall_db, highest_db - now_db);
        highest_db = std::max(highest_db, now_db);
    }
    return fall_db;
}

TEST(Itm, BeyondTheHorizonTheLossOverAPlainGrowsWithFrequency) {
    EXPECT_EQ(fall_with_frequency_db(50.0), 0.0);
    EXPECT_EQ(fall_with_frequency_db(200.0), 0.0);
}

TEST(Itm, WithinTheHorizonTheReflectedRayTakesBackTwoDecibelsAtMost) {
    for (const double length_km : {1.0, 3.0, 10.0, 20.0}) {
        EXPECT_LT(fall_with_frequency_db(length_km), 2.0) << length_km << " km";
    }
}

TEST(Itm, InAnAreaTheLossGrowsWithDistanceThroughAllRegions) {
    double before_db = 0.0;
    for (double d_km = 1.0; d_km < 1000.0; d_km *= 1.02) {
        const double now_db = loss_db(rolling_hills(d_km));
        EXPECT_GT(now_db, before_db) << d_km << " km";
        before_db = now_db;
    }
}

TEST(Itm, MoreTimeLocationsOrSituationsNeverNeedLessLoss) {
    for (const int mdvar : {0, 1, 2, 3, 11, 22, 33}) {
        for (double ItmStatistics::*percent :
             {&ItmStatistics::time_percent, &ItmStatistics::location_percent, &ItmStatistics::situation_percent}) {
            double before_db = 0.0;
            for (int p = 50; p < 100; p += 7) {
                ItmAreaInput input = rolling_hills(30.0);
                input.statistics = itm_statistics(mdvar).value();
                input.statistics.*percent = p;
                EXPECT_GE(loss_db(input), before_db) << "mode " << mdvar << ", " << p << " %";
                before_db = loss_db(input);
            }
        }
    }
}

TEST(Itm, AModeCountsThePercentagesThatItNamesAndNoOthers) {
    const auto moved = [](int mdvar, double ItmStatistics::*percent) {
        ItmAreaInput input = rolling_hills(30.0);
        input.statistics = itm_statistics(mdvar).value();
        const double before_db = loss_db(input);
        input.statistics.*percent = 90.0;
        return std::abs(loss_db(input) - before_db) > 0.01;
    };
    constexpr auto k_time = &ItmStatistics::time_percent;
    constexpr auto k_location = &ItmStatistics::location_percent;
    constexpr auto k_situation = &ItmStatistics::situation_percent;
    EXPECT_FALSE(moved(0, k_time) || moved(0, k_location));
    EXPECT_TRUE(moved(0, k_situation));
    EXPECT_FALSE(moved(1, k_location));
    EXPECT_TRUE(moved(1, k_time) && moved(1, k_situation));
    EXPECT_FALSE(moved(2, k_location));
    EXPECT_TRUE(moved(2, k_time) && moved(2, k_situation));
    EXPECT_TRUE(moved(3, k_time) && moved(3, k_location) && moved(3, k_situation));
    EXPECT_FALSE(moved(13, k_location)) << "well-engineered: both places are known";
}

TEST(Itm, CarefulSitingCostsLessThanRandomAndMoreThanVeryCareful) {
    ItmAreaInput input = rolling_hills(20.0);
    const double random_db = loss_db(input);
    input.receiver_siting = ItmSiting::careful;
    const double careful_db = loss_db(input);
    input.receiver_siting = ItmSiting::very_careful;
    EXPECT_LT(careful_db, random_db);
    EXPECT_LT(loss_db(input), careful_db);
}

/// Whether a tenth of a horizon's distance ends on a point of the profile: then the last bit of a sum decides
/// which points the fitted lines hold.
bool ends_on_a_point(Metres horizon, Metres step) {
    const double tenths = 0.1 * (horizon / step);
    return std::abs(tenths - std::round(tenths)) < 1e-6;
}

TEST(Itm, TheLossIsTheSameInBothDirectionsUnlessAStretchEndsOnAPoint) {
    Draw draw;
    int compared = 0;
    for (int i = 0; i < 2'000; ++i) {
        std::vector<double> terrain_m = draw.terrain_m();
        ItmInput input = over(terrain_m, draw.logarithmic(30.0, 1000.0));
        input.radio = draw.radio();
        const ItmResult there = itm_point_to_point(input);
        if (ends_on_a_point(there.distance, input.step) || ends_on_a_point(there.transmitter.horizon, input.step) ||
            ends_on_a_point(there.receiver.horizon, input.step)) {
            continue;
        }
        std::ranges::reverse(terrain_m);
        std::swap(input.radio.transmitter_height, input.radio.receiver_height);
        const ItmResult back = itm_point_to_point(input);
        ASSERT_NEAR(there.loss.value(), back.loss.value(), 1e-6) << "seed " << k_seed << " draw " << i;
        ++compared;
    }
    EXPECT_GT(compared, 1'500);
}

TEST(Itm, RaisingAPointMovesTheLossByLittleUnlessItBecomesAHorizon) {
    std::optional<ItmResult> before;
    double greatest_step_db = 0.0;
    double greatest_leap_db = 0.0;
    for (int centimetres = 0; centimetres < 20'000; ++centimetres) {
        std::vector<double> terrain_m = k_ridge_m;
        terrain_m[3] = 300.0 + 0.01 * centimetres;
        const ItmResult now = itm_point_to_point(over(terrain_m));
        if (before) {
            const bool same_horizons = before->transmitter.horizon == now.transmitter.horizon &&
                                       before->receiver.horizon == now.receiver.horizon;
            double& greatest_db = same_horizons ? greatest_step_db : greatest_leap_db;
            greatest_db = std::max(greatest_db, std::abs((now.loss - before->loss).value()));
        }
        before = now;
    }
    EXPECT_LT(greatest_step_db, 0.02);
    EXPECT_GT(greatest_leap_db, 0.1) << "the model is not continuous there";
    EXPECT_LT(greatest_leap_db, 1.0);
}

TEST(ItmParts, AKnifeEdgeThatIsGrazedLosesSixDecibelsAndItsTwoFormsMeet) {
    EXPECT_NEAR(itm::knife_edge_db(0.0), 6.02, 1e-12);
    EXPECT_NEAR(itm::knife_edge_db(5.76 - 1e-9), itm::knife_edge_db(5.76), 0.013);
    EXPECT_NEAR(itm::knife_edge_db(100.0), 13.0 + 20.0 * std::log10(10.0), 0.05);
}

TEST(ItmParts, HeightGainPassesFromOneFormToTheNextWithoutALeap) {
    constexpr double k_ground = 1e-3;
    EXPECT_NEAR(itm::height_gain_db(2000.0 - 1e-6, k_ground), itm::height_gain_db(2000.0, k_ground), 0.2);
    EXPECT_EQ(itm::height_gain_db(0.5, 1e-6), -117.0);
    EXPECT_NEAR(itm::height_gain_db(5.0, k_ground), 2.5e-5 * 25.0 / k_ground - 60.0 - 15.0, 0.01);
}

TEST(ItmParts, ScatterFunctionIsTheCurveOfTechnicalNote101) {
    EXPECT_NEAR(itm::scatter_function_db(10e3), 133.4 + 3.32 - 40.0, 1e-9);
    EXPECT_NEAR(itm::scatter_function_db(10e3), itm::scatter_function_db(10e3 + 1e-6), 0.1);
    EXPECT_NEAR(itm::scatter_function_db(70e3), itm::scatter_function_db(70e3 + 1e-6), 0.4);
}

TEST(ItmParts, FrequencyGainBetweenTwoCurvesIsTheirMean) {
    EXPECT_NEAR(itm::frequency_gain_db(1.0, 1.0), 10.0 * std::log10(50.0), 1e-12);
    EXPECT_NEAR(itm::frequency_gain_db(2.0, 2.5),
                0.5 * (itm::frequency_gain_db(2.0, 2.0) + itm::frequency_gain_db(2.0, 3.0)), 1e-12);
    EXPECT_EQ(itm::frequency_gain_db(2.0, 9.0), itm::frequency_gain_db(2.0, 5.0));
}

TEST(ItmParts, TheFittedLineOfALineIsThatLine) {
    const std::vector<double> slope_m{100, 110, 120, 130, 140, 150, 160};
    const itm::Profile profile{slope_m, 50.0};
    for (const auto& [from_m, to_m] : {std::pair{0.0, 300.0}, {70.0, 220.0}, {120.0, 130.0}, {0.0, 0.0}}) {
        const itm::Line line = itm::fitted_line(profile, from_m, to_m);
        EXPECT_NEAR(line.first_m, 100.0, 1e-9) << from_m << " to " << to_m;
        EXPECT_NEAR(line.last_m, 160.0, 1e-9) << from_m << " to " << to_m;
    }
}

TEST(ItmParts, IrregularityOfASlopeIsNothingAndOfAWaveItsInterdecileRange) {
    std::vector<double> wave_m;
    std::vector<double> slope_m;
    for (int i = 0; i <= 1000; ++i) {
        slope_m.push_back(3.0 * i);
        wave_m.push_back(100.0 * std::cos(0.02 * std::numbers::pi * i));
    }
    constexpr double k_length_m = 500e3;
    EXPECT_NEAR(itm::irregularity_of({slope_m, 500.0}, 0.0, k_length_m), 0.0, 1e-6);
    // a wave exceeds sin(0.4 pi) of its amplitude for a tenth of its period
    EXPECT_NEAR(itm::irregularity_of({wave_m, 500.0}, 0.0, k_length_m), 200.0 * std::sin(0.4 * std::numbers::pi),
                2.0);
    EXPECT_EQ(itm::irregularity_of({wave_m, 500.0}, 0.0, 900.0), 0.0);
}

}  // namespace
}  // namespace lomsong
