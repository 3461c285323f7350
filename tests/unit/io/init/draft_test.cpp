// SPDX-License-Identifier: Apache-2.0
#include "contents.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "io/init/init.hpp"
#include "io/project/parse_project.hpp"

namespace lomsong {
namespace {

using test::hamlets;
using test::raster_file;
using test::stations;
using test::terrain;
using test::vector_file;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

ProjectDraft draft_of(std::vector<ContentSummary> contents) {
    return init_text_for({"bat_xat", std::move(contents), {}});
}

Project project_of(const ProjectDraft& draft) { return parse_project(draft.text, "lomsong.toml"); }

TEST(Draft, IsAProjectThatReadsWithoutError) {
    const ProjectDraft draft = draft_of({terrain(), hamlets(), stations()});
    const Project project = project_of(draft);
    EXPECT_EQ(project.layers.size(), 3U);
    EXPECT_THAT(project.find(LayerRole::stations).front().paths, ElementsAre("stations.geojson"));
    EXPECT_THAT(project.find(LayerRole::terrain).front().paths, ElementsAre("dem_30m.tif"));
    EXPECT_EQ(project.terrain_kind, TerrainKind::surface);
    EXPECT_THAT(project.parameters.operators, ElementsAre("Viettel", "VNPT", "MobiFone"));
    EXPECT_EQ(project.parameters.title, "Xã Bát Xát");
    EXPECT_EQ(project.parameters.radio.radius, RunParameters{}.radio.radius);
}

TEST(Draft, EveryGuessStandsAboveItsLayerWithItsReason) {
    const ProjectDraft draft = draft_of({hamlets(), stations(), terrain()});
    EXPECT_THAT(draft.text, HasSubstr("# hamlets.geojson: 37 points with code, name, commune, households -> "
                                      "hamlets\n[layers.hamlets]\npath = \"hamlets.geojson\"\n"));
    EXPECT_THAT(draft.text, HasSubstr("Are canopy and roofs in these heights (surface), or is it the bare ground"));
    EXPECT_THAT(draft.text, HasSubstr("Please confirm."));
    EXPECT_THAT(draft.notes,
                Contains("hamlets.geojson: 37 points with code, name, commune, households -> hamlets"));
}

TEST(Draft, EveryParameterIsThereCommentedOut) {
    const ProjectDraft draft = draft_of({});
    EXPECT_THAT(draft.text,
                HasSubstr("\n# radius_km = 15  # 0.5..100 km. No link longer than this is looked at\n"));
    EXPECT_THAT(draft.text, HasSubstr("\n[thresholds.4g]"));
    EXPECT_THAT(draft.text, HasSubstr("\n# made_up = false"));
}

TEST(Draft, SheetsOfOneWorkbookGoTogetherHoweverAlike) {
    ContentSummary older = stations("tram.xlsx");
    ContentSummary newer = stations("tram.xlsx");
    older.layer = "3G";
    newer.layer = "4G";
    older.only_layer = newer.only_layer = false;
    const Project project = project_of(draft_of({older, newer, hamlets(), terrain()}));
    const auto sources = project.find(LayerRole::stations);
    ASSERT_EQ(sources.size(), 2U);
    EXPECT_EQ(sources[0].layer, "3G");
    EXPECT_EQ(sources[1].layer, "4G");
}

TEST(Draft, MissingLayersAreNamedWhereTheyWouldStand) {
    const ProjectDraft draft = draft_of({hamlets()});
    EXPECT_THAT(draft.text, HasSubstr("# [layers.stations]\n# path = "));
    EXPECT_THAT(draft.text, HasSubstr("# communes: Communes, polygons. No file here fits; it may lie elsewhere.\n"
                                      "# [layers.communes]\n# path = \"../communes.geojson\"\n"));
    EXPECT_THAT(draft.notes, Contains("missing: no file here looks like stations; a run needs it"));
    EXPECT_THAT(draft.notes, Contains("missing: no file here looks like terrain; a run needs it"));
    EXPECT_THROW((void)project_of(draft), Error);
}

TEST(Draft, FilesWithoutAPlaceAreListedWithTheReason) {
    const ProjectDraft draft = init_text_for(
        {"x", {vector_file("budget.csv", ContentKind::table, 5, {{"item", {}}, {"cost", {}}})}, {"truth.json"}});
    EXPECT_THAT(draft.text, HasSubstr("# Not used: budget.csv: 5 rows with item, cost: a table without geometry"));
    EXPECT_THAT(draft.text, HasSubstr("# Not used: truth.json: GDAL cannot read it"));
    EXPECT_THAT(draft.notes, Contains("not used: truth.json: GDAL cannot read it"));
}

TEST(Draft, SeveralFilesOfOneKindBecomeOneLayer) {
    const Project project =
        project_of(draft_of({hamlets(), stations("a_vnpt.geojson"), stations("b_viettel.geojson"),
                             terrain("N22E103.tif"), terrain("N22E104.tif")}));
    EXPECT_THAT(project.find(LayerRole::stations).front().paths,
                ElementsAre("a_vnpt.geojson", "b_viettel.geojson"));
    EXPECT_THAT(project.find(LayerRole::terrain).front().paths, ElementsAre("N22E103.tif", "N22E104.tif"));
}

TEST(Draft, TheSameLayerInTwoFormatsIsTakenOnce) {
    const ProjectDraft draft = draft_of({hamlets("thon.geojson"), hamlets("thon.shp"), stations(), terrain()});
    EXPECT_THAT(project_of(draft).find(LayerRole::hamlets).front().paths, ElementsAre("thon.geojson"));
    EXPECT_THAT(draft.notes,
                Contains("not used: thon.shp: 37 points with code, name, commune, households -> also fits "
                         "hamlets, but has the name and the number of rows of thon.geojson"));
}

TEST(Draft, HamletsAsPointsAndAsPolygonsGoTogetherUnlessTheyShareCodes) {
    ContentSummary areas =
        vector_file("areas.geojson", ContentKind::polygons, 40, {{"code", {"02683-101"}}, {"name", {"Thôn 101"}}});
    EXPECT_THAT(
        project_of(draft_of({areas, hamlets(), stations(), terrain()})).find(LayerRole::hamlets).front().paths,
        ElementsAre("areas.geojson", "hamlets.geojson"));
    areas.samples[0] = {"02683-001"};
    const ProjectDraft draft = draft_of({areas, hamlets(), stations(), terrain()});
    EXPECT_THAT(project_of(draft).find(LayerRole::hamlets).front().paths, ElementsAre("hamlets.geojson"));
    EXPECT_THAT(draft.notes,
                Contains(HasSubstr("areas.geojson: 40 polygons with code, name -> also fits hamlets, but "
                                   "has codes that are in hamlets.geojson too")));
}

TEST(Draft, TerrainOfTheOtherKindIsSetAside) {
    const ProjectDraft draft = draft_of({terrain("dem.tif"), terrain("dtm.tif")});
    EXPECT_THAT(draft.text, HasSubstr("path = \"dem.tif\""));
    EXPECT_THAT(draft.text, HasSubstr("dem.tif is terrain of the other"));
}

TEST(Draft, ALayerOfManyIsNamed) {
    ContentSummary content = hamlets("du_lieu.gpkg");
    content.layer = "thôn bản";
    content.only_layer = false;
    const ProjectDraft draft = draft_of({content, stations(), terrain()});
    EXPECT_EQ(project_of(draft).find(LayerRole::hamlets).front().layer, "thôn bản");
    EXPECT_THAT(draft.text, HasSubstr("# du_lieu.gpkg, layer 'thôn bản': 37 points"));
}

TEST(Draft, ColumnsWithOtherNamesAreMapped) {
    const ProjectDraft draft =
        draft_of({vector_file("thon.shp", ContentKind::points, 3, {{"MA_THON", {"1"}}, {"Tên thôn", {"Bản Qua"}}}),
                  stations(), terrain()});
    const Project project = project_of(draft);
    const auto& columns = project.find(LayerRole::hamlets).front().columns;
    EXPECT_EQ(columns.at("code"), "MA_THON");
    EXPECT_EQ(columns.at("name"), "Tên thôn");
}

TEST(Draft, AMissingColumnIsSaidWithThoseThatAreThere) {
    const ProjectDraft draft = draft_of({vector_file("tram.shp", ContentKind::points, 8,
                                                     {{"Mã trạm", {"A"}}, {"Công nghệ", {"4G"}}, {"DV", {"x"}}})});
    EXPECT_THAT(draft.notes, Contains("tram.shp: no column for operator; name it as columns = { operator = "
                                      "\"...\" } out of: DV"));
    EXPECT_THAT(draft.text, HasSubstr("# MISSING: no column for operator;"));
}

TEST(Draft, FilesThatDifferInMoreThanTheirNamesAreSourcesOfTheirOwn) {
    const auto list = [](const std::string& file) {
        return vector_file(
            file, ContentKind::table, 8,
            {{"Mã trạm", {"A"}}, {"Công nghệ", {"4G"}}, {"Kinh độ", {"103,9"}}, {"Vĩ độ", {"22,5"}}});
    };
    const ProjectDraft draft = draft_of({hamlets(), list("tram_viettel.csv"), list("tram_vnpt.csv"), terrain()});
    const Project project = project_of(draft);
    const auto sources = project.find(LayerRole::stations);
    ASSERT_EQ(sources.size(), 2U);
    EXPECT_EQ(sources[0].values.at("operator"), "Viettel");
    EXPECT_EQ(sources[1].values.at("operator"), "VNPT");
    EXPECT_EQ(sources[1].columns.at("lon"), "Kinh độ");
    EXPECT_THAT(project.parameters.operators, ElementsAre("Viettel", "VNPT"));
    EXPECT_THAT(draft.text,
                HasSubstr("# operator = 'Viettel' (95 %): named in the file's name; no column says it"));
}

TEST(Draft, AFileWithoutCrsAsksForIt) {
    ContentSummary content = hamlets();
    content.crs.clear();
    EXPECT_THAT(draft_of({content}).text, HasSubstr("# crs = \"EPSG:4326\"  # the file names none: it is found"));
    EXPECT_THAT(draft_of({hamlets()}).text, Not(HasSubstr("the file names none")));
}

TEST(Draft, ClassesThatAreNotDynamicWorldAreDoubted) {
    EXPECT_THAT(draft_of({raster_file("worldcover.tif", "Byte", {10, 95}, 10)}).text,
                HasSubstr("classes go up to 95: these are not the Dynamic World classes 0..8"));
    EXPECT_THAT(draft_of({raster_file("land_cover.tif", "Byte", {0, 8}, 10)}).text,
                Not(HasSubstr("classes go up")));
}

TEST(Draft, BytesThatTomlCannotHoldDoNotSpoilTheFile) {
    ContentSummary content = hamlets();
    content.columns.emplace_back("Ghi ch\xF3\x01");
    content.columns.emplace_back("Tên\ncột");
    content.samples.resize(content.columns.size());
    content.samples[2] = {"X\xB7 B\xB8t X\xB8t"};
    const ProjectDraft draft = draft_of({content, stations(), terrain()});
    EXPECT_EQ(project_of(draft).parameters.title, "bat_xat");
    EXPECT_THAT(draft.text, HasSubstr("# columns not used: Ghi ch??, Tên cột\n"));
}

TEST(Draft, NamesThatNeedQuotingStayReadable) {
    const Project project =
        project_of(init_text_for({"a \"b\"", {hamlets("thôn \"mới\".geojson"), stations(), terrain()}, {}}));
    EXPECT_THAT(project.find(LayerRole::hamlets).front().paths, ElementsAre("thôn \"mới\".geojson"));
}

}  // namespace
}  // namespace lomsong
