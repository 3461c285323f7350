// SPDX-License-Identifier: Apache-2.0
/// @file  Reasons by computing, in worlds drawn so that one knows the reason.
#include "engine/job/reattribution.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "algorithms/compare/comparison.hpp"
#include "engine/core/error.hpp"
#include "engine/job/coverage_job.hpp"
#include "tests/support/evidence_world.hpp"

namespace lomsong {
namespace {

using testing::ElementsAre;

/// What a result folder of this run would hold.
RecordedResult recorded(const std::string& name, const Layers& layers, const RunParameters& parameters) {
    NoCoverageSink sink;
    SilentReporter reporter;
    JobOutcome outcome = run_job(layers, parameters, Execution{1}, sink, reporter);
    RecordedResult result;
    result.name = name;
    result.crs = layers.crs.definition;
    result.operators = layers.operators;
    result.operator_has_reported = layers.operator_has_reported;
    result.sectors = layers.sectors;
    result.parameters["radio.radius_km"] = std::to_string(in_kilometres(parameters.radio.radius));
    result.parameters["measurements.max_age_days"] = std::to_string(parameters.measurements.max_age_days);
    result.parameters["measurements.attach_distance_m"] =
        std::to_string(parameters.measurements.attach_distance.value());
    result.parameters["thresholds.4g.minimum_dbm"] =
        std::to_string(parameters.technologies[index_of(Technology::g4)].thresholds.minimum.value());
    std::size_t points = 0;
    for (std::size_t i = 0; i < layers.hamlets.size(); ++i) {
        const HamletResult& judged = outcome.results.hamlets[i];
        RecordedHamlet hamlet{layers.hamlets[i], layers.hamlets[i].name, judged.status, {}, points,
                              judged.test_points};
        for (const OperatorVerdict& verdict : judged.operators) {
            hamlet.operators.push_back(verdict.status);
        }
        points += judged.test_points;
        result.hamlets.push_back(std::move(hamlet));
    }
    result.trace = std::move(outcome.trace);
    return result;
}

/// Two runs and their comparison with computed reasons.
struct TwoRuns {
    TwoRuns(const Layers& old_layers, const RunParameters& old_parameters, Layers layers_now,
            RunParameters parameters_now)
        : layers{std::move(layers_now)},
          parameters_before{old_parameters},
          parameters{std::move(parameters_now)},
          before{recorded("old", old_layers, parameters_before)},
          now{recorded("new", layers, parameters)},
          comparison{compare_results(before, now)} {}

    const StatusChange& reattributed() {
        SilentReporter reporter;
        reattribute(comparison, {before, now, layers, parameters_before, parameters}, Execution{2}, reporter);
        return comparison.hamlets.front().operators.front();
    }

