// SPDX-License-Identifier: Apache-2.0
#include "io/write/calibration_writer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lomsong {
namespace {

TechnologyFit fitted() {
    TechnologyFit fit;
    fit.technology = Technology::g4;
    fit.samples = 300;
    fit.places = 120;
    fit.areas = 9;
    fit.distances = {Metres{412.0}, Metres{7'930.0}};
    fit.centre = Metres{2'500.0};
    fit.line = {Decibels{3.125}, Decibels{-6.5}};
    fit.at_centre = {Decibels{0.538}, Decibels{0.21}};
    fit.slope = {Decibels{-6.5}, Decibels{1.25}};
    fit.classes[1] = {{Decibels{-4.0}, Decibels{2.25}}, 40, {Decibels{-3.104}, Decibels{0.5}}};
    fit.before = {Decibels{1.5}, Decibels{8.25}, Decibels{8.386}};
    fit.after = {Decibels{0.0}, Decibels{7.0}, Decibels{6.971}};
    fit.left_out = {Decibels{0.1}, Decibels{7.25}, Decibels{7.22}};
    fit.improvement = {Decibels{1.166}, Decibels{0.3}};
    return fit;
}

CalibrationRecord record() {
    CalibrationRecord record;
    record.version = "0.1.0";
    record.model_reference = "Recommendation ITU-R P.1812-8 (2025)";
    record.conditions = {{"land_cover", ""}, {"radio.model", "p1812"}};
    record.inputs = {{"measurements", "đo \"1\".csv", "xxh3-128:4567", 320}};
    record.measurements = 320;
    record.without_level = 20;
    record.days = {Day{std::chrono::days{20'000}}, Day{std::chrono::days{20'030}}};
    record.areas = "communes";
    record.fits = {fitted()};
    return record;
}

TEST(CalibrationWriter, WhatIsWrittenIsWhatARunApplies) {
    const CalibrationFile file = parse_calibration(calibration_toml(record()), "calibration.toml");
    EXPECT_EQ(file.calibration.technologies[index_of(Technology::g4)], fitted().calibration());
    EXPECT_EQ(file.conditions, record().conditions);
    EXPECT_FALSE(file.made_up);
}

TEST(CalibrationWriter, TellsWhereItComesFromAndHowGoodItIs) {
    const std::string text = calibration_toml(record());
    for (const char* expected :
         {"program = \"lomsong 0.1.0\"", "path = \"đo \\\"1\\\".csv\"", "hash = \"xxh3-128:4567\"", "read = 320",
          "first_day = \"2024-10-04\"", "last_day = \"2024-11-03\"", "areas = \"communes\"",
          "before = { bias_db = 1.5, deviation_db = 8.25, rmse_db = 8.386 }",
          "slope_per_decade = { value_db = -6.5, standard_error_db = 1.25 }"}) {
        EXPECT_THAT(text, testing::HasSubstr(expected));
    }
    EXPECT_THAT(text, testing::Not(testing::HasSubstr("MADE-UP")));
    EXPECT_EQ(calibration_toml(record()), text);
}

TEST(CalibrationWriter, SaysAloudThatMeasurementsAreMadeUp) {
    CalibrationRecord made_up = record();
    made_up.made_up = true;
    EXPECT_THAT(calibration_toml(made_up), testing::HasSubstr("# MADE-UP DATA"));
    EXPECT_TRUE(parse_calibration(calibration_toml(made_up), "c.toml").made_up);
}

TEST(CalibrationWriter, ARefusedTechnologyIsToldAndNotApplied) {
    CalibrationRecord with_refused = record();
    TechnologyFit refused;
    refused.technology = Technology::g5;
    refused.refusal = CalibrationRefusal::few_areas;
    refused.places = 50;
    with_refused.fits.push_back(refused);
    const std::string text = calibration_toml(with_refused);
    EXPECT_THAT(text, testing::HasSubstr("[fit.5g]\nrefusal = \"few_areas\""));
    EXPECT_EQ(parse_calibration(text, "c.toml").calibration.find(Technology::g5), nullptr);
}

}  // namespace
}  // namespace lomsong
