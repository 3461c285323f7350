// SPDX-License-Identifier: Apache-2.0
#include "engine/job/calibration_job.hpp"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "engine/job/link_report.hpp"
#include "engine/job/point_search.hpp"
#include "tests/support/dice.hpp"
#include "tests/support/random_world.hpp"
#include "tests/support/terrain_makers.hpp"

namespace lomsong {
namespace {

constexpr Day k_day{std::chrono::days{20'000}};

/// A random world in communes of 1.5 km, with measurements all over it that all say 0 dBm.
class CalibrationJob : public testing::TestWithParam<std::uint64_t> {
  protected:
    CalibrationJob() {
        grow_land_cover(layers, GetParam());
        const Box box = layers.terrain.grid().bounds();
        layers.communes.clear();
        for (double west = box.min_x; west < box.max_x; west += 1'500.0) {
            for (double south = box.min_y; south < box.max_y; south += 1'500.0) {
                const double east = west + 1'500.0;
                const double north = south + 1'500.0;
                layers.communes.push_back(
                    {"", "", {{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}}}});
            }
        }
        Dice dice{GetParam()};
        for (int i = 0; i < 400; ++i) {
            Measurement measurement;
            measurement.day = k_day + std::chrono::days{i % 7};
            measurement.position = {dice.between(box.min_x, box.max_x), dice.between(box.min_y, box.max_y)};
            measurement.operator_index = layers.sectors.front().operator_index;
            measurement.technology = layers.sectors.front().technology;
            measurement.level = Dbm{0.0};
            layers.measurements.push_back(measurement);
        }
    }

    /// Lets every measurement say what is predicted, and what `error` adds to it.
    template <class Error>
    void measure(const Error& error) {
        const RadioScene scene{layers, parameters};
        const MeasuredAndPredicted silent = predict_measured(scene, Execution{2}, reporter);
        std::vector<Measurement> measurements;
        for (const CalibrationSample& sample : silent.samples) {
            Measurement measurement = layers.measurements.front();
            measurement.position = sample.position;
            measurement.level = Dbm{0.0} - sample.residual + error(sample);
            measurements.push_back(measurement);
        }
        layers.measurements = measurements;
    }

    Layers layers = random_world({.seed = GetParam(), .masts = 10});
    RunParameters parameters = measuring_parameters(random_world_parameters());
    SilentReporter reporter;
};

TEST_P(CalibrationJob, APredictionIsTheExactPathOfTheBestServer) {
    const RadioScene scene{layers, parameters};
    const MeasuredAndPredicted measured = predict_measured(scene, Execution{2}, reporter);
    ASSERT_GT(measured.samples.size(), 100U);
    for (std::size_t i = 0; i < measured.samples.size(); i += 40) {
        const CalibrationSample& sample = measured.samples[i];
        double best_dbm = -std::numeric_limits<double>::infinity();
        Metres away;
        for (std::uint32_t s = 0; s < layers.sectors.size(); ++s) {
            const LinkReport link = report_link(scene, s, sample.position);
            const bool same = layers.sectors[s].operator_index == sample.operator_index &&
                              layers.sectors[s].technology == sample.technology;
            if (same && link.loss.known() && link.direction.distance <= parameters.radio.radius &&
                link.level.value() > best_dbm) {
                best_dbm = link.level.value();
                away = link.direction.distance;
            }
        }
        EXPECT_NEAR(-sample.residual.value(), best_dbm, 1e-9) << "seed " << GetParam() << ", sample " << i;
        EXPECT_EQ(sample.distance, away);
        EXPECT_EQ(sample.land_cover, scene.land_cover(sample.position));
    }
}

TEST_P(CalibrationJob, AKnownErrorIsFoundAndGoneOnceItIsApplied) {
    const CalibrationLine truth{Decibels{-7.0}, Decibels{8.0}};
    Dice dice{GetParam() + 100};
    measure([&](const CalibrationSample& sample) {
        return value_at(truth, sample.distance) + Decibels{dice.between(-6.0, 6.0)};
    });
    const RadioScene plain{layers, parameters};
    const MeasuredAndPredicted before = predict_measured(plain, Execution{2}, reporter);
    EXPECT_EQ(before.areas, AreaBasis::communes);
    const std::vector<TechnologyFit> fits = fit_technologies(before);
    ASSERT_EQ(fits.size(), 1U);
    ASSERT_EQ(fits[0].refusal, CalibrationRefusal::none) << "seed " << GetParam();
    EXPECT_NEAR(fits[0].at_centre.value.value(), value_at(truth, fits[0].centre).value(),
                3.0 * fits[0].at_centre.standard_error.value());
    EXPECT_NEAR(fits[0].slope.value.value(), 8.0, 3.0 * fits[0].slope.standard_error.value());

    RunParameters calibrated = parameters;
    calibrated.calibration = calibration_of(fits);
    const RadioScene scene{layers, calibrated};
    const MeasuredAndPredicted after = predict_measured(scene, Execution{2}, reporter);
    double bias_db = 0.0;
    for (const CalibrationSample& sample : after.samples) {
        bias_db += sample.residual.value() / static_cast<double>(after.samples.size());
    }
    EXPECT_NEAR(bias_db, 0.0, 1.0) << "seed " << GetParam();
}

TEST_P(CalibrationJob, PredictionsThatAreRightAreLeftAlone) {
    Dice dice{GetParam() + 200};
    measure([&](const CalibrationSample&) { return Decibels{dice.between(-12.0, 12.0)}; });
    const RadioScene scene{layers, parameters};
    const std::vector<TechnologyFit> fits = fit_technologies(predict_measured(scene, Execution{2}, reporter));
    ASSERT_EQ(fits.size(), 1U);
    EXPECT_NE(fits[0].refusal, CalibrationRefusal::none) << "seed " << GetParam();
    EXPECT_FALSE(calibration_of(fits).has_value());
}

TEST_P(CalibrationJob, EveryMeasurementIsASampleOrAccountedFor) {
    layers.measurements[0].level.reset();
    layers.measurements[1].technology = Technology::g2;  // nobody has it
    for (int i = 0; i < 20; ++i) {
        layers.measurements.push_back(layers.measurements[2]);
    }
    const RadioScene scene{layers, parameters};
    const MeasuredAndPredicted measured = predict_measured(scene, Execution{1}, reporter);
    EXPECT_EQ(measured.measurements, 420U);
    EXPECT_EQ(measured.without_level, 1U);
    EXPECT_GE(measured.passed_over, 20U + 1U - k_most_samples_of_a_place);
    EXPECT_GE(measured.not_predicted, 1U);
    EXPECT_EQ(measured.samples.size() + measured.without_level + measured.passed_over + measured.not_predicted,
              measured.measurements);
    EXPECT_EQ(measured.days->lowest, k_day);
    EXPECT_EQ(measured.days->highest, k_day + std::chrono::days{6});
}

TEST_P(CalibrationJob, ThreadsChangeNothing) {
    Dice dice{GetParam()};
    measure([&](const CalibrationSample&) { return Decibels{5.0 + dice.between(-6.0, 6.0)}; });
    const RadioScene scene{layers, parameters};
    EXPECT_EQ(fit_technologies(predict_measured(scene, Execution{1}, reporter)),
              fit_technologies(predict_measured(scene, Execution{4}, reporter)));
}

INSTANTIATE_TEST_SUITE_P(Seeds, CalibrationJob, testing::Values(1, 2, 3));

TEST(MeasuringParameters, AreInTheOpenAndWithoutCalibration) {
    RunParameters parameters;
    parameters.radio.environment = Environment::indoor;
    parameters.radio.body_loss = Decibels{3.0};
    parameters.calibration = random_calibration(1);
    const RunParameters measuring = measuring_parameters(parameters);
    EXPECT_FALSE(measuring.calibration.has_value());
    EXPECT_EQ(measuring.environment_loss(), Decibels{3.0});
}

}  // namespace
}  // namespace lomsong