    Layers layers;
    RunParameters parameters_before;
    RunParameters parameters;
    RecordedResult before;
    RecordedResult now;
    Comparison comparison;
};

TEST(Reattribution, AStationThatWentIsTheReasonAndIsNamed) {
    const Layers before = drawn_world({"A....a........"});
    Layers now = before;
    station(now, 'A').eirp = Dbm{-20};
    TwoRuns runs{before, evidence_parameters(), now, evidence_parameters()};
    const StatusChange& change = runs.reattributed();
    EXPECT_EQ(change.kind, ChangeKind::new_gap);
    EXPECT_THAT(change.reasons, ElementsAre(ChangeReason::network));
    ASSERT_EQ(change.stations.size(), 1U);
    EXPECT_EQ(runs.comparison.stations[change.stations.front()].code, "A");
}

TEST(Reattribution, AMovedHamletIsTheReasonThoughAStationWentAsWell) {
    // The ridge hides both stations from where the hamlet now is; B, which went, never was what served it.
    const Layers before = drawn_world({"A....a....#....B"});
    Layers now = before;
    now.hamlets.front().centre =
        Point{before.hamlets.front().centre->x + 7 * 300.0, before.hamlets.front().centre->y};
    std::erase_if(now.sectors, [](const Sector& sector) { return sector.station == "B"; });
    RunParameters parameters = evidence_parameters();
    TwoRuns runs{before, parameters, now, parameters};
    ASSERT_EQ(runs.comparison.hamlets.front().operators.front().kind, ChangeKind::new_gap);
    const StatusChange& change = runs.reattributed();
    ASSERT_FALSE(change.reasons.empty());
    EXPECT_EQ(change.reasons.back(), ChangeReason::hamlet_data);
}

TEST(Reattribution, AShorterRadiusIsAParameterAndNoNetwork) {
    const Layers world = drawn_world({"A....a....."});
    RunParameters narrow = evidence_parameters();
    narrow.radio.radius = Metres{1'000};
    TwoRuns runs{world, evidence_parameters(), world, narrow};
    EXPECT_THAT(runs.reattributed().reasons, ElementsAre(ChangeReason::parameters));
}

/// Five levels where the hamlet is.
Layers measured(Layers layers, double level_dbm, const char* day, const char* as_of) {
    Measurement measurement;
    measurement.day = *day_named(day);
    measurement.position = *layers.hamlets.front().centre;
    measurement.level = Dbm{level_dbm};
    layers.measurements.assign(5, measurement);
    layers.as_of = day_named(as_of);
    return layers;
}

TEST(Reattribution, MeasurementsThatCameAreTheReason) {
    const Layers before = drawn_world({"A....a....."});
    TwoRuns runs{before, evidence_parameters(), measured(before, -125, "2026-11-20", "2026-11-22"),
                 evidence_parameters()};
    ASSERT_EQ(runs.comparison.hamlets.front().operators.front().kind, ChangeKind::new_gap);
    EXPECT_THAT(runs.reattributed().reasons, ElementsAre(ChangeReason::measurement));
}

TEST(Reattribution, MeasurementsThatWentAreTheReasonThoughAStationCameFarAway) {
    const Layers world = drawn_world({"A....a....##....B"});
    Layers before = measured(world, -125, "2026-11-20", "2026-11-22");
    std::erase_if(before.sectors, [](const Sector& sector) { return sector.station == "B"; });
    TwoRuns runs{before, evidence_parameters(), world, evidence_parameters()};
    ASSERT_EQ(runs.comparison.hamlets.front().operators.front().kind, ChangeKind::resolved);
    EXPECT_THAT(runs.reattributed().reasons, ElementsAre(ChangeReason::measurement));
}

TEST(Reattribution, MeasurementsThatGrewTooOldAreTheReason) {
    const Layers world = drawn_world({"A....a....."});
    TwoRuns runs{measured(world, -125, "2026-05-26", "2026-11-22"), evidence_parameters(),
                 measured(world, -125, "2026-05-26", "2026-11-29"), evidence_parameters()};
    ASSERT_EQ(runs.comparison.hamlets.front().operators.front().kind, ChangeKind::resolved);
    EXPECT_THAT(runs.reattributed().reasons, ElementsAre(ChangeReason::measurement));
}

TEST(Reattribution, AnotherLimitOfAgeIsAParameterAndNoMeasurement) {
    const Layers world = measured(drawn_world({"A....a....."}), -125, "2026-05-26", "2026-11-22");
    RunParameters strict = evidence_parameters();
    strict.measurements.max_age_days = 30;
    TwoRuns runs{world, evidence_parameters(), world, strict};
    EXPECT_THAT(runs.reattributed().reasons, ElementsAre(ChangeReason::parameters));
}

TEST(Reattribution, WhatOnlyTwoChangesTogetherBroughtNamesBoth) {
    // Weaker alone still serves with the old threshold; the threshold alone is met by the old power.
    const Layers before = drawn_world({"A....a....."});
    Layers now = before;
    station(now, 'A').eirp = Dbm{36};
    RunParameters strict = evidence_parameters();
    Thresholds& thresholds = strict.technologies[index_of(Technology::g4)].thresholds;
    bool found = false;
    for (double minimum = -115.0; minimum < -60.0 && !found; minimum += 1.0) {
        thresholds.minimum = Dbm{minimum};
        thresholds.service = Dbm{minimum};
        TwoRuns runs{before, evidence_parameters(), now, strict};
        if (runs.comparison.hamlets.front().operators.front().kind != ChangeKind::new_gap) {
            continue;
        }
        found = true;
        EXPECT_THAT(runs.reattributed().reasons, ElementsAre(ChangeReason::network, ChangeReason::parameters));
    }
    EXPECT_TRUE(found);
}

TEST(Reattribution, OtherLayersThanThoseOfTheResultAreRefused) {
    const Layers before = drawn_world({"A....a........"});
    Layers now = before;
    station(now, 'A').eirp = Dbm{-20};
    TwoRuns runs{before, evidence_parameters(), now, evidence_parameters()};
    station(runs.layers, 'A').eirp = Dbm{46};
    try {
        static_cast<void>(runs.reattributed());
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("new: hamlet 'a' is"));
    }
}

TEST(Reattribution, TheOldResultUnderTheNewParametersIsARunOfTheOldWorldWithThem) {
    const Layers before = drawn_world({"A....a....#....b....B", "...c.................."});
    Layers now = before;
    station(now, 'B').eirp = Dbm{0};
    RunParameters narrow = evidence_parameters();
    narrow.radio.radius = Metres{1'000};
    TwoRuns runs{before, evidence_parameters(), now, narrow};
    SilentReporter reporter;
    const RecordedResult again = with_parameters_of_now(
        {runs.before, runs.now, runs.layers, runs.parameters_before, runs.parameters}, Execution{2}, reporter);
    const RecordedResult expected = recorded("old", before, narrow);
    ASSERT_EQ(again.hamlets.size(), expected.hamlets.size());
    for (std::size_t i = 0; i < again.hamlets.size(); ++i) {
        EXPECT_EQ(again.hamlets[i].status, expected.hamlets[i].status);
        EXPECT_EQ(again.hamlets[i].operators, expected.hamlets[i].operators);
    }
    EXPECT_NE(again.hamlets[0].operators, runs.before.hamlets[0].operators) << "the radius matters here";
}

}  // namespace
}  // namespace lomsong
