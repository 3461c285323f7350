// SPDX-License-Identifier: Apache-2.0
#include "io/project/recorded_project.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "engine/core/error.hpp"
#include "io/project/describe.hpp"
#include "io/project/parse_project.hpp"

namespace lomsong {
namespace {

constexpr const char* k_toml = R"toml(
title = "Xã \"Mẫu\" \\ 1"
operators = ["VNPT", "Viettel"]
[[layers.stations]]
path = "a.csv"
columns = { height_m = "Cao (m)" }
[[layers.stations]]
path = ["b.csv", "c.csv"]
values = { operator = "VNPT" }
[layers.hamlets]
path = "h.geojson"
[layers.terrain]
path = "t.tif"
kind = "bare_ground"
[radio]
radius_km = 7.25
environment = "indoor"
[thresholds.4g]
minimum_dbm = -112.5
[clutter.height_m]
1 = 22.5
)toml";

TEST(RecordedProject, ReadsBackEveryKeyThatARunRecorded) {
    const Project project = parse_project(k_toml, "folder/lomsong.toml");
    const std::string json = effective_json(project).dump();
    const Project again = recorded_project(json, "folder/lomsong.toml");
    EXPECT_EQ(effective_json(again).dump(), json);
    EXPECT_EQ(again.parameters.radio.radius, Metres{7'250});
    EXPECT_EQ(again.find(LayerRole::stations).size(), 2U);
    EXPECT_EQ(again.folder, "folder");
}

TEST(RecordedProject, RefusesAKeyThatThisVersionDoesNotKnow) {
    auto json = effective_json(parse_project(k_toml, "lomsong.toml"));
    json["radio"]["ether_drag_db"] = 3;
    try {
        static_cast<void>(recorded_project(json.dump(), "run.json"));
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::bad_project);
        EXPECT_THAT(error.what(), testing::HasSubstr("ether_drag_db"));
    }
}

TEST(RecordedProject, RefusesWhatIsNoObject) {
    EXPECT_THROW(static_cast<void>(recorded_project("[1]", "run.json")), Error);
    EXPECT_THROW(static_cast<void>(recorded_project("{", "run.json")), Error);
}

}  // namespace
}  // namespace lomsong
