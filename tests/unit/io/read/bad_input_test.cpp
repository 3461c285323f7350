// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/io/read/world.hpp"

namespace lomsong {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

std::string with_station(const std::string& more) {
    World world;
    world.put(LayerRole::stations, "stations.geojson", {World::station("A", "Viettel", "4G", more)});
    return world.error();
}

std::string with_hamlets(const std::vector<std::string>& features) {
    World world;
    world.put(LayerRole::hamlets, "hamlets.geojson", features);
    return world.error();
}

TEST(BadInput, MissingFilesAreNamedTogetherWithTheirSection) {
    World world;
    world.project.source(LayerRole::terrain).paths = {"no.tif"};
    world.project.source(LayerRole::communes).paths = {"no.geojson"};
    EXPECT_THAT(world.error(), AllOf(HasSubstr("there are no such files"), HasSubstr("no.tif ([layers.terrain])"),
                                     HasSubstr("no.geojson ([layers.communes])")));
    EXPECT_EQ(world.last_kind, ErrorKind::no_input);
}

TEST(BadInput, AFileThatIsNoGeodataSaysSo) {
    World world;
    world.put(LayerRole::hamlets, "hamlets.geojson", "buy rope\n");
    EXPECT_THAT(world.error(), AllOf(StartsWith("hamlets.geojson: is not a vector file that can be read"),
                                     HasSubstr("Check that it is complete")));
    EXPECT_EQ(world.last_kind, ErrorKind::bad_data);
}

TEST(BadInput, ARasterWhereAVectorIsNeededSaysSo) {
    World world;
    world.project.source(LayerRole::hamlets).paths = {"dem.tif"};
    EXPECT_THAT(world.error(), HasSubstr("dem.tif: is a raster file, where a vector file is needed"));
}

TEST(BadInput, ATruncatedGeoJsonIsNotReadInPart) {
    World world;
    std::string text =
        feature_collection({World::hamlet("01", "Một", 103.8, 22.5), World::hamlet("02", "Hai", 103.8, 22.5)});
    world.put(LayerRole::hamlets, "hamlets.geojson", text.substr(0, text.size() - 30));
    EXPECT_THAT(world.error(), StartsWith("hamlets.geojson: "));
    EXPECT_EQ(world.last_kind, ErrorKind::bad_data);
}

TEST(BadInput, AnEmptyLayerIsNamed) {
    EXPECT_THAT(with_hamlets({}), AllOf(StartsWith("hamlets.geojson: "), HasSubstr("holds no features"),
                                        HasSubstr("[layers.hamlets]")));
}

TEST(BadInput, ALayerWithoutCrsAsksForOne) {
    World world;
    write_raster(world.folder.path() / "dem.tif", {.crs = ""}, [](double, double) { return 1.0; });
    EXPECT_THAT(world.error(), AllOf(HasSubstr("dem.tif: names no coordinate reference system"),
                                     HasSubstr("crs = \"EPSG:...\" in [layers.terrain]")));
    world.project.source(LayerRole::terrain).crs = "EPSG:4326";
    EXPECT_EQ(world.error(), "");
}

TEST(BadInput, OfSeveralLayersThoseThatFitAreTaken) {
    World world;
    world.put(LayerRole::fibre_nodes, "nodes.gpx",
              R"(<gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1">)"
              R"(<wpt lat="22.5" lon="103.8"><name>N1</name></wpt>)"
              R"(<rte><rtept lat="22.5" lon="103.8"/><rtept lat="22.6" lon="103.8"/></rte></gpx>)");
    EXPECT_EQ(world.error(), "");
    EXPECT_EQ(world.read().layers.fibre_nodes.size(), 1U);
    world.project.source(LayerRole::fibre_nodes).layer = "waypoint";
    EXPECT_THAT(world.error(), AllOf(HasSubstr("has no layer 'waypoint'"), HasSubstr("Did you mean 'waypoints'?")));
    world.project.source(LayerRole::fibre_nodes).layer = "waypoints";
    world.project.source(LayerRole::fibre_nodes).columns = {{"node", "name"}};
    EXPECT_EQ(world.error(), "");
}

