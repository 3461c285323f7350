// SPDX-License-Identifier: Apache-2.0
#include "io/write/coverage_contours.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "io/write/projection.hpp"
#include "io/write/writers/geojson.hpp"
#include "tests/unit/io/write/sample_world.hpp"

namespace lomsong::test {

namespace {

MultiPolygon field(double west, double south, double edge) {
    return {Polygon{
        {{west, south}, {west + edge, south}, {west + edge, south + edge}, {west, south + edge}, {west, south}},
        {}}};
}

const std::vector<ContourClass> k_classes{{-75.0, std::nullopt, field(405'000.0, 2'490'000.0, 1'000.0)},
                                          {-85.0, -75.0, {}},
                                          {-95.0, -85.0, field(406'000.0, 2'490'000.0, 2'000.0)}};

TEST(CoverageContours, ClassesKeepTheirNumbersAndEmptyOnesAreLeftOut) {
    const FeatureTable table = contour_table(k_classes, field(408'000.0, 2'490'000.0, 500.0), "dbm", "conditions");
    check(table);
    ASSERT_EQ(table.features.size(), 3U);
    EXPECT_EQ(table.features[0].id, "class_1");
    EXPECT_EQ(table.features[1].id, "class_3");
    EXPECT_EQ(table.features[2].id, "unknown");
    EXPECT_EQ(std::get<std::string>(table.features[0].values[1]), "-75 dBm or more");
    EXPECT_EQ(std::get<std::string>(table.features[1].values[1]), "-95..-85 dBm");
    EXPECT_EQ(std::get<double>(table.features[1].values[2]), -95.0);
    EXPECT_EQ(std::get<double>(table.features[1].values[3]), -85.0);
    EXPECT_EQ(std::get<double>(table.features[1].values[4]), 4.0) << "km2";
    EXPECT_TRUE(std::holds_alternative<std::monostate>(table.features[0].values[3])) << "open at its end";
}

TEST(CoverageContours, LossesRiseFromClassToClass) {
    const FeatureTable table =
        contour_table({{100.0, std::nullopt, field(0.0, 0.0, 1.0)}, {110.0, 100.0, field(1.0, 0.0, 1.0)}}, {}, "db",
                      "conditions");
    EXPECT_EQ(std::get<std::string>(table.features[0].values[1]), "100 dB or less");
    EXPECT_EQ(std::get<std::string>(table.features[1].values[1]), "100..110 dB");
    EXPECT_EQ(table.columns[2].name, "from_db");
}

TEST(CoverageContours, TheFileIsGeoJsonInDegreesWithRingsAgainstTheClock) {
    const ScratchFolder scratch;
    FeatureTable table = contour_table(k_classes, {}, "dbm", "conditions");
    project(table, ToWgs84{"EPSG:9208"});
    write_feature_collection(table, {}, scratch.path() / "level.geojson");
    const auto json = nlohmann::json::parse(bytes_of(scratch.path() / "level.geojson"));
    EXPECT_EQ(json["type"], "FeatureCollection");
    EXPECT_FALSE(json.contains("crs")) << "RFC 7946 has none";
    EXPECT_EQ(json["description"], "conditions");
    ASSERT_EQ(json["features"].size(), 2U);
    const auto& ring = json["features"][0]["geometry"]["coordinates"][0];
    double twice_area = 0.0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const double lon = ring[i][0];
        EXPECT_NEAR(lon, 103.83, 0.02);
        twice_area += ring[i - 1][0].get<double>() * ring[i][1].get<double>() -
                      ring[i][0].get<double>() * ring[i - 1][1].get<double>();
    }
    EXPECT_GT(twice_area, 0.0);
}

}  // namespace

}  // namespace lomsong::test
