// SPDX-License-Identifier: Apache-2.0
/// @file  Runs with measurements: evidence, `--since`, threads, and runs whose measurements lie elsewhere.
#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "engine/core/run_trace.hpp"
#include "engine/job/coverage_job.hpp"
#include "engine/job/evidence_of_hamlet.hpp"
#include "tests/support/dice.hpp"
#include "tests/support/evidence_world.hpp"
#include "tests/support/random_world.hpp"
#include "tests/support/seed.hpp"

namespace lomsong {
namespace {

void measure(Layers& layers, Point position, double level_dbm, const char* day = "2026-11-20",
             std::size_t owner = 0) {
    Measurement measurement;
    measurement.day = *day_named(day);
    measurement.position = position;
    measurement.operator_index = owner;
    measurement.level = Dbm{level_dbm};
    layers.measurements.insert(layers.measurements.end(), 5, measurement);
    layers.as_of = day_named("2026-11-22");
}

TEST(MeasuredRun, AGapThatOnlyMeasurementsShowSaysSoAndNamesTheSectorPredictedToServe) {
    Layers layers = drawn_world({"A...a....."});
    measure(layers, *layers.hamlets[0].centre, -125);
    const Results results = run_without_rasters(layers, evidence_parameters());
    EXPECT_EQ(results.hamlets[0].operators[0].status, HamletStatus::no_signal);
    EXPECT_EQ(results.hamlets[0].operators[0].predicted, HamletStatus::good);
    const std::optional<GapEvidence>& gap = results.evidence[0].operators[0].gap;
    ASSERT_TRUE(gap);
    EXPECT_EQ(gap->cause, GapCause::measured);
    EXPECT_EQ(layers.sectors.at(gap->sector.value()).station, "A");
    EXPECT_GT(gap->gain, Decibels{30}) << "so much less was measured than predicted";
    EXPECT_LT(gap->margin, Decibels{0});
}

TEST(MeasuredRun, AGapThatIsMeasuredAsServedIsNone) {
    Layers layers = drawn_world({"A..##...a....."});
    ASSERT_TRUE(run_without_rasters(layers, evidence_parameters()).evidence[0].operators[0].gap);
    measure(layers, *layers.hamlets[0].centre, -80);
    const Results results = run_without_rasters(layers, evidence_parameters());
    EXPECT_EQ(results.hamlets[0].status, HamletStatus::good);
    EXPECT_FALSE(results.evidence[0].operators[0].gap);
}

TEST(MeasuredRun, AHamletExplainedAloneHasWhatTheRunHas) {
    Layers layers = drawn_world({"A...a....b"});
    measure(layers, *layers.hamlets[1].centre, -125);
    const RunParameters parameters = evidence_parameters();
    const Results results = run_without_rasters(layers, parameters);
    SilentReporter reporter;
    const RadioScene scene{layers, parameters};
    for (const std::size_t h : {std::size_t{0}, std::size_t{1}}) {
        const ExplainedHamlet alone = explain_hamlet(scene, h, Execution{1}, reporter);
        EXPECT_EQ(alone.result.operators[0].status, results.hamlets[h].operators[0].status) << h;
        EXPECT_EQ(alone.evidence.operators[0].gap, results.evidence[h].operators[0].gap) << h;
        EXPECT_EQ(alone.measured.size(), h);
    }
}

JobOutcome outcome_of(const Layers& layers, const EarlierRun* earlier = nullptr, int threads = 1) {
    RunParameters parameters = random_world_parameters();
    parameters.coverage.rasters = false;
    NoCoverageSink sink;
    SilentReporter reporter;
    return run_job(layers, parameters, Execution{threads}, sink, reporter, earlier);
}

/// Seeded levels around the hamlets, of all operators.
Layers measured_world(unsigned seed, double offset_m) {
    Layers layers = random_world({.seed = seed});
    Dice dice{seed};
    for (int i = 0; i < 60; ++i) {
        const Hamlet& hamlet = layers.hamlets[dice.below(layers.hamlets.size())];
        if (hamlet.centre) {
            measure(layers, {hamlet.centre->x + dice.between(-80, 80) + offset_m, hamlet.centre->y},
                    dice.between(-130, -60), "2026-11-20", dice.below(layers.operators.size()));
        }
    }
    return layers;
}

std::string shown(const Results& results) {
    std::string text;
    for (std::size_t h = 0; h < results.hamlets.size(); ++h) {
        text += std::string{info(results.hamlets[h].status).key} + " " +
                std::string{info(results.hamlets[h].predicted).key};
        for (std::size_t i = 0; i < results.hamlets[h].operators.size(); ++i) {
            const auto& gap = results.evidence[h].operators[i].gap;
            text += " " + std::string{info(results.hamlets[h].operators[i].status).key} + ":" +
                    (gap ? std::string{info(gap->cause).key} + std::to_string(gap->gain.value()) : "");
        }
        text += "\n";
    }
    return text;
}

TEST(MeasuredRun, MeasurementsFarFromEveryTestPointChangeNothing) {
    const unsigned seed = test_seed();
    SCOPED_TRACE("seed " + std::to_string(seed));
    const JobOutcome without = outcome_of(random_world({.seed = seed}));
    const JobOutcome far = outcome_of(measured_world(seed, 50'000));
    const JobOutcome near = outcome_of(measured_world(seed, 0));
    EXPECT_EQ(shown(without.results), shown(far.results));
    EXPECT_NE(shown(without.results), shown(near.results)) << "the measurements of this test override something";
}

TEST(MeasuredRun, TheTraceHoldsMeasurementsAndComesBackFromItsBytes) {
    const RunTrace trace = outcome_of(measured_world(test_seed(), 0)).trace;
    ASSERT_FALSE(trace.measurements.empty());
    EXPECT_EQ(unpacked(packed(trace)).measurements, trace.measurements);
    EXPECT_EQ(unpacked(packed(trace)).as_of, trace.as_of);
}

TEST(MeasuredRun, ThreadsAndAnEarlierRunWithOtherMeasurementsChangeNothing) {
    class NoCells final : public CoverageSource {
      public:
        void read_cells(std::size_t, const Window&, std::span<float>, std::span<std::int32_t>) override {}
    } cells;
    const unsigned seed = test_seed();
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Layers now = measured_world(seed, 0);
    const JobOutcome whole = outcome_of(now);
    const JobOutcome before = outcome_of(random_world({.seed = seed}));
    const EarlierRun earlier{before.trace, cells};
    const JobOutcome since = outcome_of(now, &earlier, 3);
    EXPECT_EQ(shown(since.results), shown(whole.results));
    EXPECT_EQ(packed(since.trace), packed(whole.trace));
    EXPECT_EQ(since.taken_over.points_held, since.taken_over.points) << "measurements cost no link";
}

}  // namespace
}  // namespace lomsong
