// SPDX-License-Identifier: Apache-2.0
#include "io/read/layers_reader.hpp"

#include <algorithm>
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/io/read/world.hpp"

namespace lomsong {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(LayersReader, ReadsASmallProjectIntoTheZoneOfItsProvince) {
    World world;
    const ReadLayers read = world.read();
    const Layers& layers = read.layers;
    EXPECT_EQ(layers.crs.definition, "EPSG:9208");
    EXPECT_THAT(layers.crs.reason, HasSubstr("Lào Cai"));
    ASSERT_EQ(layers.sectors.size(), 2U);
    EXPECT_EQ(layers.sectors[1].antenna_height, HeightAboveGround{42.5});
    EXPECT_EQ(layers.sectors[1].technology, Technology::g3);
    EXPECT_FALSE(layers.sectors[1].azimuth.has_value()) << "what the file does not say stays empty";
    EXPECT_EQ(layers.sectors[0].site, "A1") << "without a site column the station is the site";
    EXPECT_EQ(layers.hamlets.size(), 3U);
    EXPECT_THAT(layers.operators, ElementsAre("Viettel", "VNPT"));
    ASSERT_EQ(read.inputs.size(), 3U);
    EXPECT_EQ(read.inputs[0].role, "stations");
    EXPECT_EQ(read.inputs[0].rows, 2U);
    EXPECT_THAT(read.inputs[0].hash, StartsWith("xxh3-128:"));
}

TEST(LayersReader, PlacesPointsAsPrecisePublishedTransformationsDo) {
    World world;
    world.put(LayerRole::hamlets, "hamlets.geojson", {World::hamlet("01", "Thôn Một", 103.97, 22.48)});
    world.project.layers.erase(LayerRole::terrain);
    const Layers layers = world.read().layers;
    EXPECT_NEAR(layers.hamlets[0].centre->x, 419540.122, 0.002) << "EPSG:9208, DOMAIN.md 3.2";
    EXPECT_NEAR(layers.hamlets[0].centre->y, 2487019.787, 0.002);
}

TEST(LayersReader, TakesTheProjectsCrsBeforeItsOwnChoice) {
    World world;
    world.project.crs = "EPSG:32648";
    EXPECT_EQ(world.read().layers.crs.reason, "project file");
    world.project.crs = "EPSG:4326";
    EXPECT_THAT(world.error(), HasSubstr("'EPSG:4326' (WGS 84) is not projected in metres"));
    EXPECT_EQ(world.last_kind, ErrorKind::bad_project);
}

TEST(LayersReader, ReadsCsvWithLonAndLatColumnsUnderVietnameseNames) {
    World world;
    world.put(LayerRole::hamlets, "thon.csv",
              "Mã thôn,Tên thôn,Kinh độ,Vĩ độ,Số hộ\n00123,Bản Phố,103.80,22.50,45\n00124,Nà Lốc,103.81,22.51,\n");
    const Layers layers = world.read().layers;
    ASSERT_EQ(layers.hamlets.size(), 2U);
    EXPECT_EQ(layers.hamlets[0].code, "00123") << "codes keep their leading zeros";
    EXPECT_EQ(layers.hamlets[0].households, 45.0);
    EXPECT_FALSE(layers.hamlets[1].households.has_value());
}

TEST(LayersReader, ReadsKmlAsWgs84) {
    World world;
    world.put(LayerRole::fibre_routes, "cap.kml",
              R"(<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>
<Placemark><name>T1</name><LineString><coordinates>103.80,22.50 103.81,22.51</coordinates></LineString></Placemark>
</Document></kml>)");
    world.project.source(LayerRole::fibre_routes).columns = {{"route", "Name"}};
    const Layers layers = world.read().layers;
    ASSERT_EQ(layers.fibre_routes.size(), 1U);
    EXPECT_EQ(layers.fibre_routes[0].code, "T1");
    EXPECT_EQ(layers.fibre_routes[0].path.at(0).size(), 2U);
    EXPECT_TRUE(layers.has_fibre_routes);
}

TEST(LayersReader, ComposesDecomposedNames) {
    World world;
    world.put(LayerRole::hamlets, "hamlets.geojson",
              {World::hamlet("01", "  Tho\xCC\x82n Mo\xCC\xA3\xCC\x82t ", 103.80, 22.50)});
    EXPECT_EQ(world.read().layers.hamlets[0].name, "Thôn Một");
}

TEST(LayersReader, PutsTheProjectsOperatorsFirstAndKnowsWhoHasReported) {
    World world;
    world.project.parameters.operators = {"MobiFone", "viettel"};
    const Layers layers = world.read().layers;
    EXPECT_THAT(layers.operators, ElementsAre("MobiFone", "viettel", "VNPT"));
    EXPECT_THAT(layers.operator_has_reported, ElementsAre(false, true, true));
    EXPECT_EQ(layers.sectors[0].operator_index, 1U) << "'Viettel' of the file is 'viettel' of the project";
}

TEST(LayersReader, LeavesOutSectorsThatAreNotOnAirAndCountsThem) {
    World world;
    world.put(LayerRole::stations, "stations.geojson",
              {World::station("A", "Viettel", "4G", R"("status":"on air")"),
               World::station("B", "Viettel", "4G", R"("status":"Quy hoạch")"),
               World::station("C", "Viettel", "4G", R"("status":"dừng")"),
               World::station("D", "Viettel", "4G", R"("status":"đang dùng")"),
               World::station("E", "VNPT", "4G", R"("status":"planned")"),
               World::station("F", "Viettel", "4G", R"("status":"who knows")")});
    const Layers layers = world.read().layers;
    ASSERT_EQ(layers.sectors.size(), 3U);
    EXPECT_EQ(layers.sectors[1].station, "D") << "'dùng' is in use, 'dừng' is stopped";
    EXPECT_TRUE(layers.operator_has_reported[1]) << "VNPT has reported, if only a plan";
    EXPECT_THAT(world.reporter.warnings(), Contains(HasSubstr("3 of 6 sectors are not on air")));
    EXPECT_THAT(world.reporter.warnings(), Contains(HasSubstr("are taken as on air: 'who knows' 1")));
}

TEST(LayersReader, NumbersSectorsWithoutALabelWithinTheirStation) {
    World world;
    world.put(LayerRole::stations, "stations.geojson",
              {World::station("A", "Viettel", "4G", R"("sector":"1")"), World::station("A", "Viettel", "4G", ""),
               World::station("A", "Viettel", "4G", ""), World::station("B", "Viettel", "4G", "")});
    std::vector<std::string> labels;
    for (const Sector& sector : world.read().layers.sectors) {
        labels.push_back(sector.station + sector.label);
    }
    EXPECT_THAT(labels, ElementsAre("A1", "A2", "A3", "B1"));
}

TEST(LayersReader, JoinsHamletsToCommunesByCodeThenByPlaceAndDropsTheOthers) {
    World world;
    world.put(LayerRole::hamlets, "hamlets.geojson",
              {World::hamlet("01", "Một", 103.80, 22.50),
               World::hamlet("02", "Hai", 103.83, 22.51, R"("commune_code":"C2","commune":"xã Hai")")});
    world.put(LayerRole::communes, "communes.geojson",
              {square_feature(103.79, 22.49, 0.03, R"("code":"C1","name":"Xã Một")"),
               square_feature(103.82, 22.49, 0.03, R"("code":"C2","name":"Xã Hai")"),
               square_feature(103.85, 22.49, 0.03, R"("code":"C3","name":"Xã Ba")")});
    const Layers layers = world.read().layers;
    EXPECT_EQ(layers.hamlets[0].commune_code, "C1");
    EXPECT_EQ(layers.hamlets[0].commune, "Xã Một");
    EXPECT_EQ(layers.hamlets[1].commune_code, "C2");
    EXPECT_EQ(layers.hamlets[1].commune, "xã Hai") << "a name that the file gives is kept";
    ASSERT_EQ(layers.communes.size(), 2U) << "no hamlet is in Xã Ba";
    EXPECT_TRUE(world.reporter.warnings().empty());
}

TEST(LayersReader, CountsHamletsThatNoCommuneOfTheLayerHolds) {
    World world;
    world.put(LayerRole::communes, "communes.geojson",
              {square_feature(103.79, 22.49, 0.02, R"("code":"C1","name":"Xã Một")")});
    EXPECT_EQ(world.read().layers.communes.size(), 1U);
    EXPECT_THAT(world.reporter.warnings(), Contains(HasSubstr("2 of 3 hamlets belong to no commune of the layer")));
}

TEST(LayersReader, ReadsHamletsKnownAsPolygonsAndAsPointsFromTwoFiles) {
    World world;
    world.folder.write("areas.geojson",
                       feature_collection({square_feature(103.79, 22.49, 0.01, R"("code":"11","name":"Một")")}));
    world.project.source(LayerRole::hamlets).paths.emplace_back("areas.geojson");
    const Layers layers = world.read().layers;
    ASSERT_EQ(layers.hamlets.size(), 4U);
    EXPECT_TRUE(layers.hamlets[0].centre.has_value());
    EXPECT_FALSE(layers.hamlets[3].centre.has_value());
    EXPECT_NEAR(area_m2(layers.hamlets[3].area), 1030.0 * 1107.0, 5000.0);
}

TEST(LayersReader, TellsServingNodesAerialRoutesAndFootprints) {
    World world;
    world.put(LayerRole::fibre_nodes, "nodes.geojson",
              {point_feature(103.80, 22.50, R"("node":"N1","kind":"OLT")"),
               point_feature(103.80, 22.50, R"("node":"N2","kind":"joint")")});
    const auto route = [](const std::string& code, const std::string& placement) {
        return feature(R"({"type":"LineString","coordinates":[[103.8,22.5],[103.81,22.5]]})",
                       R"("route":")" + code + R"(","placement":")" + placement + R"(")");
    };
    world.put(LayerRole::fibre_routes, "routes.geojson",
              {route("R1", "Cáp treo"), route("R2", "ngầm"), route("R3", "unclear")});
    world.put(LayerRole::buildings, "buildings.geojson",
              {square_feature(103.80, 22.50, 0.0001, R"("confidence":0.9)")});
    const Layers layers = world.read().layers;
    EXPECT_TRUE(layers.fibre_nodes[0].can_serve);
    EXPECT_FALSE(layers.fibre_nodes[1].can_serve);
    EXPECT_EQ(layers.fibre_routes[0].placement, Placement::aerial);
    EXPECT_EQ(layers.fibre_routes[1].placement, Placement::underground);
    EXPECT_EQ(layers.fibre_routes[2].placement, Placement::unknown);
    EXPECT_THAT(world.reporter.warnings(), Contains(HasSubstr("neither aerial nor underground: 'unclear' 1")));
    EXPECT_NEAR(layers.buildings.at(0).footprint_m2, 10.29 * 11.07, 0.5);
}

TEST(LayersReader, StopsWhenAskedTo) {
    class Cancelled final : public Reporter {
        void begin_stage(std::string_view, std::uint64_t) override {}
        void advance(std::uint64_t) override {}
        void warn(const std::string&) override {}
        [[nodiscard]] bool cancelled() const noexcept override { return true; }
    };
    World world;
    Cancelled cancelled;
    try {
        static_cast<void>(read_layers(world.project, cancelled));
        FAIL() << "the reading went on";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::interrupted);
    }
}

