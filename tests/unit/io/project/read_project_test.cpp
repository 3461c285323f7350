// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "io/project/parse_project.hpp"
#include "tests/unit/io/project/needed_layers.hpp"

namespace lomsong {
namespace {

using testing::HasSubstr;
using testing::Not;
namespace fs = std::filesystem;

/// `text` with the layers that every project needs behind it.
Project project_of(const std::string& text) { return parse_project(text + std::string{k_layers}, "dir/p.toml"); }

std::string message_of(const std::string& text) {
    try {
        const Project project = parse_project(text, "dir/p.toml");
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::bad_project);
        return error.what();
    }
    return "no error";
}

/// The message of a project whose layers are right.
std::string complaint(const std::string& text) { return message_of(text + std::string{k_layers}); }

/// A folder that goes with the test.
class Folder {
  public:
    Folder() : m_path{fs::path{testing::TempDir()} / ("lomsong_project_" + test_name())} {
        fs::create_directories(m_path);
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] const fs::path& path() const { return m_path; }

  private:
    static std::string test_name() { return testing::UnitTest::GetInstance()->current_test_info()->name(); }
    fs::path m_path;
};

std::string no_input_message(const fs::path& file) {
    try {
        const Project project = read_project(file);
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::no_input);
        return error.what();
    }
    return "no error";
}

TEST(ReadProject, WhatTheFileSaysIsInTheValue) {
    const Project project = project_of(R"(
title = "Bát Xát"
language = "en"
made_up = true
crs = "EPSG:9208"
operators = ["VNPT", "Viettel"]
radio = { radius_km = 7.5, environment = "indoor", polarisation = "horizontal", receiver_height_m = 2 }
outputs.write = ["geojson"]
settlement.cluster_buildings = 8
thresholds.4g.service_dbm = -100
defaults.5g.frequency_mhz = 3500
clutter.height_m = { 1 = 22.5, 50 = 9 }
layers.roads = { path = ["a.shp", "b.shp"], layer = "x", crs = "EPSG:4326", columns = { name = "Tên" } }
)");
    const RunParameters& parameters = project.parameters;
    EXPECT_EQ(parameters.title, "Bát Xát");
    EXPECT_EQ(parameters.language, Language::english);
    EXPECT_TRUE(parameters.made_up);
    EXPECT_EQ(project.crs, "EPSG:9208");
    EXPECT_EQ(parameters.operators, (std::vector<std::string>{"VNPT", "Viettel"}));
    EXPECT_EQ(parameters.radio.radius, kilometres(7.5));
    EXPECT_EQ(parameters.radio.environment, Environment::indoor);
    EXPECT_EQ(parameters.radio.polarisation, Polarisation::horizontal);
    EXPECT_EQ(parameters.radio.receiver_height, HeightAboveGround{2.0});
    EXPECT_EQ(project.outputs, std::vector{Output::geojson});
    EXPECT_EQ(parameters.settlement.cluster_buildings, 8U);
    EXPECT_EQ(parameters.technologies[index_of(Technology::g4)].thresholds.service, Dbm{-100});
    EXPECT_EQ(parameters.technologies[index_of(Technology::g5)].defaults.frequency, megahertz(3500));
    EXPECT_EQ(parameters.clutter_heights.at(1), Metres{22.5});
    EXPECT_EQ(parameters.clutter_heights.at(50), Metres{9.0});
    EXPECT_EQ(parameters.clutter_heights.at(6), Metres{10.0});
    const std::span<const LayerSource> roads = project.find(LayerRole::roads);
    ASSERT_EQ(roads.size(), 1U);
    EXPECT_EQ(roads.front().paths, (std::vector<std::string>{"a.shp", "b.shp"}));
    EXPECT_EQ(roads.front().layer, "x");
    EXPECT_EQ(roads.front().crs, "EPSG:4326");
    EXPECT_EQ(roads.front().columns.at("name"), "Tên");
    EXPECT_EQ(roads.front().where, "dir/p.toml:13:16");
}

