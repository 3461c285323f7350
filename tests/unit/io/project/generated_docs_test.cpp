// SPDX-License-Identifier: Apache-2.0
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "engine/core/text.hpp"
#include "io/project/describe.hpp"
#include "io/project/keys.hpp"
#include "io/project/parse_project.hpp"
#include "tests/unit/io/project/needed_layers.hpp"

namespace lomsong {
namespace {

std::string content_of(const std::string& path) {
    std::ifstream stream{std::string{LOMSONG_SOURCE_DIR} + "/" + path, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

/// Removes the "# " before every key, as a user would.
std::string uncommented(const std::string& text) {
    std::string result;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = text.find('\n', begin);
        std::string line = text.substr(begin, end - begin);
        const bool is_key = line.starts_with("# ") && line[2] != ' ' && line.find(" = ") != std::string::npos;
        result += (is_key ? line.substr(2) : line) + "\n";
        begin = end + 1;
    }
    return result;
}

TEST(GeneratedDocs, ThePageIsWhatTheKeysSay) {
    EXPECT_EQ(content_of("docs/project-file.md"), project_file_markdown())
        << "docs/project-file.md is not what the keys say. Run: lomsong docs project-file > docs/project-file.md";
}

TEST(GeneratedDocs, TheSchemaIsWhatTheKeysSay) {
    EXPECT_EQ(content_of("docs/project.schema.json"), project_schema_json())
        << "docs/project.schema.json is not what the keys say. Run: lomsong docs schema > docs/project.schema.json";
}

TEST(GeneratedDocs, EveryKeyStandsOnThePageAndInTheSchema) {
    Project project;
    KeySet set;
    declare_keys(set, project);
    const std::string page = project_file_markdown();
    const auto schema = nlohmann::json::parse(project_schema_json());
    for (const Key& key : set.keys()) {
        EXPECT_NE(page.find("`" + key.name + "`"), std::string::npos) << key.path();
        const bool of_layer = key.path().starts_with("layers.");
        std::string pointer = of_layer ? "/$defs/" + key.table.substr(std::string_view{"layers."}.size()) : "";
        for (std::string rest = of_layer ? key.name : key.path(); !rest.empty();) {
            const auto dot = rest.find('.');
            pointer += "/properties/" + rest.substr(0, dot);
            rest = dot == std::string::npos ? std::string{} : rest.substr(dot + 1);
        }
        ASSERT_TRUE(schema.contains(nlohmann::json::json_pointer{pointer})) << pointer;
        const auto& entry = schema.at(nlohmann::json::json_pointer{pointer});
        EXPECT_NE(entry.at("description").get<std::string>().find(key.help), std::string::npos) << pointer;
        if (std::holds_alternative<double>(key.default_value)) {
            EXPECT_EQ(entry.at("maximum").get<double>(), key.range->highest) << pointer;
        }
    }
}

TEST(GeneratedDocs, CommentedKeysUncommentedGiveTheDefaults) {
    const std::string defaults = commented_keys("") + std::string{k_layers} + commented_parameters();
    const Project commented = parse_project(defaults, "a.toml");
    const Project open = parse_project(uncommented(defaults), "a.toml");
    EXPECT_EQ(commented.effective, open.effective);
    EXPECT_NE(uncommented(defaults).find("\nradius_km = 15"), std::string::npos);
}

TEST(GeneratedDocs, HelpIsOneSentenceWithoutFullStop) {
    Project project;
    KeySet set;
    declare_keys(set, project);
    for (const Key& key : set.keys()) {
        EXPECT_FALSE(key.help.empty()) << key.path();
        EXPECT_FALSE(key.help.ends_with('.')) << key.path();
    }
}

TEST(Effective, JsonKeepsNumbersAndTheShapeOfTheFile) {
    const auto json = effective_json(
        parse_project("title = \"Bát Xát\"\n" + std::string{k_layers} + "[radio]\nradius_km = 7.5\n", "a.toml"));
    EXPECT_EQ(json["title"], "Bát Xát");
    EXPECT_EQ(json["radio"]["radius_km"], 7.5);
    EXPECT_TRUE(json["radio"]["n0"].is_number_integer());
    EXPECT_EQ(json["thresholds"]["4g"]["service_dbm"], -105);
    EXPECT_EQ(json["clutter"]["height_m"]["6"], 10);
    EXPECT_EQ(json["layers"]["terrain"]["kind"], "surface");
    EXPECT_EQ(json["layers"]["stations"]["path"][0], "s.geojson");
    EXPECT_FALSE(json["layers"].contains("roads"));
}

TEST(Effective, APasswordInTheNameOfADatabaseIsNowhere) {
    const Project project = parse_project(
        "[layers.stations]\npath = \"PG:dbname=x password=secret\"\n"
        "[layers.hamlets]\npath = [\"postgresql://me:secret@host/x\", \"b.csv\"]\n"
        "[layers.terrain]\npath = \"t.tif\"\n",
        "a.toml");
    EXPECT_EQ(project.find(LayerRole::stations)[0].paths[0], "PG:dbname=x password=secret") << "it is used";
    const auto json = effective_json(project);
    EXPECT_EQ(json.dump().find("secret"), std::string::npos);
    EXPECT_EQ(json["layers"]["hamlets"]["path"][0], "postgresql://me@host/x");
    for (const auto& [key, value] : project.effective) {
        EXPECT_EQ(value.find("secret"), std::string::npos) << key;
    }
}

TEST(Effective, TextsAreInKeyOrderAndWithoutQuotes) {
    const Project project =
        parse_project("operators = [\"VNPT\", \"Viettel\"]\n" + std::string{k_layers}, "a.toml");
    ASSERT_GE(project.effective.size(), 6U);
    using Pair = std::pair<std::string, std::string>;
    EXPECT_EQ(project.effective[0], (Pair{"title", ""}));
    EXPECT_EQ(project.effective[1], (Pair{"language", "vi"}));
    EXPECT_EQ(project.effective[2], (Pair{"made_up", "false"}));
    EXPECT_EQ(project.effective[5], (Pair{"operators", "VNPT, Viettel"}));
    EXPECT_EQ(project.effective[6], (Pair{"layers.stations.path", "s.geojson"}));
    EXPECT_EQ(project.effective.back(),
              (Pair{"outputs.write", "geojson, geopackage, rasters, hillshade, map, workbook, pdf, qgis"}));
}

}  // namespace
}  // namespace lomsong
