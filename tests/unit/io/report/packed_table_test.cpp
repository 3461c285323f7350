// SPDX-License-Identifier: Apache-2.0
/// @file  Packed tables say what the table says, to a metre, and stay JSON whatever stands in them.
#include "io/report/packed_table.hpp"

#include <cmath>
#include <cstdint>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "io/report/base64.hpp"
#include "tests/support/dice.hpp"

namespace lomsong {
namespace {

using Json = nlohmann::json;

bool keep_all(std::string_view /*column*/) { return true; }

FeatureTable table_of(std::vector<Column> columns, std::vector<Feature> features) {
    FeatureTable table;
    table.columns = std::move(columns);
    table.features = std::move(features);
    return table;
}

/// The value of a row, out of either form of a column.
Json value_at(const Json& column, std::size_t row) {
    return column.contains("v") ? column["v"][row] : column["d"][column["i"][row].get<std::size_t>()];
}

TEST(PackedTable, ValuesComeBackInEitherForm) {
    std::vector<Feature> features;
    for (int i = 0; i < 50; ++i) {
        features.push_back({std::to_string(i),
                            {},
                            {std::string{i % 2 == 0 ? "không có sóng" : "đạt"}, std::int64_t{i}, 0.5 * i,
                             i % 3 == 0, i % 5 == 0 ? Value{} : Value{std::string{"x\"</script>"}}}});
    }
    const FeatureTable table = table_of(
        {{"s"}, {"n", ColumnType::integer}, {"r", ColumnType::real}, {"b", ColumnType::boolean}, {"m"}}, features);
    const Json json = Json::parse(packed_json(table, keep_all));
    EXPECT_TRUE(json["columns"]["s"].contains("d")) << "two words are written once";
    EXPECT_TRUE(json["columns"]["n"].contains("v")) << "fifty numbers are not";
    for (std::size_t i = 0; i < 50; ++i) {
        EXPECT_EQ(value_at(json["columns"]["s"], i), i % 2 == 0 ? "không có sóng" : "đạt");
        EXPECT_EQ(value_at(json["columns"]["n"], i), i);
        EXPECT_EQ(value_at(json["columns"]["r"], i), 0.5 * static_cast<double>(i));
        EXPECT_EQ(value_at(json["columns"]["b"], i), i % 3 == 0);
        EXPECT_EQ(value_at(json["columns"]["m"], i), i % 5 == 0 ? Json{} : Json("x\"</script>"));
    }
    EXPECT_EQ(json["kinds"], std::string(50, '-'));
}

TEST(PackedTable, OnlyColumnsThatAreKeptAreThere) {
    const FeatureTable table = table_of({{"a"}, {"b"}}, {{"1", {}, {std::string{"x"}, std::string{"y"}}}});
    const Json json = Json::parse(packed_json(table, [](std::string_view column) { return column == "b"; }));
    EXPECT_EQ(json["columns"].size(), 1U);
    EXPECT_EQ(value_at(json["columns"]["b"], 0), "y");
}

TEST(PackedTable, BytesThatAreNoTextAreStillJson) {
    const FeatureTable table = table_of({{"a"}}, {{"1", {}, {std::string{"\xFF\xFE broken"}}}});
    EXPECT_TRUE(Json::accept(packed_json(table, keep_all)));
}

TEST(PackedTable, ShapesComeBackToHalfAMetre) {
    constexpr std::uint64_t k_seed = 20261122;
    SCOPED_TRACE("seed " + std::to_string(k_seed));
    Dice dice{k_seed};
    LineString line;
    for (int i = 0; i < 200; ++i) {
        line.push_back({dice.between(-180, 180), dice.between(-85, 85)});
    }
    const Json json = Json::parse(packed_json(table_of({}, {{"1", MultiLineString{line}, {}}}), keep_all));
    ASSERT_EQ(json["kinds"], "l");
    const Json& steps = json["shapes"][0][0];
    ASSERT_EQ(steps.size(), 2 * line.size());
    double x = 0.0;
    double y = 0.0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        x += steps[2 * i].get<double>();
        y += steps[2 * i + 1].get<double>();
        EXPECT_LE(std::abs(x / 1e5 - line[i].x), 0.500001e-5);
        EXPECT_LE(std::abs(y / 1e5 - line[i].y), 0.500001e-5);
    }
}

TEST(PackedTable, ShapesOfWhichNothingIsLeftAreNone) {
    const Ring speck{{104.0, 22.0}, {104.000001, 22.0}, {104.0, 22.000001}, {104.0, 22.0}};
    const Json json = Json::parse(packed_json(
        table_of({},
                 {{"1", MultiPolygon{{speck, {}}}, {}}, {"2", MultiLineString{}, {}}, {"3", Point{104, 22}, {}}}),
        keep_all));
    EXPECT_EQ(json["kinds"], "--p");
    EXPECT_TRUE(json["shapes"][0].is_null());
    EXPECT_EQ(json["shapes"][2], Json({10'400'000, 2'200'000}));
}

TEST(Base64, IsThatOfTheStandard) {
    EXPECT_EQ(base64(""), "");
    EXPECT_EQ(base64("f"), "Zg==");
    EXPECT_EQ(base64("fo"), "Zm8=");
    EXPECT_EQ(base64("foo"), "Zm9v");
    EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
    EXPECT_EQ(base64(std::string{"\xFB\xFF\x00", 3}), "+/8A");
}

}  // namespace
}  // namespace lomsong
