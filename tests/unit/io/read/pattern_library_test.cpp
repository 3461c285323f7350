// SPDX-License-Identifier: Apache-2.0
/// @file  Pattern files as stations and defaults name them.
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/io/read/world.hpp"

namespace lomsong {
namespace {

using testing::AllOf;
using testing::HasSubstr;

std::string radio_mobile() {
    std::string text;
    for (int i = 0; i < 720; ++i) {
        text += std::to_string(i % 90 == 0 ? 0 : -10) + "\n";
    }
    return text;
}

/// A world whose stations have these properties besides the needed ones.
struct StationWorld : World {
    explicit StationWorld(const std::vector<std::string>& more) {
        std::vector<std::string> features;
        for (const std::string& one : more) {
            features.push_back(station("A" + std::to_string(features.size()), "Viettel", "4G", one));
        }
        put(LayerRole::stations, "stations.geojson", features);
    }
};

TEST(PatternColumn, AFileIsReadOnceAndListedAsAnInput) {
    StationWorld world({R"("pattern":"a.ant","electrical_tilt_deg":2,"mechanical_tilt_deg":-1)",
                        R"("pattern":"a.ant")", R"("pattern":"tr38901")", ""});
    world.folder.write("a.ant", radio_mobile());
    const ReadLayers read = world.read();
    ASSERT_EQ(read.layers.patterns.size(), 1U);
    EXPECT_EQ(read.layers.patterns[0].file, "a.ant");
    EXPECT_EQ(read.layers.sectors[0].pattern, "a.ant");
    EXPECT_EQ(read.layers.sectors[0].electrical_tilt->value(), 2.0);
    EXPECT_EQ(read.layers.sectors[0].mechanical_tilt->value(), -1.0);
    EXPECT_EQ(read.layers.sectors[2].pattern, "tr38901");
    EXPECT_EQ(read.layers.sectors[3].pattern, "");
    const auto record = std::ranges::find(read.inputs, "antennas", &InputRecord::role);
    ASSERT_NE(record, read.inputs.end());
    EXPECT_EQ(record->path, "a.ant");
    EXPECT_EQ(record->rows, 720U);
    EXPECT_THAT(record->hash, HasSubstr("xxh3-128:"));
}

TEST(PatternColumn, TheAntennasFolderGoesBeforeTheProjects) {
    StationWorld world({R"("pattern":"a.ant")"});
    world.project.antenna_folder = "antennas";
    std::filesystem::create_directories(world.folder.path() / "antennas");
    world.folder.write("a.ant", "not read");
    world.folder.write("antennas/a.ant", radio_mobile());
    EXPECT_EQ(world.error(), "");
    std::filesystem::remove(world.folder.path() / "antennas/a.ant");
    EXPECT_THAT(world.error(), HasSubstr("a.ant:1: 'not read' is not a number"));
}

TEST(PatternColumn, AMissingFileNamesRowAndFile) {
    EXPECT_EQ(StationWorld({"", R"("pattern":"tr3890")"}).error(),
              "stations.geojson: feature 2: column 'pattern': there is no pattern file 'tr3890' beside the project "
              "file. Put it there, correct the name, or write tr36814, tr38901 or omni. Did you mean 'tr38901'?");
    StationWorld world({R"("pattern":"no.msi")"});
    world.project.antenna_folder = "antennas";
    EXPECT_THAT(world.error(),
                HasSubstr("there is no pattern file 'no.msi' in 'antennas' or beside the project file"));
    EXPECT_EQ(world.last_kind, ErrorKind::bad_data);
}

TEST(PatternColumn, ABadFileNamesRowFileAndLine) {
    StationWorld world({R"("pattern":"a.ant")"});
    world.folder.write("a.ant", "-3\nfront\n");
    EXPECT_EQ(
        world.error(),
        "stations.geojson: feature 1: column 'pattern': a.ant:2: 'front' is not a number. Write one gain in dB a "
        "line.");
}

TEST(PatternDefault, AFileThatIsNotThereNamesItsKey) {
    World world;
    world.project.parameters.technologies[index_of(Technology::g3)].pattern = "no.msi";
    EXPECT_THAT(world.error(),
                AllOf(HasSubstr("lomsong.toml: [defaults.3g] pattern: there is no pattern file 'no.msi'"),
                      HasSubstr("Put it there")));
    world.folder.write("no.msi", "");
    EXPECT_THAT(world.error(), HasSubstr("[defaults.3g] pattern: no.msi: has no line HORIZONTAL"));
}

}  // namespace
}  // namespace lomsong
