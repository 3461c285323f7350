// SPDX-License-Identifier: Apache-2.0
/// @file  Cables as people draw them: what is left out and what looks wrong is told by its name.
#include <algorithm>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/io/read/world.hpp"

namespace lomsong {
namespace {

using testing::Contains;
using testing::HasSubstr;

std::string cables(const std::string& features) {
    return R"({"type":"FeatureCollection","features":[)" + features + "]}";
}

std::string cable(const std::string& code, const std::string& status, const std::string& corners) {
    return R"({"type":"Feature","properties":{"route":")" + code + R"(","operator":"VNPT","status":")" + status +
           R"("},"geometry":{"type":"LineString","coordinates":)" + corners + "}}";
}

TEST(ReadFibreRoutes, PlannedOnesAreLeftOutByName) {
    World world;
    std::string features = cable("LIVE", "in service", "[[103.80,22.50],[103.81,22.51]]");
    for (int i = 0; i < 10; ++i) {
        const std::string x = "103.8" + std::to_string(i);
        features += "," + cable("P" + std::to_string(i), "quy hoạch", "[[" + x + ",22.52],[" + x + ",22.53]]");
    }
    world.put(LayerRole::fibre_routes, "cap.geojson", cables(features));
    const ReadLayers read = world.read();
    EXPECT_EQ(read.layers.fibre_routes.size(), 1U);
    EXPECT_EQ(read.layers.planned_fibre_routes.size(), 10U);
    EXPECT_THAT(
        world.reporter.warnings(),
        Contains(HasSubstr("10 routes are not in service and are left out: 'quy hoạch' 10: 'P0', 'P1', 'P2', "
                           "'P3', 'P4', 'P5', 'P6', 'P7' and 2 others. The run.json of a result names them all")));
}

TEST(ReadFibreRoutes, OneThatCrossesItselfIsNamedAndKept) {
    World world;
    world.put(LayerRole::fibre_routes, "cap.geojson",
              cables(cable("LOOP", "", "[[103.80,22.50],[103.81,22.51],[103.81,22.50],[103.80,22.51]]") + "," +
                     cable("PLAIN", "", "[[103.84,22.50],[103.85,22.51]]")));
    const ReadLayers read = world.read();
    EXPECT_EQ(read.layers.fibre_routes.size(), 2U);
    const auto crossing = [](const Finding& finding) { return finding.rule == "crosses_itself"; };
    ASSERT_EQ(std::ranges::count_if(read.findings, crossing), 1);
    const Finding& finding = *std::ranges::find_if(read.findings, crossing);
    EXPECT_EQ(to_string(finding.place), "cap.geojson: feature 1");
    EXPECT_EQ(finding.outcome, Outcome::noted);
    EXPECT_EQ(finding.problem, "crosses itself, or runs back on its own way");
}

}  // namespace
}  // namespace lomsong