TEST(BadInput, AMappedColumnThatIsNotThereListsTheColumns) {
    World world;
    world.project.source(LayerRole::hamlets).columns = {{"code", "coode"}};
    EXPECT_THAT(world.error(), AllOf(HasSubstr("column 'coode': is not in the file, which has 'code', 'name'"),
                                     HasSubstr("Did you mean 'code'?")));
}

TEST(BadInput, ARequiredFieldWithoutAColumnIsNamed) {
    EXPECT_THAT(
        with_hamlets({point_feature(103.8, 22.5, R"("code":"01")")}),
        AllOf(HasSubstr("no column fits 'name'"), HasSubstr("columns = { name = \"...\" } in [layers.hamlets]")));
}

TEST(BadInput, NumbersOutsideTheirLimitsAreFindings) {
    EXPECT_THAT(with_station(R"("height_m":-30)"),
                StartsWith("stations.geojson: feature 1: column 'height_m': -30 is outside 1..300 m."));
    EXPECT_THAT(with_station(R"("frequency_mhz":0)"),
                HasSubstr("column 'frequency_mhz': 0 is outside 30..6000 MHz"));
    EXPECT_THAT(with_station(R"("frequency_mhz":100000)"), HasSubstr("'100000' is taken as kHz, 100 MHz"));
    EXPECT_THAT(with_station(R"("frequency_mhz":1e12)"), HasSubstr("is outside 30..6000 MHz"));
    EXPECT_THAT(with_station(R"("azimuth_deg":361)"), HasSubstr("361 is outside 0..360 degrees"));
    EXPECT_THAT(with_station(R"("tilt_deg":-91)"), HasSubstr("-91 is outside -90..90 degrees"));
    EXPECT_THAT(with_station(R"("eirp_dbm":120)"), HasSubstr("120 is outside -20..100 dBm"));
    EXPECT_THAT(with_station(R"("bandwidth_mhz":0)"), HasSubstr("0 is outside 0.05..1000 MHz"));
    EXPECT_THAT(with_hamlets({World::hamlet("01", "Một", 103.8, 22.5, R"("households":-4)")}),
                HasSubstr("column 'households': -4 is outside 0..1000000 households"));
}

TEST(BadInput, ANumberMayNameItsUnitButNothingElse) {
    EXPECT_EQ(with_station(R"("height_m":"30 m")"), "");
    EXPECT_THAT(with_station(R"("height_m":"roof")"), HasSubstr("column 'height_m': 'roof' is not a number"));
}

TEST(BadInput, UnknownTechnologyListsTheKnownOnes) {
    World world;
    world.put(LayerRole::stations, "stations.geojson", {World::station("A", "Viettel", "6G", "")});
    EXPECT_THAT(world.error(), AllOf(HasSubstr("column 'technology': unknown technology '6G'"),
                                     HasSubstr("Write one of 2G, 3G, 4G, 5G.")));
}

TEST(BadInput, DuplicateHamletCodesNameBothRows) {
    EXPECT_THAT(
        with_hamlets({World::hamlet("01", "Một", 103.8, 22.5), World::hamlet("02", "Hai", 103.8, 22.5),
                      World::hamlet("01", "Ba", 103.8, 22.5)}),
        AllOf(HasSubstr("feature 3"), HasSubstr("code '01' is already that of hamlets.geojson: feature 1")));
}

TEST(BadInput, DuplicateSectorsNameBothRows) {
    World world;
    world.put(LayerRole::stations, "stations.geojson",
              {World::station("A", "Viettel", "4G", R"("sector":1)"),
               World::station("A", "Viettel", "4G", R"("sector":1)")});
    EXPECT_THAT(world.error(),
                AllOf(HasSubstr("feature 2"),
                      HasSubstr("sector '1' of station 'A' is already that of stations.geojson: feature 1")));
}

