// SPDX-License-Identifier: Apache-2.0
/// @file  When measurements go before predictions, and what verdicts follow.
#include "algorithms/verdict/measured_points.hpp"

#include <gtest/gtest.h>

namespace lomsong {
namespace {

using enum HamletStatus;
constexpr Technology k_4g = Technology::g4;

/// Ban Vai with centre and one cluster, Ban Xeo with a centre; Viettel and VNPT have reported, MobiFone has not.
/// The centre of Ban Vai is predicted well for Viettel 4G, nothing else is.
struct World {
    Layers layers;
    RunParameters parameters;
    std::vector<TestPoint> points{{0, {0, 0}, true, 10}, {0, {500, 0}, false, 5}, {1, {3000, 0}, true, 8}};
    PointLinks links{3, 3};
    std::vector<HamletResult> results;
    std::vector<MeasuredPoint> measured;

    World() {
        layers.operators = {"Viettel", "VNPT", "MobiFone"};
        layers.operator_has_reported = {true, true, false};
        layers.sectors.resize(1);
        layers.hamlets.resize(2);
        layers.as_of = day_named("2026-11-22");
        links.at(0, 0, k_4g) = {Dbm{-60}, 0, false};
    }
    /// `count` levels at a place, some days before the day of the data.
    void measure(Point position, double level_dbm, std::size_t count = 5, int days_ago = 0, std::size_t owner = 0,
                 Technology technology = k_4g) {
        for (std::size_t i = 0; i < count; ++i) {
            Measurement measurement;
            measurement.day = *layers.as_of - std::chrono::days{days_ago};
            measurement.position = position;
            measurement.operator_index = owner;
            measurement.technology = technology;
            measurement.level = Dbm{level_dbm};
            layers.measurements.push_back(measurement);
        }
    }
    void judge() {
        measured = measured_points(layers, parameters, points);
        hold_against(links, parameters, measured);
        judge_hamlets(layers, parameters, points, links, {false}, results, measured);
    }
    [[nodiscard]] const OperatorVerdict& verdict(std::size_t hamlet = 0, std::size_t owner = 0) const {
        return results.at(hamlet).operators.at(owner);
    }
};

TEST(MeasuredPoints, ALevelNewerThanTheLimitOverridesAndThePredictionStaysVisible) {
    World world;
    world.measure({20, 0}, -130);
    world.judge();
    ASSERT_EQ(world.measured.size(), 1U);
    EXPECT_EQ(world.measured[0].use, MeasurementUse::overrides);
    EXPECT_EQ(world.measured[0].predicted, PointStatus::good);
    EXPECT_EQ(world.measured[0].distance, Metres{20});
    EXPECT_EQ(world.verdict().status, no_signal);
    EXPECT_EQ(world.verdict().predicted, dead_zone);
    EXPECT_EQ(world.results[0].predicted, dead_zone);
    EXPECT_EQ(world.verdict().technologies[index_of(k_4g)].centre.level, Dbm{-60}) << "the predicted link is kept";
}

TEST(MeasuredPoints, CountOnTheLastDayOfTheLimitAndNotOnTheNext) {
    for (const int days : {179, 180, 181}) {
        World world;
        world.measure({0, 0}, -130, 5, days);
        world.judge();
        EXPECT_EQ(world.measured[0].use, days <= 180 ? MeasurementUse::overrides : MeasurementUse::too_old) << days;
        EXPECT_EQ(world.verdict().status, days <= 180 ? no_signal : dead_zone) << days;
    }
}

TEST(MeasuredPoints, OldLevelsAreCountedApartAndDoNotBlurTheYoungOnes) {
    World world;
    world.measure({0, 0}, -130, 7, 400);
    world.measure({0, 0}, -70, 5, 3);
    world.judge();
    EXPECT_EQ(world.measured[0].levels, 5U);
    EXPECT_EQ(world.measured[0].levels_too_old, 7U);
    EXPECT_EQ(world.measured[0].level, Dbm{-70});
    EXPECT_EQ(world.measured[0].newest, *world.layers.as_of - std::chrono::days{3});
}

TEST(MeasuredPoints, FewerLevelsThanTheMinimumOverrideNothing) {
    World world;
    world.measure({0, 0}, -130, 4);
    world.judge();
    EXPECT_EQ(world.measured[0].use, MeasurementUse::too_few);
    EXPECT_EQ(world.verdict().status, dead_zone);
    world.measure({0, 0}, -130, 1);
    world.judge();
    EXPECT_EQ(world.verdict().status, no_signal);
}

TEST(MeasuredPoints, LevelsOfTwoDevicesCountTogetherAndTheDevicesAreTold) {
    World world;
    world.measure({0, 0}, -70, 3);
    world.measure({0, 0}, -74, 3);
    for (std::size_t i = 0; i < 6; ++i) {
        world.layers.measurements[i].device = i < 3 ? "phone 1" : "phone 2";
    }
    world.judge();
    EXPECT_EQ(world.measured[0].levels, 6U);
    EXPECT_EQ(world.measured[0].devices, 2U);
    EXPECT_EQ(world.measured[0].level, Dbm{-72});
    EXPECT_EQ(world.measured[0].use, MeasurementUse::overrides);
}

TEST(MeasuredPoints, AMeasurementSpeaksForItsNearestTestPointWithinTheDistance) {
    World world;
    world.measure({150, 0}, -130);
    world.measure({650.1, 0}, -70);
    world.measure({420, 0}, -80);
    world.judge();
    ASSERT_EQ(world.measured.size(), 2U) << "650.1 is 150.1 m from the cluster";
    EXPECT_EQ(world.measured[0].point, 0U);
    EXPECT_EQ(world.measured[1].point, 1U);
    EXPECT_EQ(world.measured[1].level, Dbm{-80});
}

TEST(MeasuredPoints, OfTwoTestPointsAlikeTheFirstIsTaken) {
    World world;
    world.points[1].position = {200, 0};
    world.measure({100, 0}, -80);
    world.judge();
    ASSERT_EQ(world.measured.size(), 1U);
    EXPECT_EQ(world.measured[0].point, 0U);
}

TEST(MeasuredPoints, OperatorsAndTechnologiesAreApart) {
    World world;
    world.measure({0, 0}, -60, 5, 0, 1, Technology::g3);
    world.judge();
    EXPECT_EQ(world.verdict(0, 0).status, dead_zone);
    EXPECT_EQ(world.verdict(0, 1).technologies[index_of(Technology::g3)].status, dead_zone);
    EXPECT_EQ(world.verdict(0, 1).technologies[index_of(k_4g)].status, no_signal);
    EXPECT_EQ(world.verdict(0, 1).predicted, no_signal);
    EXPECT_EQ(world.results[0].operators_serving, 2);
}

TEST(MeasuredPoints, DecideWhatTerrainLeftOpen) {
    World world;
    world.links.at(2, 0, k_4g).unknown_could_serve = true;
    world.measure({3000, 0}, -70);
    world.judge();
    EXPECT_EQ(world.verdict(1).predicted, not_enough_data);
    EXPECT_EQ(world.verdict(1).status, good);
    EXPECT_EQ(world.results[1].status, good);
}

TEST(MeasuredPoints, AnOperatorThatHasNotReportedStaysNoDataThoughItsLevelsAreShown) {
    World world;
    world.measure({3000, 0}, -60, 9, 0, 2);
    world.judge();
    ASSERT_EQ(world.measured.size(), 1U);
    EXPECT_EQ(world.measured[0].use, MeasurementUse::not_reported);
    EXPECT_EQ(world.measured[0].status, PointStatus::good);
    EXPECT_EQ(world.verdict(1, 2).status, no_data);
    EXPECT_EQ(world.results[1].status, not_enough_data);
}

TEST(MeasuredPoints, SpeedsAreShownAndOverrideNothing) {
    World world;
    world.measure({3000, 0}, 0, 6);
    for (Measurement& measurement : world.layers.measurements) {
        measurement.level.reset();
        measurement.download_mbps = 40.0;
    }
    world.judge();
    EXPECT_EQ(world.measured[0].use, MeasurementUse::no_level);
    EXPECT_EQ(world.measured[0].download_mbps, 40.0);
    EXPECT_EQ(world.measured[0].speeds, 6U);
    EXPECT_EQ(world.verdict(1).status, no_signal);
}

TEST(MeasuredPoints, TheTargetShareOfLevelsMustReachTheThreshold) {
    World world;
    world.parameters.technologies[index_of(k_4g)].thresholds = {Dbm{-95}, Dbm{-110}};
    world.measure({3000, 0}, -90, 9);
    world.measure({3000, 0}, -100, 1);
    world.judge();
    EXPECT_EQ(world.measured[0].deciding_level, Dbm{-90}) << "9 of 10 are the target of 90 %";
    EXPECT_EQ(world.verdict(1).status, good);
    world.measure({3000, 0}, -100, 1);
    world.judge();
    EXPECT_EQ(world.measured[0].deciding_level, Dbm{-100}) << "9 of 11 are not";
    EXPECT_EQ(world.verdict(1).status, weak);
}

TEST(MeasuredPoints, TheMedianDecidesWhenTheProjectSaysSo) {
    World world;
    world.parameters.technologies[index_of(k_4g)].thresholds = {Dbm{-95}, Dbm{-110}};
    world.parameters.measurements.statistic = MeasuredStatistic::median;
    world.measure({3000, 0}, -90, 3);
    world.measure({3000, 0}, -130, 2);
    world.judge();
    EXPECT_EQ(world.verdict(1).status, good);
}

TEST(MeasuredPoints, OfSomePointsHaveTheirPlacesAmongThese) {
    World world;
    world.measure({0, 0}, -90);
    world.measure({500, 0}, -80);
    world.measure({3000, 0}, -70);
    world.judge();
    const std::vector<MeasuredPoint> some = of_points(world.measured, 1, 2);
    ASSERT_EQ(some.size(), 2U);
    EXPECT_EQ(some[0].point, 0U);
    EXPECT_EQ(some[0].level, Dbm{-80});
    EXPECT_EQ(some[1].point, 1U);
}

}  // namespace
}  // namespace lomsong
