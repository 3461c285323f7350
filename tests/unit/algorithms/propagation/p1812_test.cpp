// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/p1812.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "algorithms/propagation/free_space.hpp"
#include "algorithms/propagation/p1812_climate.hpp"
#include "algorithms/propagation/p1812_diffraction.hpp"
#include "algorithms/propagation/p1812_edge.hpp"
#include "tests/unit/algorithms/propagation/worlds.hpp"

namespace lomsong {
namespace {

constexpr std::uint32_t k_seed = 20'260'122;
constexpr double k_nan = std::numeric_limits<double>::quiet_NaN();
const P1812 k_model;

worlds::World hills() { return worlds::world({300, 280, 310, 420, 330, 290, 280}, 1.0); }

/// The reason for one change of a good link.
template <class Change>
LossReason reason_after(Change change) {
    worlds::World made = hills();
    change(made);
    const PathLoss result = k_model.evaluate(made.link());
    EXPECT_EQ(std::isnan(result.loss.value()), !result.known());
    EXPECT_EQ(p1812_terms(made.link()).reason, result.reason);
    return result.reason;
}

TEST(P1812, WhatLiesOutsideTheRangesGivesAReasonAndNoNumber) {
    EXPECT_EQ(reason_after([](auto&) {}), LossReason::none);
    EXPECT_EQ(reason_after([](auto& w) { w.radio.frequency = megahertz(29.0); }),
              LossReason::outside_frequency_range);
    EXPECT_EQ(reason_after([](auto& w) { w.radio.frequency = megahertz(6001.0); }),
              LossReason::outside_frequency_range);
    EXPECT_EQ(reason_after([](auto& w) { w.radio.frequency = Hertz{k_nan}; }), LossReason::outside_frequency_range);
    EXPECT_EQ(reason_after([](auto& w) { w.radio.receiver_height = HeightAboveGround{0.9}; }),
              LossReason::outside_height_range);
    EXPECT_EQ(reason_after([](auto& w) { w.radio.transmitter_height = HeightAboveGround{3001.0}; }),
              LossReason::outside_height_range);
    EXPECT_EQ(reason_after([](auto& w) { w.radio.delta_n = 157.0; }), LossReason::outside_climate_range);
    EXPECT_EQ(reason_after([](auto& w) { w.radio.n0 = k_nan; }), LossReason::outside_climate_range);
    EXPECT_EQ(reason_after([](auto& w) { w.radio.time_percent = 51.0; }), LossReason::outside_percentage_range);
    EXPECT_EQ(reason_after([](auto& w) { w.radio.location_percent = 0.0; }), LossReason::outside_percentage_range);
    EXPECT_EQ(reason_after([](auto& w) { w.profile.distance_km.back() = 3001.0; }),
              LossReason::above_distance_range);
}

TEST(P1812, ABrokenProfileGivesAReasonAndNoNumber) {
    EXPECT_EQ(reason_after([](auto& w) { w.profile = {}; }), LossReason::bad_profile);
    EXPECT_EQ(reason_after([](auto& w) { w.profile.clutter_m.pop_back(); }), LossReason::bad_profile);
    EXPECT_EQ(reason_after([](auto& w) { w.profile.zone.assign(3, RadioZone::inland); }), LossReason::bad_profile);
    EXPECT_EQ(reason_after([](auto& w) { w.profile.terrain_m[2] = k_nan; }), LossReason::bad_profile);
    EXPECT_EQ(reason_after([](auto& w) { w.profile.terrain_m[6] = k_nan; }), LossReason::bad_profile);
    EXPECT_EQ(reason_after([](auto& w) { w.profile.clutter_m[2] = k_nan; }), LossReason::bad_profile);
    EXPECT_EQ(reason_after([](auto& w) { std::swap(w.profile.distance_km[2], w.profile.distance_km[3]); }),
              LossReason::bad_profile);
    EXPECT_EQ(reason_after([](auto& w) {
                  w.profile = worlds::world({100, 100}, 0.3).profile;
              }),
              LossReason::bad_profile);
}

TEST(P1812, BelowAQuarterOfAKilometreFreeSpaceStandsInAndSaysSo) {
    const worlds::World near = worlds::world({100, 180, 100}, 0.1);
    const PathLoss result = k_model.evaluate(near.link());
    EXPECT_EQ(result.reason, LossReason::below_distance_range);
    EXPECT_NEAR(result.loss.value(), free_space_loss(megahertz(900.0), antenna_distance(near.link())).value(),
                0.05);
    const P1812Terms terms = p1812_terms(near.link());
    EXPECT_EQ(terms.reason, LossReason::below_distance_range);
    EXPECT_EQ(terms.loss, result.loss);
}

TEST(P1812, TwoAntennasAtOnePointLoseWhatOneMetreLoses) {
    worlds::World made = worlds::world({100, 100}, 1e-6);
    made.radio.receiver_height = made.radio.transmitter_height;
    EXPECT_NEAR(k_model.evaluate(made.link()).loss.value(), 92.4 + 20.0 * std::log10(0.9) - 60.0, 1e-9);
}

TEST(P1812, OnePointBetweenTheEndsIsEnough) {
    const PathLoss result = k_model.evaluate(worlds::world({100, 180, 100}, 0.15).link());
    EXPECT_EQ(result.reason, LossReason::none);
    EXPECT_GT(result.loss.value(), 100.0);
}

TEST(P1812, EveryValidPathHasAFiniteLossNotBelowFreeSpace) {
    RecordProperty("seed", static_cast<int>(k_seed));
    std::mt19937 random{k_seed};
    for (int i = 0; i < 2'000; ++i) {
        const worlds::World made = worlds::random_world(random);
        const P1812Terms terms = p1812_terms(made.link());
        if (terms.reason == LossReason::below_distance_range) {
            continue;
        }
        ASSERT_EQ(terms.reason, LossReason::none) << "seed " << k_seed << " draw " << i;
        ASSERT_TRUE(std::isfinite(terms.loss.value())) << "seed " << k_seed << " draw " << i;
        ASSERT_GE(terms.loss, terms.free_space) << "seed " << k_seed << " draw " << i;
    }
}

TEST(P1812, TheWholeRangeOfInputsGivesFiniteLosses) {
    std::mt19937 random{k_seed};
    const auto logarithmic = [&random](double low, double high) {
        return std::exp(std::uniform_real_distribution<double>{std::log(low), std::log(high)}(random));
    };
    const auto uniform = [&random](double low, double high) {
        return std::uniform_real_distribution<double>{low, high}(random);
    };
    for (int i = 0; i < 5'000; ++i) {
        std::vector<double> terrain_m(static_cast<std::size_t>(uniform(3.0, 60.0)));
        const double relief_m = logarithmic(0.01, 3000.0);
        std::ranges::generate(terrain_m, [&] { return uniform(-relief_m, relief_m); });
        const double step_km = logarithmic(0.25, 2999.0) / static_cast<double>(terrain_m.size() - 1);
        worlds::World made = worlds::world(std::move(terrain_m), step_km);
        made.radio.frequency = megahertz(logarithmic(30.001, 5999.0));
        made.radio.transmitter_height = HeightAboveGround{logarithmic(1.0, 2999.0)};
        made.radio.receiver_height = HeightAboveGround{logarithmic(1.0, 2999.0)};
        made.radio.delta_n = uniform(-200.0, 156.9);
        made.radio.latitude_deg = uniform(-90.0, 90.0);
        made.radio.time_percent = i % 2 == 0 ? 50.0 : uniform(1.0, 50.0);
        if (i % 3 == 0) {
            made.profile.zone.assign(made.profile.terrain_m.size(), RadioZone::sea);
        }
        const PathLoss result = k_model.evaluate(made.link());
        ASSERT_TRUE(result.known()) << text(result.reason) << ", seed " << k_seed << " draw " << i;
        ASSERT_TRUE(std::isfinite(result.loss.value())) << "seed " << k_seed << " draw " << i;
    }
}

TEST(P1812, AnEdgeThatJustTouchesTheLineLosesWhatAGrazedEdgeLoses) {
    worlds::World made = worlds::world({100, 130, 100}, 1.0);
    made.radio.receiver_height = made.radio.transmitter_height;
    made.radio.delta_n = 157.0 - 1e-9;  // an Earth so flat that its bulge is nothing
    EXPECT_NEAR(p1812_terms(made.link()).median.edge.value(), 6.03, 0.005);
}

TEST(P1812, TheShortWayAndTheWayWithAllTermsAgreeBitForBit) {
    std::mt19937 random{k_seed};
    for (int i = 0; i < 500; ++i) {
        const worlds::World made = worlds::random_world(random);
        ASSERT_EQ(k_model.evaluate(made.link()).loss, p1812_terms(made.link()).loss)
            << "seed " << k_seed << " draw " << i;
    }
}

TEST(P1812, TheMedianIsTheSameInBothDirections) {
    std::mt19937 random{k_seed};
    for (int i = 0; i < 500; ++i) {
        const worlds::World there = worlds::random_world(random);
        worlds::World back = there;
        std::ranges::reverse(back.profile.terrain_m);
        std::ranges::reverse(back.profile.clutter_m);
        std::swap(back.radio.transmitter_height, back.radio.receiver_height);
        ASSERT_NEAR(k_model.evaluate(there.link()).loss.value(), k_model.evaluate(back.link()).loss.value(), 1e-8)
            << "seed " << k_seed << " draw " << i;
    }
}

TEST(P1812, RaisingARidgeByACentimetreChangesTheLossByLittle) {
    double before_db = 0.0;
    double largest_step_db = 0.0;
    for (int centimetres = 0; centimetres < 20'000; ++centimetres) {
        worlds::World made = hills();
        made.profile.terrain_m[3] = 250.0 + 0.01 * centimetres;
        const double loss_db = k_model.evaluate(made.link()).loss.value();
        if (centimetres > 0) {
            largest_step_db = std::max(largest_step_db, std::abs(loss_db - before_db));
        }
        before_db = loss_db;
    }
    // The steepest stretch, where Bullington's point passes from one edge to another, is 2 dB per metre; the only
    // step is where the knife edge begins, 0.004 dB times (1 + 10/6).
    EXPECT_LT(largest_step_db, 0.03);
}

TEST(P1812, ForestCostsMoreThanOpenGroundAndTroposcatterCapsIt) {
    worlds::World open = worlds::world(std::vector<double>(501, 100.0), 0.03);
    worlds::World forest = open;
    std::fill(forest.profile.clutter_m.begin() + 1, forest.profile.clutter_m.end() - 1, 15.0);
    const P1812Terms below = p1812_terms(forest.link());
    EXPECT_GT(below.loss.value(), k_model.evaluate(open.link()).loss.value() + 10.0);
    EXPECT_LT(below.loss, below.troposcatter);
    EXPECT_LT(below.loss.value(), below.median_with_diffraction.value() - 1.0);
}

TEST(P1812, TheSeaCarriesFurtherThanLandAtLowFrequency) {
    worlds::World land = worlds::world(std::vector<double>(101, 0.0), 0.5);
    land.radio.frequency = megahertz(40.0);
    worlds::World sea = land;
    sea.profile.zone.assign(101, RadioZone::sea);
    EXPECT_EQ(p1812_terms(sea.link()).sea_fraction, 1.0);
    EXPECT_LT(k_model.evaluate(sea.link()).loss.value(), k_model.evaluate(land.link()).loss.value() - 3.0);
}

TEST(P1812, PolarisationMattersOverTheSea) {
    worlds::World made = worlds::world(std::vector<double>(101, 0.0), 0.5);
    made.radio.frequency = megahertz(100.0);
    made.profile.zone.assign(101, RadioZone::sea);
    made.radio.polarisation = Polarisation::vertical;
    const double vertical_db = k_model.evaluate(made.link()).loss.value();
    made.radio.polarisation = Polarisation::horizontal;
    EXPECT_GT(k_model.evaluate(made.link()).loss.value(), vertical_db + 1.0);
}

TEST(P1812, ASmallShareOfTimeHasLessLossAndItsSecondEarthRadiusIsShown) {
    worlds::World made = hills();
    const P1812Terms median = p1812_terms(made.link());
    EXPECT_FALSE(median.beta0.has_value());
    made.radio.time_percent = 1.0;
    const P1812Terms rare = p1812_terms(made.link());
    EXPECT_TRUE(rare.beta0.has_value());
    EXPECT_LT(rare.loss, median.loss);
}

TEST(P1812, MoreLocationsNeedMoreLossByTheirQuantile) {
    worlds::World made = hills();
    made.radio.location_standard_deviation = Decibels{8.0};
    const double median_db = k_model.evaluate(made.link()).loss.value();
    made.radio.location_percent = 90.0;
    EXPECT_NEAR(k_model.evaluate(made.link()).loss.value() - median_db, 8.0 * 1.28155, 8.0 * 4.5e-4);
    made.profile.zone.assign(7, RadioZone::sea);
    EXPECT_LT(k_model.evaluate(made.link()).loss.value(), median_db + 1.0) << "nothing varies on the sea";
}

TEST(P1812, TheInverseNormalIsTheRecommendationsOwn) {
    EXPECT_NEAR(p1812::inverse_complementary_normal(0.5), 1.3e-9, 1e-10);
    EXPECT_NEAR(p1812::inverse_complementary_normal(0.1), 1.28155, 4.5e-4);
    EXPECT_EQ(p1812::inverse_complementary_normal(0.9), -p1812::inverse_complementary_normal(1.0 - 0.9));
}

TEST(KnifeEdge, LosesSixDecibelsWhenTheLineGrazesIt) {
    EXPECT_NEAR(p1812::knife_edge_loss_db(0.0), 6.03, 0.005);
    EXPECT_EQ(p1812::knife_edge_loss_db(-0.79), 0.0);
    EXPECT_NEAR(p1812::knife_edge_loss_db(2.4), 20.0 * std::log10(2.4) + 13.0, 0.1);
}

TEST(SphericalEarth, CostsNothingOnAHighShortPathAndGrowsBeyondTheHorizon) {
    const worlds::World made = worlds::world(std::vector<double>(101, 0.0), 1.0);
    const p1812::Path path = p1812::path_of(made.link());
    EXPECT_EQ(p1812::spherical_earth_loss_db(path, 2000.0, 2000.0, path.ae_km), 0.0);
    EXPECT_GT(p1812::spherical_earth_loss_db(path, 30.0, 1.5, path.ae_km), 60.0);
}

TEST(Obstacle, IsTheWorstPointOfABruteForceSearch) {
    std::mt19937 random{k_seed};
    for (int i = 0; i < 500; ++i) {
        const worlds::World made = worlds::random_world(random);
        const p1812::Path path = p1812::path_of(made.link());
        double worst_nu = -1e9;
        for (std::size_t k = 1; k < path.last; ++k) {
            const double x = path.d_km[k] / path.length_km;
            const double line_m =
                path.hts_m * (1.0 - x) + path.hrs_m * x - p1812::bulge_m(path, path.ae_km, path.d_km[k]);
            const double first_zone = path.d_km[k] * (path.length_km - path.d_km[k]) / path.length_km;
            worst_nu = std::max(
                worst_nu, (path.h_m[k] + path.r_m[k] - line_m) * std::sqrt(0.002 / (path.lambda_m * first_zone)));
        }
        const auto obstacle = dominating_obstacle(made.link());
        ASSERT_EQ(obstacle.has_value(), worst_nu > -0.78) << "seed " << k_seed << " draw " << i;
        if (obstacle) {
            ASSERT_NEAR(obstacle->diffraction_parameter, worst_nu, 1e-6) << "seed " << k_seed << " draw " << i;
            ASSERT_GT(obstacle->knife_edge_loss.value(), 0.0);
        }
    }
}

TEST(Obstacle, ThereIsNoneOnAClearPath) {
    EXPECT_FALSE(dominating_obstacle(worlds::world({500, 100, 100, 100, 400}, 1.0).link()).has_value());
    EXPECT_FALSE(dominating_obstacle(worlds::world({500, 100}, 1.0).link()).has_value());
}

TEST(FresnelClearance, IsMinusFiveZonesAtTheRidgeOfTheHandCheckedLink) {
    // docs/models/p1812.md: the ridge stands 420 + 0.5039 - 305.75 m over the line, halfway along 6 km at 0.33311 m
    // of wavelength, so the radius is sqrt(333.11 * 3 * 3 / 6) = 22.3532 m.
    const PathProfile ridge{
        {0, 1, 2, 3, 4, 5, 6}, {300, 280, 310, 420, 330, 290, 280}, {0, 15, 15, 0, 15, 15, 0}, {}};
    Link link;
    link.frequency = megahertz(900.0);
    link.transmitter_height = HeightAboveGround{30.0};
    link.receiver_height = HeightAboveGround{1.5};
    link.profile = ridge.view();
    const auto tightest = fresnel_clearance(link);
    ASSERT_TRUE(tightest);
    EXPECT_EQ(tightest->index, 3U);
    EXPECT_NEAR(tightest->clearance.value(), -114.7539, 1e-4);
    EXPECT_NEAR(tightest->radius.value(), 22.3532, 1e-4);
    EXPECT_NEAR(tightest->share, -5.13366, 1e-5);
    EXPECT_NEAR(in_kilometres(effective_earth_radius(link)), 6371.0 * 157.0 / 112.0, 1e-9);
}

TEST(FresnelClearance, ThereIsNoneWithoutAPointBetweenTheEnds) {
    EXPECT_FALSE(fresnel_clearance(worlds::world({500, 100}, 1.0).link()).has_value());
}

}  // namespace
}  // namespace lomsong