TEST(ReadProject, ALayerMayHaveSeveralSourcesWithHabitsOfTheirOwn) {
    const Project project = project_of(
        "[[layers.fibre_nodes]]\npath = \"a.csv\"\nencoding = \"tcvn3\"\nheader_row = 4\n"
        "[[layers.fibre_nodes]]\npath = [\"b.csv\", \"c.csv\"]\nvalues = { operator = \"VNPT\" }\n");
    const std::span<const LayerSource> nodes = project.find(LayerRole::fibre_nodes);
    ASSERT_EQ(nodes.size(), 2U);
    EXPECT_EQ(nodes[0].encoding, "tcvn3");
    EXPECT_EQ(nodes[0].header_row, 4U);
    EXPECT_EQ(nodes[1].paths, (std::vector<std::string>{"b.csv", "c.csv"}));
    EXPECT_EQ(nodes[1].values.at("operator"), "VNPT");
    EXPECT_NE(nodes[0].where, nodes[1].where);
    const auto has = [&](const std::string& key, const std::string& value) {
        return std::ranges::find(project.effective, std::pair{key, value}) != project.effective.end();
    };
    EXPECT_TRUE(has("layers.fibre_nodes.header_row", "4"));
    EXPECT_TRUE(has("layers.fibre_nodes[2].path", "b.csv, c.csv"));
}

TEST(ReadProject, ASlipInTheSecondSourceIsFoundAtItsLine) {
    EXPECT_THAT(complaint("[[layers.roads]]\npath = \"a\"\n[[layers.roads]]\npath = \"b\"\ncolums = {}\n"),
                HasSubstr(":5:1: [layers.roads] colums: there is no such key. Did you mean 'columns'?"));
}

TEST(ReadProject, WhatTheFileDoesNotSayHasItsDefault) {
    const Project project = project_of("");
    const RunParameters defaults;
    EXPECT_EQ(project.parameters.radio.radius, defaults.radio.radius);
    EXPECT_EQ(project.parameters.technologies[2].defaults.bandwidth, defaults.technologies[2].defaults.bandwidth);
    EXPECT_EQ(project.terrain_kind, TerrainKind::surface);
    EXPECT_EQ(project.outputs.size(), 8U);
    EXPECT_EQ(project.folder, "dir");
    EXPECT_TRUE(project.find(LayerRole::roads).empty());
    EXPECT_EQ(project.find(LayerRole::stations).front().where, "dir/p.toml:2:1");
}

TEST(ReadProject, BareGroundIsTakenFromTheTerrainLayer) {
    const Project project = parse_project(std::string{k_layers} + "kind = \"bare_ground\"\n", "p.toml");
    EXPECT_EQ(project.terrain_kind, TerrainKind::bare_ground);
}

TEST(ReadProject, AValueOutsideItsRangeIsNamedWithRangeAndDefault) {
    EXPECT_EQ(complaint("radio.radius_km = 5000"),
              "dir/p.toml:1:19: [radio] radius_km: 5000 is outside 0.5..100 km. Give a number of km in that range; "
              "the default is 15.");
    EXPECT_THAT(complaint("radio.n0 = nan"), HasSubstr("[radio] n0: nan is outside 250..450 N-units."));
    EXPECT_THAT(complaint("probability.target = inf"), HasSubstr("inf is outside 0.5..0.99."));
    EXPECT_THAT(complaint("clutter.height_m.3 = -2"), HasSubstr("[clutter] height_m: 3: -2 is outside 0..100 m."));
    EXPECT_THAT(complaint("defaults.4g.frequency_mhz = 0"), HasSubstr("0 is outside 30..6000 MHz."));
}

TEST(ReadProject, AWrongTypeIsNamedWithWhatStandsThere) {
    EXPECT_EQ(complaint("radio.radius_km = \"abc\""),
              "dir/p.toml:1:19: [radio] radius_km: expected a number of km, found a string, \"abc\". Write for "
              "example radius_km = 15.");
    EXPECT_THAT(complaint("made_up = 1"), HasSubstr("made_up: expected true or false, found a whole number, 1."));
    EXPECT_THAT(complaint("title = 2026-01-01"), HasSubstr("expected a text in quotes, found a date or time."));
    EXPECT_THAT(
        complaint("settlement.cluster_buildings = 2.5"),
        HasSubstr("expected a whole number, found a number, 2.5. Write for example cluster_buildings = 5."));
    EXPECT_THAT(complaint("operators = \"VNPT\""),
                HasSubstr("expected a list of texts, found a string, \"VNPT\"."));
    EXPECT_THAT(complaint("operators = [1]"),
                HasSubstr("operators: expected a list of texts, found a whole number, 1."));
    EXPECT_THAT(complaint("radio = 3"), HasSubstr("[radio]: expected a table, found a whole number, 3."));
    EXPECT_THAT(
        complaint("clutter.height_m = []"),
        HasSubstr("expected a table with a number of m per class, found a list of 0. Write for example 1 = 15 "
                  "below [clutter.height_m]."));
    EXPECT_THAT(complaint("layers.roads = { path = \"r\", columns = \"name\" }"),
                HasSubstr("[layers.roads] columns: expected a table of column names, found a string, \"name\"."));
    EXPECT_THAT(
        complaint("layers.roads = { path = 1 }"),
        HasSubstr("expected a text in quotes or a list of texts, found a whole number, 1. Write for example "
                  "path = \"file.gpkg\"."));
}

