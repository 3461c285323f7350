// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "io/init/init.hpp"
#include "io/project/parse_project.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

/// A folder that goes with the test.
class Folder : public testing::Test {
  protected:
    void SetUp() override {
        const std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
        m_path = fs::path{testing::TempDir()} / ("lomsong_init_" + name);
        fs::remove_all(m_path);
        fs::create_directories(m_path);
    }
    void TearDown() override {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
    void write(const fs::path& file, std::string_view text) const {
        fs::create_directories((m_path / file).parent_path());
        std::ofstream{m_path / file} << text;
    }
    [[nodiscard]] const fs::path& path() const { return m_path; }

  private:
    fs::path m_path;
};

constexpr std::string_view k_hamlets = R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"code":"1","name":"Thôn 1"},"geometry":{"type":"Point","coordinates":[103.8,22.5]}},
{"type":"Feature","properties":{"code":"2","name":"Thôn 2"},"geometry":{"type":"Point","coordinates":[103.9,22.5]}}]})";

TEST_F(Folder, FilesOfTheFolderAndOneLevelBelowAreLookedAt) {
    write("thon/hamlets.geojson", k_hamlets);
    write("thon/old/hamlets.geojson", k_hamlets);
    const ProjectDraft draft = init_project_text(path());
    EXPECT_THAT(draft.text, HasSubstr("path = \"thon/hamlets.geojson\"\n"));
    EXPECT_THAT(draft.text, Not(HasSubstr("thon/old")));
}

TEST_F(Folder, PathsStartWhereTheProjectFileWillLie) {
    write("data/hamlets.geojson", k_hamlets);
    EXPECT_THAT(init_project_text(path() / "data", path()).text, HasSubstr("path = \"data/hamlets.geojson\"\n"));
    EXPECT_THAT(init_project_text(path() / "data/", path() / "projects").text,
                HasSubstr("path = \"../data/hamlets.geojson\"\n"));
    EXPECT_THAT(init_project_text(path() / "data/").text, HasSubstr("path = \"hamlets.geojson\"\n"));
}

TEST_F(Folder, HiddenFilesTextsCompanionsAndResultsArePassedOver) {
    write(".hidden.geojson", k_hamlets);
    write("README.md", "read me");
    write("a.shp.xml", "<x/>");
    write("result/hamlets.geojson", k_hamlets);
    write("result/run.json", "{}");
    write("checked/quality.json", "{}");
    write("checked/stations.geojson", "{}");
    write("broken.geojson", "{");
    const ProjectDraft draft = init_project_text(path());
    EXPECT_THAT(draft.text, HasSubstr("# Not used: broken.geojson: GDAL cannot read it"));
    for (const char* passed_over : {"hidden.geojson", "README", "a.shp.xml", "result/", "checked/"}) {
        EXPECT_THAT(draft.text, Not(HasSubstr(passed_over)));
    }
}

TEST_F(Folder, AnEmptyFolderSaysWhatIsMissing) {
    const ProjectDraft draft = init_project_text(path());
    EXPECT_EQ(draft.notes.size(), 3U);
    EXPECT_EQ(draft.notes.front(), "missing: no file here looks like stations; a run needs it");
}

TEST_F(Folder, AMissingFolderAndAFileAreNoInput) {
    const auto message = [](const fs::path& folder) -> std::string {
        try {
            const ProjectDraft draft = init_project_text(folder);
            return "no error";
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::no_input);
            return error.what();
        }
    };
    write("a.txt", "x");
    EXPECT_THAT(message(path() / "none"),
                HasSubstr("there is no such folder. Give the folder that holds the layers."));
    EXPECT_THAT(message(path() / "a.txt"), HasSubstr("is a file. Give the folder that holds the layers."));
}

TEST(RealFolder, BatXatIsPlacedCompletely) {
    const fs::path folder = fs::path{LOMSONG_SHARED_DIR} / "data" / "bat_xat";
    if (!fs::exists(folder)) {
        GTEST_SKIP() << "skipped: no ../shared/data";
    }
    const ProjectDraft draft = init_project_text(folder);
    const Project project = parse_project(draft.text, folder / "lomsong.toml");
    const auto paths = [&](LayerRole role) {
        const std::span<const LayerSource> sources = project.find(role);
        return sources.empty() ? std::vector<std::string>{} : sources.front().paths;
    };
    EXPECT_THAT(paths(LayerRole::stations), ElementsAre("stations.geojson"));
    EXPECT_THAT(paths(LayerRole::hamlets), ElementsAre("hamlets.geojson"));
    EXPECT_THAT(paths(LayerRole::clusters), ElementsAre("clusters.geojson"));
    EXPECT_THAT(paths(LayerRole::fibre_routes), ElementsAre("fibre_routes.geojson"));
    EXPECT_THAT(paths(LayerRole::fibre_nodes), ElementsAre("fibre_nodes.geojson"));
    EXPECT_THAT(paths(LayerRole::buildings), ElementsAre("buildings.geojson"));
    EXPECT_THAT(paths(LayerRole::roads), ElementsAre("roads.geojson"));
    EXPECT_THAT(paths(LayerRole::terrain), ElementsAre("dem_30m.tif"));
    EXPECT_THAT(paths(LayerRole::land_cover), ElementsAre("land_cover_10m.tif"));
    EXPECT_TRUE(paths(LayerRole::communes).empty());
    EXPECT_EQ(project.terrain_kind, TerrainKind::surface);
    EXPECT_EQ(project.parameters.operators.size(), 3U);
    EXPECT_EQ(project.find(LayerRole::buildings).front().columns.at("area_m2"), "area_in_me");
    EXPECT_THAT(draft.text, Not(HasSubstr("MISSING")));
    EXPECT_THAT(draft.text, Not(HasSubstr("Not used")));
}

TEST(RealFolder, TheRealCommunesAreCommunesByTheirFullName) {
    const fs::path folder = fs::path{LOMSONG_SHARED_DIR} / "data" / "communes";
    if (!fs::exists(folder)) {
        GTEST_SKIP() << "skipped: no ../shared/data";
    }
    EXPECT_THAT(init_project_text(folder).text, HasSubstr("name as 'fullName' -> communes"));
}

}  // namespace
}  // namespace lomsong
