// SPDX-License-Identifier: Apache-2.0
#include "io/project/calibration_file.hpp"

#include <string>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "io/project/describe.hpp"
#include "io/project/parse_project.hpp"
#include "io/project/recorded_project.hpp"
#include "tests/unit/io/project/needed_layers.hpp"

namespace lomsong {
namespace {

constexpr const char* k_toml = R"toml(
format = 1
made_up = true
anything = "else is for people"
[conditions]
"radio.model" = "p1812"
[calibration.4g]
nearest_km = 0.4
farthest_km = 8
offset_db = 3.25
slope_db_per_decade = -6.5
[calibration.4g.land_cover.1]
offset_db = -4
slope_db_per_decade = 0.125
[calibration.3g]
nearest_km = 0.2
farthest_km = 5.5
offset_db = -2
slope_db_per_decade = 0
)toml";

/// The message of the error that the text gives.
std::string refusal(const std::string& text) {
    try {
        static_cast<void>(parse_calibration(text, "calibration.toml"));
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::bad_data);
        return error.what();
    }
    return "no error";
}

std::string with(const std::string& from, const std::string& to) {
    std::string text = k_toml;
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

TEST(CalibrationFile, HasLinesByTechnologyAndLandCover) {
    const CalibrationFile file = parse_calibration(k_toml, "calibration.toml");
    EXPECT_TRUE(file.made_up);
    EXPECT_EQ(file.conditions, (CalibrationConditions{{"radio.model", "p1812"}}));
    const TechnologyCalibration* g4 = file.calibration.find(Technology::g4);
    ASSERT_NE(g4, nullptr);
    EXPECT_EQ(*g4, (TechnologyCalibration{{kilometres(0.4), kilometres(8.0)},
                                          {Decibels{3.25}, Decibels{-6.5}},
                                          {{1, {Decibels{-4.0}, Decibels{0.125}}}}}));
    EXPECT_NE(file.calibration.find(Technology::g3), nullptr);
    EXPECT_EQ(file.calibration.find(Technology::g2), nullptr);
}

TEST(CalibrationFile, GoesThroughTheRecordOfARunUnchanged) {
    const Calibration calibration = parse_calibration(k_toml, "calibration.toml").calibration;
    EXPECT_EQ(calibration_of_json(calibration_json(calibration), "run.json"), calibration);
    Project project = parse_project(k_layers, "lomsong.toml");
    project.parameters.calibration = calibration;
    const std::string json = effective_json(project).dump();
    EXPECT_THAT(json, testing::HasSubstr("\"slope_db_per_decade\":-6.5"));
    const Project again = recorded_project(json, "run.json");
    EXPECT_EQ(again.parameters.calibration, calibration);
    EXPECT_EQ(effective_json(again).dump(), json);
}

TEST(CalibrationFile, RefusesWhatIsNoCalibrationWithItsPlaceAndValue) {
    const std::vector<std::pair<std::string, std::string>> cases{
        {with("format = 1", "format = 2"),
         "calibration.toml: format: is not 1, the one that this program reads: 2."},
        {with("made_up = true", ""), "calibration.toml: made_up: is missing."},
        {with("offset_db = 3.25", "offset_db = \"much\""),
         "calibration.toml: calibration.4g.offset_db: is no number: \"much\"."},
        {with("offset_db = 3.25", "offset_db = nan"), "calibration.toml: calibration.4g.offset_db: is no number"},
        {with("farthest_km = 8", "farthest_km = 0.1"),
         "calibration.toml: calibration.4g.nearest_km: and farthest_km are 0.4 and 0.1; they ascend within"},
        {with("slope_db_per_decade = -6.5", "slope_db_per_decade = -65"),
         "calibration.toml: calibration.4g: adds -55.5 dB at 8.000 km; a calibration adds at most 40 dB either "
         "way."},
        {with("land_cover.1]", "land_cover.trees]"),
         "calibration.toml: calibration.4g.land_cover.trees: is no land-cover class of 0..254."},
        {with("land_cover.1]", "land_cover.255]"), "is no land-cover class of 0..254."},
        {with("[calibration.3g]", "[calibration.6g]"),
         "calibration.toml: calibration.6g: is no technology, which are 2g, 3g, 4g, 5g."},
        {"format = 1\nmade_up = false\n[conditions]\n[calibration]\n",
         "calibration.toml: calibration: calibrates no technology."},
        {"format = ", "calibration.toml:1:"},
        {"calibration,4g,3.2\n", "not valid TOML"},
        {std::string(2'000'000, ' '), "has 2000000 bytes, a calibration file at most 1000000."},
    };
    for (const auto& [text, expected] : cases) {
        EXPECT_THAT(refusal(text), testing::HasSubstr(expected));
    }
}

class CalibrationConditionsOf : public testing::Test {
  protected:
    static CalibrationConditions of(const std::string& more, const std::string& land_cover = "xxh3-128:ab") {
        return calibration_conditions(parse_project(std::string{k_layers} + more, "lomsong.toml"), land_cover);
    }
    static std::string refusal(const CalibrationConditions& made_with, const CalibrationConditions& has) {
        try {
            check_conditions({{}, false, made_with}, has, "calibration.toml");
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::bad_project);
            return error.what();
        }
        return "";
    }
};

TEST_F(CalibrationConditionsOf, AreTheSameForWhatDoesNotChangeALevel) {
    EXPECT_EQ(
        refusal(of(""), of("[radio]\nradius_km = 9\nenvironment = \"indoor\"\n[probability]\ntarget = 0.8\n")), "");
}

TEST_F(CalibrationConditionsOf, NameTheModelTheReceiverAndTheLandCoverThatDiffer) {
    EXPECT_EQ(
        refusal(of(""), of("[radio]\nmodel = \"itm\"\n")),
        "calibration.toml: the calibration was made with radio.model = p1812; this project has itm. Calibrate "
        "again with this project, or take the calibration out of [radio].");
    EXPECT_THAT(refusal(of(""), of("[radio]\nreceiver_height_m = 3\n")),
                testing::HasSubstr("radio.receiver_height_m = 1.5; this project has 3."));
    EXPECT_THAT(refusal(of(""), of("", "xxh3-128:cd")),
                testing::HasSubstr("land_cover = xxh3-128:ab; this project has xxh3-128:cd."));
    EXPECT_THAT(refusal(of(""), of("", "")),
                testing::HasSubstr("land_cover = xxh3-128:ab; this project has none."));
}

TEST_F(CalibrationConditionsOf, CountClutterHeightsOnBareGroundAlone) {
    const std::string taller = "[clutter.height_m]\n1 = 25\n";
    EXPECT_EQ(refusal(of(""), of(taller)), "");
    CalibrationConditions bare = of("");
    bare["layers.terrain.kind"] = "bare_ground";
    EXPECT_THAT(refusal(of(""), bare), testing::HasSubstr("layers.terrain.kind = surface; this project has bare_"));
}

}  // namespace
}  // namespace lomsong