TEST(ReadProject, AnUnknownKeyComesWithTheNearestOne) {
    EXPECT_EQ(complaint("radio.radius_m = 5"),
              "dir/p.toml:1:7: [radio] radius_m: there is no such key. Did you mean 'radius_km'?");
    EXPECT_THAT(complaint("radio.zzz = 1"), HasSubstr("Known are model, delta_n, n0, "));
}

TEST(ReadProject, AKeyInTheWrongTableIsSentToTheRightOne) {
    EXPECT_THAT(complaint("radius_km = 5"), HasSubstr("radius_km: there is no such key. It belongs in [radio]."));
    EXPECT_THAT(
        complaint("[radio]\ntitle = \"x\""),
        HasSubstr("[radio] title: there is no such key. It belongs at the top of the file, before the first "
                  "[table]."));
}

TEST(ReadProject, AKeyInQuotesWithADotIsNotTakenForTheTableAndKey) {
    EXPECT_EQ(
        complaint("\"radio.radius_km\" = 5"),
        "dir/p.toml:1:1: \"radio.radius_km\": there is no key with a dot in its name. Write it without quotes, or "
        "in its [table].");
}

TEST(ReadProject, AnUnknownTableComesWithThoseKnown) {
    EXPECT_THAT(
        complaint("[layers.hamlet]\npath = \"a\""),
        HasSubstr("dir/p.toml:1:9: [layers.hamlet]: there is no such table. Did you mean 'hamlets'? Known are "
                  "stations, hamlets, "));
    EXPECT_THAT(complaint("[radios]"), HasSubstr("[radios]: there is no such table. Did you mean 'radio'?"));
}

TEST(ReadProject, AnUnknownTechnologyIsCalledOne) {
    EXPECT_THAT(complaint("[thresholds.6g]\nservice_dbm = -90"),
                HasSubstr("dir/p.toml:1:13: [thresholds.6g]: '6g' is not a technology."));
    EXPECT_THAT(complaint("[defaults.lte]"), HasSubstr("'lte' is not a technology. Did you mean '4g'?"));
}

TEST(ReadProject, AnUnknownFieldOfAColumnMappingIsNamed) {
    EXPECT_THAT(
        complaint("layers.roads = { path = \"r\", columns = { nme = \"x\" } }"),
        HasSubstr("[layers.roads] columns: nme: no such field. Did you mean 'name'? Known are highway, name, "
                  "lon, lat, x, y, coordinates."));
    EXPECT_THAT(complaint("layers.roads = { path = \"r\", columns = { name = 3 } }"),
                HasSubstr("columns: name: expected the name of a column in quotes, found a whole number, 3."));
}

TEST(ReadProject, AWordThatIsNoChoiceComesWithTheChoices) {
    EXPECT_EQ(
        complaint("radio.environment = \"indor\""),
        "dir/p.toml:1:21: [radio] environment: \"indor\" is not one of outdoor, in_vehicle, indoor. Did you mean "
        "'indoor'?");
    EXPECT_THAT(
        complaint("outputs.write = [\"poster\"]"),
        HasSubstr("[outputs] write: \"poster\" is not one of geojson, geopackage, rasters, flatgeobuf, tiles, "
                  "hillshade, map, workbook, pdf, qgis, fibre_plan."));
}

TEST(ReadProject, CostsAndTheirCurrencyAreWrittenTogether) {
    constexpr const char* k_costs = "cost_per_km_aerial_low = 60\ncost_per_km_aerial_high = 90\n";
    const std::string table = "[fibre_plan]\n";
    EXPECT_THAT(message_of(std::string{k_layers} + table + k_costs),
                HasSubstr("[fibre_plan] cost_per_km_aerial_low: costs are written without their currency."));
    EXPECT_THAT(message_of(std::string{k_layers} + table + "currency = \"VND\"\n"),
                HasSubstr("[fibre_plan] currency: \"VND\" is written without costs in it."));
    const Project project =
        parse_project(std::string{k_layers} + table + k_costs + "currency = \"triệu đồng\"\n", "p.toml");
    EXPECT_EQ(project.parameters.fibre_plan.currency, "triệu đồng");
    EXPECT_EQ(project.parameters.fibre_plan.aerial_per_km.high, 90.0);
}

