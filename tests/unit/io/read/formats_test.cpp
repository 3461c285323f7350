// SPDX-License-Identifier: Apache-2.0
/// @file  The same hamlets in every format people send them in, and in several coordinate systems.
#include <gdal_utils.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/io/read/world.hpp"

namespace lomsong {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

struct Format {
    const char* file;
    std::vector<const char*> options;  ///< of ogr2ogr
    const char* name_column = "name";
};

/// Rewrites the world's hamlets in another format and points the project at the new file.
void convert(World& world, const Format& format) {
    const auto from = world.folder.path() / "hamlets.geojson";
    const auto to = world.folder.path() / format.file;
    std::vector<std::string> arguments{format.options.begin(), format.options.end()};
    std::vector<char*> pointers;
    for (std::string& argument : arguments) {
        pointers.push_back(argument.data());
    }
    pointers.push_back(nullptr);
    GDALVectorTranslateOptions* options = GDALVectorTranslateOptionsNew(pointers.data(), nullptr);
    GDALDatasetH source = GDALOpenEx(from.c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr);
    GDALDatasetH result = GDALVectorTranslate(to.c_str(), nullptr, 1, &source, options, nullptr);
    ASSERT_NE(result, nullptr) << format.file;
    GDALClose(result);
    GDALClose(source);
    GDALVectorTranslateOptionsFree(options);
    world.project.source(LayerRole::hamlets).paths = {format.file};
}

TEST(Formats, AllGiveTheSameHamletsToACentimetre) {
    const std::vector<Format> formats{
        {"thon.gpkg", {"-f", "GPKG", "-t_srs", "EPSG:9208"}},
        {"thon_utm.gpkg", {"-f", "GPKG", "-t_srs", "EPSG:3405"}},
        {"thon.shp", {"-f", "ESRI Shapefile", "-t_srs", "EPSG:9208", "-lco", "ENCODING=UTF-8"}},
        {"thon.fgb", {"-f", "FlatGeobuf", "-lco", "SPATIAL_INDEX=NO"}},
        {"thon.kmz", {"-f", "LIBKML"}},
        {"thon.kml", {"-f", "KML"}, "Name"},
        {"thon.mif", {"-f", "MapInfo File"}},
        {"thon.sqlite", {"-f", "SQLite", "-dsco", "SPATIALITE=YES"}},
    };
    for (const Format& format : formats) {
        World world;
        const Layers wanted = world.read().layers;
        convert(world, format);
        if (std::string_view{format.name_column} != "name") {
            world.project.source(LayerRole::hamlets).columns = {{"name", format.name_column}};
        }
        ASSERT_EQ(world.error(), "") << format.file;
        const Layers layers = world.read().layers;
        ASSERT_EQ(layers.hamlets.size(), wanted.hamlets.size()) << format.file;
        for (std::size_t i = 0; i < wanted.hamlets.size(); ++i) {
            EXPECT_EQ(layers.hamlets[i].code, wanted.hamlets[i].code) << format.file;
            EXPECT_LT(distance(*layers.hamlets[i].centre, *wanted.hamlets[i].centre).value(), 0.01) << format.file;
        }
        EXPECT_EQ(layers.crs.definition, wanted.crs.definition) << format.file;
    }
}

TEST(Formats, SheetsArePlacedByTheirColumnsAndCountRowsAsTheirOwnersDo) {
    World world;
    world.folder.write(
        "hamlets.geojson",
        feature_collection(
            {World::hamlet("01", "Một", 103.8, 22.5, R"("lon":103.80,"lat":22.50,"households":12)"),
             World::hamlet("02", "Hai", 103.8, 22.5, R"("lon":103.81,"lat":22.51,"households":-3)")}));
    convert(world, {"thon.xlsx", {"-f", "XLSX"}});
    EXPECT_THAT(world.error(), StartsWith("thon.xlsx: row 3: column 'households': -3 is outside"));
}

TEST(Formats, AShapefileWithoutPrjIsPlacedByWhatIsKnownOfTheRegion) {
    World world;
    convert(world, {"thon.shp", {"-f", "ESRI Shapefile", "-t_srs", "EPSG:9208", "-lco", "ENCODING=UTF-8"}});
    std::filesystem::remove(world.folder.path() / "thon.prj");
    EXPECT_EQ(world.error(), "");
    EXPECT_EQ(world.read().layers.crs.definition, "EPSG:9208") << "its metres lie on the terrain in one zone only";
    world.project.source(LayerRole::hamlets).crs = "EPSG:9208";
    EXPECT_EQ(world.error(), "");
    world.project.source(LayerRole::hamlets).crs = "EPSG:9219";
    EXPECT_THAT(world.error(), HasSubstr("'EPSG:9219' is not a coordinate reference system that PROJ knows"));
}

}  // namespace
}  // namespace lomsong