TEST(BadInput, EmptyRequiredCellsAreFindings) {
    EXPECT_THAT(with_hamlets({World::hamlet("", "Một", 103.8, 22.5), World::hamlet("02", "Hai", 103.8, 22.5)}),
                HasSubstr("feature 1: has no code, which the others have"));
}

TEST(BadInput, PositionsOffTheGlobeAndSwappedOnesAreToldApart) {
    EXPECT_THAT(with_hamlets({World::hamlet("01", "Một", 22.5, 103.8), World::hamlet("02", "Hai", 103.8, 22.5)}),
                HasSubstr("feature 1: longitude and latitude are the wrong way round"));
    EXPECT_THAT(with_hamlets({World::hamlet("01", "Một", 1038.0, 22.5), World::hamlet("02", "Hai", 103.8, 22.5)}),
                HasSubstr("feature 1: the decimal point is lost or misplaced"));
}

TEST(BadInput, MetresTakenForAPlaceThatTheProjectionCannotReachAreFound) {
    World world;
    world.project.source(LayerRole::hamlets).crs = "EPSG:9208";
    world.put(LayerRole::hamlets, "thon.csv", "code,name,lon,lat\n01,Một,405000,2490000\n02,Hai,1e30,2490000\n");
    EXPECT_THAT(world.error(), HasSubstr("thon.csv: row 3: column 'lon, lat':"));
    EXPECT_FALSE(world.read().layers.hamlets[1].centre.has_value());
}

TEST(BadInput, CoordinatesThatAreNoNumbersAreFound) {
    World world;
    world.put(LayerRole::hamlets, "thon.csv",
              "code,name,lon,lat\n01,Một,nan,22.5\n02,Hai,103.8,inf\n03,Ba,103.8,\n04,Bốn,103.8,22.5\n");
    EXPECT_THAT(world.error(), AllOf(HasSubstr("thon.csv: row 2: column 'lon, lat': has no coordinates"),
                                     HasSubstr("row 3: column 'lon, lat': 'inf' is not a coordinate"),
                                     HasSubstr("row 4: column 'lon, lat': has no coordinates")));
    world.put(
        LayerRole::hamlets, "hamlets.geojson",
        feature_collection({feature(R"({"type":"Point","coordinates":[1e400,22.5]})", R"("code":"1","name":"a")"),
                            World::hamlet("02", "Hai", 103.8, 22.5)}));
    EXPECT_THAT(world.error(), HasSubstr("hamlets.geojson: feature 1: 'inf, 22.5' is no place"));
}

TEST(BadInput, WrongGeometryIsNamedWithWhatIsNeeded) {
    World world;
    world.put(LayerRole::communes, "communes.geojson", {point_feature(103.8, 22.5, R"("code":"C","name":"Xã")")});
    EXPECT_THAT(world.error(), HasSubstr("communes.geojson: feature 1: is a POINT, where a polygon is needed"));
    EXPECT_EQ(with_hamlets({square_feature(103.79, 22.5, 0.01, R"("code":"1","name":"a")"),
                            square_feature(103.80, 22.5, 0.01, R"("code":"2","name":"b")"),
                            World::hamlet("3", "c", 103.83, 22.5)}),
              "");
    EXPECT_THAT(with_hamlets({feature("null", R"("code":"1","name":"a")"), World::hamlet("3", "c", 103.8, 22.5)}),
                HasSubstr("feature 1: has no coordinates"));
    EXPECT_THAT(
        with_hamlets({feature(R"({"type":"GeometryCollection","geometries":[]})", R"("code":"1","name":"a")"),
                      World::hamlet("3", "c", 103.8, 22.5)}),
        HasSubstr("feature 1: has no coordinates"));
}