TEST(ReadProject, CostsOfAPlanAreCheckedAgainstEachOther) {
    const std::string table = std::string{k_layers} + "[fibre_plan]\n";
    EXPECT_THAT(message_of(table + "cost_per_hamlet_low = 9\ncost_per_hamlet_high = 3\n"),
                HasSubstr("[fibre_plan] cost_per_hamlet_low: 9 is above cost_per_hamlet_high, 3."));
    EXPECT_THAT(message_of(table + "cost_per_splice_low = -1\n"),
                HasSubstr("cost_per_splice_low: -1 is outside 0.."));
    EXPECT_THAT(message_of(table + "cost_per_km_aerial_low = -1\ncost_per_km_aerial_high = 10\n"),
                Not(HasSubstr("is above")))
        << "nobody wrote the default that stands for a value that is refused";
    EXPECT_THAT(
        message_of(table + "underground_classes = [\"main\"]\n"),
        HasSubstr("[fibre_plan] underground_classes: 1 kinds of road take cable under the ground, but its cost "
                  "is not known."));
}

TEST(ReadProject, ADayThatNoCalendarHasIsRefused) {
    EXPECT_THAT(complaint("as_of = \"2026-02-30\""),
                HasSubstr("as_of: \"2026-02-30\" is no day. Write it as 2026-11-22."));
    EXPECT_THAT(complaint("as_of = \"22/11/2026\""), HasSubstr("is no day"));
    EXPECT_THAT(complaint("as_of = 20261122"),
                HasSubstr("as_of: expected a day, found a whole number, 20261122. Write for example as_of = "
                          "2026-11-22."));
    EXPECT_THAT(complaint("as_of = 2026-11-22T10:00:00"), HasSubstr("expected a day, found a date or time"));
}

TEST(ReadProject, ADayMayStandWithoutQuotes) {
    EXPECT_EQ(project_of("as_of = 2026-11-02\n").as_of, "2026-11-02");
    EXPECT_EQ(project_of("as_of = \"2026-11-02\"\n").as_of, "2026-11-02");
}

TEST(ReadProject, EmptyAndRepeatedTextsAreRefused) {
    EXPECT_THAT(complaint("operators = [\"VNPT\", \" \"]"), HasSubstr("operators: the text is empty."));
    EXPECT_THAT(complaint("operators = [\"VNPT\", \"VNPT\"]"),
                HasSubstr("operators: \"VNPT\" is listed twice. Keep one."));
    EXPECT_THAT(complaint("layers.roads = { path = [] }"),
                HasSubstr("path: the list is empty. Name at least one."));
    EXPECT_THAT(complaint("layers.roads = { path = \"\" }"), HasSubstr("[layers.roads] path: the text is empty."));
    EXPECT_THAT(complaint("title = \"a\\u0000b\""), HasSubstr("title: holds the character U+0000. Remove it."));
}

TEST(ReadProject, OperatorsThatWouldShareTheirColumnsAreRefused) {
    EXPECT_THAT(complaint("operators = [\"Viettel\", \"VIETTEL\"]"),
                HasSubstr("operators: \"Viettel\" and \"VIETTEL\" would both be written as 'viettel'. Keep one."));
    EXPECT_THAT(complaint("operators = [\"电信\"]"), HasSubstr("has no Latin letter or digit to name columns by."));
}

TEST(ReadProject, ALandCoverClassIsANumberUpTo254) {
    EXPECT_THAT(complaint("clutter.height_m.trees = 3"),
                HasSubstr("[clutter] height_m: trees: is no land-cover class. Classes are whole numbers 0..254."));
    EXPECT_THAT(complaint("clutter.height_m.255 = 3"), HasSubstr("255: is no land-cover class."));
}

TEST(ReadProject, AMinimumAboveTheServiceThresholdIsRefused) {
    EXPECT_EQ(
        complaint("thresholds.4g.minimum_dbm = -90"),
        "dir/p.toml:1:15: [thresholds.4g] minimum_dbm: -90 dBm is above service_dbm, -105 dBm (the default). Weak "
        "service needs less than good service: lower the minimum or raise the other.");
    EXPECT_THAT(complaint("thresholds.2g.service_dbm = -101"),
                HasSubstr("minimum_dbm: -100 dBm (the default) is above service_dbm, -101 dBm."));
}

