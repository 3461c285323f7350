// SPDX-License-Identifier: Apache-2.0
/// @file  What a run writes comes back as it was; what is missing is missing, what is damaged is named.
#include "io/report/result_tables.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/write/projection.hpp"
#include "io/write/tables/tables.hpp"
#include "tests/unit/io/write/sample_world.hpp"

namespace lomsong::test {
namespace {

using testing::HasSubstr;

const Feature& feature_named(const FeatureTable& table, const std::string& id) {
    for (const Feature& feature : table.features) {
        if (feature.id == id) {
            return feature;
        }
    }
    throw std::runtime_error{"no feature " + id};
}

TEST(ResultTables, EveryTableComesBackAsItWasWritten) {
    const ScratchFolder scratch;
    const World world = sample_world();
    write_all(world, scratch.path());
    const ResultTables result{scratch.path()};
    for (FeatureTable& written : build_tables(world.layers, world.results, world.parameters)) {
        project(written, ToWgs84{world.layers.crs.definition});
        const FeatureTable& read = result.table(written.name);
        EXPECT_EQ(read.description, written.description);
        ASSERT_EQ(read.features.size(), written.features.size()) << written.name;
        if (written.features.empty()) {
            continue;
        }
        ASSERT_EQ(read.columns.size(), written.columns.size()) << written.name;
        for (std::size_t i = 0; i < written.features.size(); ++i) {
            EXPECT_EQ(read.features[i].id, written.features[i].id);
            EXPECT_EQ(read.features[i].geometry.index(), written.features[i].geometry.index());
            for (std::size_t column = 0; column < written.columns.size(); ++column) {
                const Value& before = written.features[i].values[column];
                const Value& now = read.features[i].values[column];
                const NamedValues names{read};
                if (const auto* real = std::get_if<double>(&before)) {
                    EXPECT_EQ(names.number(read.features[i], written.columns[column].name), *real);
                } else {
                    EXPECT_EQ(before, now) << written.name << ": " << written.columns[column].name;
                }
            }
        }
    }
}

TEST(ResultTables, FactsAreThoseOfTheRun) {
    const ScratchFolder scratch;
    const World world = sample_world();
    write_all(world, scratch.path());
    const ResultTables result{scratch.path()};
    const ResultFacts& facts = result.facts();
    EXPECT_EQ(facts.title, world.parameters.title);
    EXPECT_EQ(facts.crs, world.layers.crs.definition);
    ASSERT_EQ(facts.operators.size(), world.layers.operators.size());
    EXPECT_EQ(facts.operators.front().name, world.layers.operators.front());
    EXPECT_EQ(facts.operators.front().has_reported, world.layers.operator_has_reported.front());
}

TEST(ResultTables, ALayerThatTheFolderLacksIsEmpty) {
    const ScratchFolder scratch;
    write_all(empty_world(), scratch.path());
    const ResultTables result{scratch.path()};
    EXPECT_FALSE(result.has("disagreements"));
    EXPECT_TRUE(result.table("disagreements").features.empty());
    EXPECT_TRUE(result.has("hamlets"));
    EXPECT_TRUE(result.table("hamlets").features.empty());
}

TEST(ResultTables, AFolderThatIsNoResultIsNamed) {
    const ScratchFolder scratch;
    EXPECT_THAT(message_of([&] { ResultTables{scratch.path() / "gone"}; }), HasSubstr("there is no such folder"));
    EXPECT_THAT(message_of([&] { ResultTables{scratch.path()}; }), HasSubstr("it has no run.json"));
    put(scratch.path() / "run.json", "{");
    EXPECT_THAT(message_of([&] { ResultTables{scratch.path()}; }), HasSubstr("is no JSON object, or breaks off"));
    put(scratch.path() / "run.json", "{}");
    EXPECT_THAT(message_of([&] { ResultTables{scratch.path()}; }), HasSubstr("is not the record of a run"));
    put(scratch.path() / "run.json", R"({"program": "lomsong", "format": 99})");
    EXPECT_THAT(message_of([&] { ResultTables{scratch.path()}; }), HasSubstr("the result has format 99"));
}

TEST(FeatureCollection, ForeignOrderAndMissingPropertiesAreRead) {
    const ScratchFolder scratch;
    put(scratch.path() / "a.geojson",
        R"({"features": [
             {"geometry": {"type": "LineString", "coordinates": [[1, 2, 300], [3, 4]]}, "properties": {"n": 1, "t": "x"}},
             {"geometry": null, "properties": {"b": true, "n": 2.5, "list": [1, {"a": []}]}, "id": "two"}],
            "type": "FeatureCollection"})");
    const FeatureTable table = read_feature_collection(scratch.path() / "a.geojson");
    const NamedValues values{table};
    ASSERT_EQ(table.features.size(), 2U);
    EXPECT_EQ(table.geometry, GeometryKind::lines);
    EXPECT_EQ(values.number(table.features[0], "n"), 1.0);
    EXPECT_EQ(values.number(table.features[1], "n"), 2.5);
    EXPECT_EQ(values.text(table.features[0], "t"), "x");
    EXPECT_EQ(values.text(table.features[1], "t"), "");
    EXPECT_EQ(values.flag(table.features[1], "b"), true);
    EXPECT_EQ(values.flag(table.features[0], "b"), std::nullopt);
    EXPECT_EQ(feature_named(table, "two").geometry.index(), 0U);
    EXPECT_EQ(std::get<MultiLineString>(table.features[0].geometry), (MultiLineString{{{1, 2}, {3, 4}}}));
}

TEST(FeatureCollection, WhatIsNoSuchFileIsRefusedByName) {
    const ScratchFolder scratch;
    const auto complaint = [&](const std::string& text) {
        put(scratch.path() / "bad.geojson", text);
        return message_of([&] { (void)read_feature_collection(scratch.path() / "bad.geojson"); });
    };
    const std::vector<std::string> bad{
        "",
        "{}",
        R"({"features": {}})",
        R"({"features": [{"properties": {"a": 1}}, {"properties": {"a": "text"}}]})",
        R"({"features": [{"geometry": {"type": "Circle", "coordinates": []}}]})",
        R"({"features": [{"geometry": {"type": "Point", "coordinates": [1]}}]})",
        R"({"features": []} more)",
        std::string(100'000, '['),
        R"({"name": )" + std::string(100'000, '['),
    };
    for (const std::string& text : bad) {
        EXPECT_THAT(complaint(text), HasSubstr("bad.geojson: is not what a run writes")) << text.substr(0, 80);
    }
    EXPECT_THAT(complaint(R"({"features": [{"properties": {}}, {"properties": 1)"),
                HasSubstr("after 1 whole features"));
}

}  // namespace
}  // namespace lomsong::test