TEST(BadInput, ASelfIntersectingHamletSaysWhere) {
    EXPECT_THAT(
        with_hamlets({feature(R"({"type":"Polygon","coordinates":[[[103.8,22.5],[103.82,22.52],[103.82,22.5],)"
                              R"([103.8,22.52],[103.8,22.5]]]})",
                              R"("code":"1","name":"a")")}),
        AllOf(HasSubstr("feature 1: its polygon is not valid: Self-intersection near 103.81, 22.51")));
}

TEST(BadInput, AClusterOfAnUnknownHamletSuggestsTheNearestCode) {
    World world;
    world.put(LayerRole::hamlets, "hamlets.geojson", {World::hamlet("02683-001", "Một", 103.8, 22.5)});
    world.put(LayerRole::clusters, "clusters.geojson", {point_feature(103.8, 22.5, R"("hamlet_code":"02683-01")")});
    EXPECT_THAT(world.error(),
                AllOf(HasSubstr("no hamlet has the code '02683-01'"), HasSubstr("Did you mean '02683-001'?")));
}

TEST(BadInput, ALayerOfWhichNoRowIsLeftStopsTheReading) {
    World world;
    world.put(LayerRole::stations, "stations.geojson",
              {World::station("A", "Viettel", "6G", ""), World::station("B", "VNPT", "7G", "")});
    world.put(LayerRole::hamlets, "hamlets.geojson", {World::hamlet("01", "", 103.8, 22.5)});
    EXPECT_THAT(world.error(), StartsWith("2 problems in the input files:\n  stations.geojson: feature 1"));
    EXPECT_EQ(world.last_kind, ErrorKind::bad_data);
    world.put(LayerRole::stations, "stations.geojson", {World::station("C", "Viettel", "4G", "")});
    EXPECT_THAT(world.error(), HasSubstr("hamlets.geojson: feature 1: column 'name': is empty"));
}

TEST(BadInput, TerrainElsewhereNamesBothExtents) {
    World world;
    write_raster(world.folder.path() / "dem.tif", {.west = 10.0, .north = 50.0},
                 [](double, double) { return 1.0; });
    EXPECT_THAT(
        world.error(),
        AllOf(HasSubstr("dem.tif: the terrain does not touch the hamlets: it covers 10..10.3 E, 49.7..50 N"),
              HasSubstr("the hamlets lie in 103.8..103.84 E, 22.5..22.54 N")));
}

TEST(BadInput, AHamletFarOutsideTheTerrainIsAFinding) {
    EXPECT_THAT(with_hamlets({World::hamlet("01", "Một", 103.8, 22.5), World::hamlet("02", "Hai", 103.8, 22.5),
                              World::hamlet("03", "Ba", 106.5, 22.5)}),
                AllOf(HasSubstr("hamlets.geojson: feature 3: lies 2"), HasSubstr("km outside the terrain")));
}

TEST(BadInput, TerrainThatCoversHalfIsAWarningWithItsShare) {
    World world;
    write_raster(world.folder.path() / "dem.tif", {.cols = 23},
                 [](double, double) { return 1.0; });  // to 103.819 E
    EXPECT_EQ(world.error(), "");
    EXPECT_THAT(world.reporter.warnings(), Contains(AllOf(HasSubstr("terrain: known for "),
                                                          HasSubstr("2 of 3 hamlets stand on unknown terrain"))));
}

TEST(BadInput, ATruncatedGeoTiffIsNotReadAsZeros) {
    for (const bool compressed : {false, true}) {
        World world;
        const auto file = write_raster(
            world.folder.path() / "dem.tif", {.cols = 300, .rows = 300, .pixel = 0.001, .compressed = compressed},
            [](double x, double y) { return std::sin(x * 1e4) * std::cos(y * 1e4) * 500.0; });
        std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
        EXPECT_THAT(world.error(), StartsWith("dem.tif: ")) << "compressed: " << compressed;
        EXPECT_EQ(world.last_kind, ErrorKind::bad_data);
    }
}

}  // namespace
}  // namespace lomsong