TEST(ReadProject, FibreLimitsMustAscend) {
    EXPECT_THAT(complaint("fibre.near_km = 6"),
                HasSubstr("[fibre] near_km: 6 km is above middle_km, 5 km (the default). The limits ascend"));
    EXPECT_THAT(complaint("fibre.far_km = 4"),
                HasSubstr("[fibre] middle_km: 5 km (the default) is above far_km, 4 km."));
    EXPECT_THAT(complaint("fibre.served_m = 2500"), HasSubstr("[fibre] served_m: 2500 m is above near_km, 2 km."));
}

TEST(ReadProject, MissingLayersAreNamed) {
    const std::string message = message_of("[layers.hamlets]\npath = \"h\"");
    EXPECT_THAT(message, HasSubstr("dir/p.toml: [layers.stations] is missing. Add it with path = \"...\""));
    EXPECT_THAT(message, HasSubstr("[layers.terrain] is missing."));
    EXPECT_THAT(message, Not(HasSubstr("[layers.hamlets] is missing")));
}

TEST(ReadProject, ALayerWithoutPathIsRefused) {
    EXPECT_EQ(complaint("[layers.roads]\nlayer = \"x\""),
              "dir/p.toml:1:1: [layers.roads] path: is missing. Add path = \"...\", the file of the layer.");
}

TEST(ReadProject, TomlThatIsBrokenIsNamedWithItsPlace) {
    EXPECT_THAT(complaint("title = \n"), HasSubstr("dir/p.toml:1:9: not valid TOML: "));
    EXPECT_THAT(complaint("title = \"Th\xF4n\"\n"), HasSubstr("dir/p.toml:1:11: not valid TOML: "));
    EXPECT_THAT(complaint("title = 'a'\ntitle = 'b'\n"), HasSubstr("dir/p.toml:2:"));
    EXPECT_THAT(complaint("title = \n"),
                HasSubstr("Mend this line; texts stand in quotes, and the file is UTF-8."));
}

TEST(ReadProject, ManyProblemsAreToldAtOnceInTheOrderOfLinesAndCounted) {
    std::string text = "[radio]\n";
    for (int i = 10; i < 35; ++i) {
        text += "zz_" + std::to_string(i) + " = 1\n";
    }
    const std::string message = complaint(text);
    EXPECT_THAT(message,
                HasSubstr("dir/p.toml: 25 problems. Mend each and run again:\n  dir/p.toml:2:1: [radio] zz_10:"));
    EXPECT_THAT(message, HasSubstr("zz_29"));
    EXPECT_THAT(message, Not(HasSubstr("zz_30")));
    EXPECT_THAT(message, HasSubstr("\n  and 5 more"));
}

TEST(ReadProject, AFileThatIsNoProjectIsRefusedBeforeItIsParsed) {
    EXPECT_THAT(message_of("a = 1\n" + std::string(9000, 'x')),
                HasSubstr("dir/p.toml:2:1: the line has 9000 bytes"));
    EXPECT_THAT(message_of(std::string(1'000'001, '\n')),
                HasSubstr("has 1000001 bytes, a project file at most 1000000."));
}

TEST(ReadProject, AMissingFileIsNoInput) {
    const Folder folder;
    const fs::path file = folder.path() / "none.toml";
    EXPECT_EQ(no_input_message(file), file.string() +
                                          ": there is no such file. Check the path, or make a project file "
                                          "with 'lomsong init FOLDER'.");
}

TEST(ReadProject, AFolderIsAnsweredWithTheFileInIt) {
    const Folder folder;
    EXPECT_THAT(no_input_message(folder.path()),
                HasSubstr("is a folder without a lomsong.toml. Make one with 'lomsong init "));
    std::ofstream{folder.path() / "lomsong.toml"} << k_layers;
    EXPECT_THAT(no_input_message(folder.path()),
                HasSubstr("is a folder. Give the project file: " + (folder.path() / "lomsong.toml").string()));
}

TEST(ReadProject, AFileIsReadAsItsText) {
    const Folder folder;
    const fs::path file = folder.path() / "lomsong.toml";
    std::ofstream{file} << "title = \"Y Tý\"\n" << k_layers;
    const Project project = read_project(file);
    EXPECT_EQ(project.parameters.title, "Y Tý");
    EXPECT_EQ(project.folder, folder.path());
}

}  // namespace
}  // namespace lomsong