TEST(LayersReader, KnowsTheRealBatXat) {
    const std::filesystem::path data = std::filesystem::path{LOMSONG_SHARED_DIR} / "data";
    if (!std::filesystem::exists(data)) {
        GTEST_SKIP() << "skipped: no ../shared/data";
    }
    Project project;
    project.folder = data;
    const auto name = [&](LayerRole role, const std::string& path) { project.source(role).paths = {path}; };
    name(LayerRole::stations, "bat_xat/stations.geojson");
    name(LayerRole::hamlets, "bat_xat/hamlets.geojson");
    name(LayerRole::clusters, "bat_xat/clusters.geojson");
    name(LayerRole::communes, "communes/lao_cai_communes_2025.geojson");
    name(LayerRole::buildings, "bat_xat/buildings.geojson");
    name(LayerRole::terrain, "bat_xat/dem_30m.tif");
    ListeningReporter reporter;
    const Layers layers = read_layers(project, reporter).layers;
    EXPECT_EQ(layers.sectors.size(), 237U);
    EXPECT_EQ(layers.hamlets.size(), 37U);
    EXPECT_EQ(layers.clusters.size(), 67U);
    EXPECT_EQ(layers.buildings.size(), 17'950U);
    ASSERT_EQ(layers.communes.size(), 1U);
    EXPECT_EQ(layers.communes[0].name, "Xã Bát Xát");
    const auto known = std::ranges::count_if(layers.terrain.values(), [](float v) { return !std::isnan(v); });
    EXPECT_NEAR(static_cast<double>(known) / static_cast<double>(layers.terrain.grid().size()), 0.45, 0.02);
    EXPECT_THAT(reporter.warnings(), Contains(AllOf(HasSubstr("% of the hamlets' surroundings"),
                                                    HasSubstr("0 of 37 hamlets stand on unknown terrain"))));
}

}  // namespace
}  // namespace lomsong
