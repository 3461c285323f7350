// SPDX-License-Identifier: Apache-2.0
#include "io/init/guess.hpp"

#include "contents.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lomsong {
namespace {

using test::raster_file;
using test::vector_file;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(GuessLayer, StationsAreToldByTheirColumns) {
    const Guess guess = guess_layer(test::stations("data.geojson"));
    EXPECT_EQ(guess.role, LayerRole::stations);
    EXPECT_EQ(guess.reason, "237 points with station, operator, technology, site, height_m");
    EXPECT_TRUE(guess.columns.empty());
}

TEST(GuessLayer, VietnameseColumnsAreMappedToFields) {
    const Guess guess =
        guess_layer(vector_file("du_lieu.shp", ContentKind::points, 12,
                                {{"Mã trạm", {"A1"}}, {"Nhà mạng", {"VNPT"}}, {"Công nghệ", {"4G"}}}));
    EXPECT_EQ(guess.role, LayerRole::stations);
    EXPECT_EQ(guess.columns.at("station"), "Mã trạm");
    EXPECT_EQ(guess.reason,
              "12 points with station as 'Mã trạm', operator as 'Nhà mạng', technology as 'Công nghệ'");
}

TEST(GuessLayer, HamletsAndClustersAreToldApart) {
    EXPECT_EQ(guess_layer(test::hamlets("a.geojson")).role, LayerRole::hamlets);
    EXPECT_EQ(
        guess_layer(vector_file("b.geojson", ContentKind::points, 67, {{"hamlet_code", {}}, {"households", {}}}))
            .role,
        LayerRole::clusters);
    EXPECT_EQ(guess_layer(vector_file("c.shp", ContentKind::points, 67,
                                      {{"ma_thon", {"1"}}, {"ten_thon", {"Bản Qua"}}, {"so_ho", {"12"}}}))
                  .role,
              LayerRole::hamlets);
}

TEST(GuessLayer, PolygonsWithTheSameColumnsAreToldApartByTheirNames) {
    EXPECT_EQ(
        guess_layer(vector_file("p.shp", ContentKind::polygons, 99,
                                {{"code", {"02647"}}, {"name", {"Lào Cai"}}, {"fullName", {"Phường Lào Cai"}}}))
            .role,
        LayerRole::communes);
    EXPECT_EQ(guess_layer(vector_file("p.shp", ContentKind::polygons, 99,
                                      {{"code", {"1"}}, {"name", {"Thôn 1", "Tổ dân phố 2"}}}))
                  .role,
              LayerRole::hamlets);
}

TEST(GuessLayer, LinesAreRoutesOrRoads) {
    EXPECT_EQ(
        guess_layer(vector_file("l.geojson", ContentKind::lines, 285, {{"route", {}}, {"placement", {}}})).role,
        LayerRole::fibre_routes);
    EXPECT_EQ(guess_layer(vector_file("l.geojson", ContentKind::lines, 9, {{"highway", {}}, {"name", {}}})).role,
              LayerRole::roads);
    EXPECT_EQ(guess_layer(vector_file("l.geojson", ContentKind::lines, 9, {{"colour", {}}})).role, std::nullopt);
}

TEST(GuessLayer, ATableWithLonAndLatIsALayerOfPoints) {
    const auto table =
        vector_file("nodes.csv", ContentKind::table, 3, {{"node", {}}, {"Kinh độ", {}}, {"Vĩ độ", {}}});
    EXPECT_EQ(guess_layer(table).role, LayerRole::fibre_nodes);
    EXPECT_TRUE(guess_layer(table).unused.empty());
}

TEST(GuessLayer, AnExportOfMeasurementsIsNoLayerOfStations) {
    const auto table =
        vector_file("ket_qua.csv", ContentKind::table, 3,
                    {{"Thời gian", {"15/11/2026 08:30"}},
                     {"Nhà mạng", {"Viettel"}},
                     {"Công nghệ", {"4G"}},
                     {"Mức thu (dBm)", {"-97"}},
                     {"Tải xuống (Mbps)", {"36"}},
                     {"Kinh độ", {"103.80"}},
                     {"Vĩ độ", {"22.50"}}});
    EXPECT_EQ(guess_layer(table).role, LayerRole::measurements) << guess_layer(table).reason;
    EXPECT_TRUE(guess_layer(table).unused.empty());
}

TEST(GuessLayer, ATableWithoutPlaceSaysSo) {
    const Guess guess =
        guess_layer(vector_file("stations.csv", ContentKind::table, 5, {{"station", {}}, {"x", {}}}));
    EXPECT_EQ(guess.role, std::nullopt);
    EXPECT_EQ(guess.reason, "5 rows with station, x: a table without geometry, and no columns lon and lat");
}

TEST(GuessLayer, ANameWithoutRequiredColumnsIsTakenAndTheColumnsAreMissed) {
    const Guess guess =
        guess_layer(vector_file("tram.shp", ContentKind::points, 8, {{"Mã trạm", {"A"}}, {"Công nghệ", {"4G"}}}));
    EXPECT_EQ(guess.role, LayerRole::stations);
    EXPECT_THAT(guess.missing, ElementsAre("operator"));
}

TEST(GuessLayer, WhatFitsNothingNamesTheNearestLayerAndWhatItLacks) {
    const Guess guess = guess_layer(
        vector_file("x.geojson", ContentKind::points, 4, {{"radio", {"LTE"}}, {"cell", {"7"}}, {"mcc", {"651"}}}));
    EXPECT_EQ(guess.role, std::nullopt);
    EXPECT_EQ(guess.reason,
              "4 points with radio, cell, mcc: nearest to stations, but no column for station, operator");
}

TEST(GuessLayer, BuildingsAreToldByTheirFootprints) {
    const Guess guess = guess_layer(
        vector_file("x.geojson", ContentKind::polygons, 17950, {{"area_in_me", {}}, {"confidence", {}}}));
    EXPECT_EQ(guess.role, LayerRole::buildings);
    EXPECT_THAT(guess.unused, ElementsAre("confidence"));
}

TEST(GuessRaster, NamesAndValuesTellRastersApart) {
    EXPECT_EQ(guess_layer(test::terrain()).role, LayerRole::terrain);
    EXPECT_EQ(guess_layer(raster_file("land_cover_10m.tif", "Byte", {0, 8}, 10)).role, LayerRole::land_cover);
    EXPECT_EQ(guess_layer(raster_file("worldpop_2020_1km.tif", "Float32", {0, 900}, 926)).role,
              LayerRole::population);
}

TEST(GuessRaster, WithoutAWordInTheNameTheValuesDecide) {
    EXPECT_EQ(guess_layer(raster_file("a.tif", "Int16", {-3, 2053}, 30)).role, LayerRole::terrain);
    EXPECT_EQ(guess_layer(raster_file("b.tif", "Byte", {0, 8}, 10)).role, LayerRole::land_cover);
    EXPECT_EQ(guess_layer(raster_file("c.tif", "Float32", {0, 900}, 926)).role, LayerRole::population);
    EXPECT_EQ(guess_layer(raster_file("d.tif", "Float32", {-9e5, 9e9}, 30)).role, std::nullopt);
    EXPECT_EQ(guess_layer(raster_file("N22E103.tif", "Float32", {0, 900}, 926)).role, LayerRole::terrain);
}

TEST(GuessRaster, APictureIsNoLayer) {
    ContentSummary picture = raster_file("scan.jpg", "Byte", {0, 255}, 1);
    picture.bands = 3;
    EXPECT_EQ(guess_layer(picture).role, std::nullopt);
    EXPECT_THAT(guess_layer(picture).reason, HasSubstr("in 3 bands: a picture"));
}

TEST(GuessTerrain, TheNameDecidesThenTheLooksThenCaution) {
    const auto kind = [](const char* file, const char* type, double resolution) {
        return guess_terrain_kind(raster_file(file, type, {0, 900}, resolution));
    };
    EXPECT_EQ(kind("lidar_dtm.tif", "Float32", 1).kind, TerrainKind::bare_ground);
    EXPECT_EQ(kind("lidar_dtm.tif", "Float32", 1).reason, "'dtm' in its name says bare ground");
    EXPECT_EQ(kind("Copernicus_DSM_10_N22.tif", "Float32", 30).reason,
              "'dsm' is a surface model, with canopy and roofs in it");
    EXPECT_THAT(kind("N22E103.hgt", "Int16", 30).reason, HasSubstr("'hgt' is a surface model"));
    EXPECT_THAT(kind("dem.tif", "Int16", 30).reason,
                HasSubstr("Int16 values at about 30 m, like Copernicus GLO-30"));
    EXPECT_EQ(kind("dem.tif", "Float32", 5).kind, TerrainKind::surface);
    EXPECT_THAT(kind("dem.tif", "Float32", 5).reason, HasSubstr("nothing tells"));
}

}  // namespace
}  // namespace lomsong
