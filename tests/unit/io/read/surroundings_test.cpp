// SPDX-License-Identifier: Apache-2.0
#include "io/read/surroundings.hpp"

#include <algorithm>
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/io/read/world.hpp"

namespace lomsong {
namespace {

using testing::AllOf;
using testing::HasSubstr;

double slope(double lon, double lat) { return 3'000.0 * (lon - 103.0) + 2'000.0 * (lat - 22.0); }

/// Two tiles of 1 by 1 degree at 0.003 degrees that meet at 104 E.
class SurroundingsTest : public testing::Test {
  protected:
    SurroundingsTest() {
        query.place = {103.99, 22.5};
        query.radius = Metres{3'000.0};
        query.cell_size = Metres{100.0};
        query.terrain_files = {tile("west.tif", 103.7), tile("east.tif", 104.0)};
    }

    [[nodiscard]] std::string tile(const std::string& name, double west) const {
        return write_raster(folder.path() / name, {.cols = 100, .rows = 100, .west = west, .north = 22.65}, slope)
            .string();
    }
    [[nodiscard]] Surroundings read() {
        SilentReporter reporter;
        return read_surroundings(query, reporter);
    }
    [[nodiscard]] std::string error(ErrorKind expected) {
        try {
            static_cast<void>(read());
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), expected) << error.what();
            return error.what();
        }
        return "no error";
    }

    TemporaryFolder folder;
    SurroundingsQuery query;
};

TEST_F(SurroundingsTest, TheWholeSquareOfTheRadiusIsReadAcrossTiles) {
    const Surroundings found = read();
    const Raster<HeightAboveSeaLevel>& terrain = found.layers.terrain;
    EXPECT_EQ(found.layers.crs.definition, "EPSG:9208") << "nearest province: Lào Cai";
    EXPECT_GE(terrain.grid().rows(), 60);
    EXPECT_LE(terrain.grid().rows(), 61);
    const gdal::Transform to_degrees{gdal::crs("EPSG:9208"), gdal::wgs84()};
    for (std::size_t i = 0; i < terrain.grid().size(); ++i) {
        const Cell cell = terrain.grid().cell(i);
        const Point there = to_degrees(terrain.grid().centre(cell)).value();
        ASSERT_TRUE(terrain.known(cell));
        ASSERT_NEAR(terrain.at(cell).value(), slope(there.x, there.y), 0.01);
    }
}

TEST_F(SurroundingsTest, OutsideVietnamTheUtmZoneIsTaken) {
    query.terrain_files = {
        write_raster(folder.path() / "us.tif", {.west = -71.6, .north = 44.6}, [](double, double) {
            return 300.0;
        }).string()};
    query.place = {-71.5, 44.5};
    EXPECT_EQ(read().layers.crs.definition, "EPSG:32619");
}

TEST_F(SurroundingsTest, WhatNoFileReachesIsUnknown) {
    query.terrain_files.pop_back();
    const Raster<HeightAboveSeaLevel>& terrain = read().layers.terrain;
    const auto known = std::ranges::count_if(terrain.values(), [](float value) { return !std::isnan(value); });
    EXPECT_NEAR(static_cast<double>(known) / static_cast<double>(terrain.grid().size()), 0.67, 0.03)
        << "the border of the file lies 1 km east of the place";
}

TEST_F(SurroundingsTest, APlaceOutsideIsAnErrorThatSaysWhatTheTerrainCovers) {
    query.place = {105.0, 22.5};
    EXPECT_THAT(error(ErrorKind::bad_data),
                AllOf(HasSubstr("--at: 105,22.5 lies outside the terrain"), HasSubstr("103.7..104.3 E"),
                      HasSubstr("22.35..22.65 N"), HasSubstr("--dem")));
}

TEST_F(SurroundingsTest, APlaceInAHoleIsSaidToHaveNoData) {
    query.terrain_files = {write_raster(folder.path() / "hole.tif", {.west = 103.9}, [](double lon, double) {
                               return lon < 104.0 ? -9999.0 : 5.0;
                           }).string()};
    EXPECT_THAT(error(ErrorKind::bad_data), HasSubstr("103.99,22.5 lies where the terrain has no data"));
}

TEST_F(SurroundingsTest, AFileThatIsNotThereIsNamedWithItsOption) {
    query.terrain_files = {"N22E104.hgt"};
    EXPECT_THAT(error(ErrorKind::no_input), HasSubstr("--dem N22E104.hgt: there is no such file"));
    query.terrain_files = {tile("west.tif", 103.7)};
    query.land_cover_files = {"cover.tif"};
    EXPECT_THAT(error(ErrorKind::no_input), HasSubstr("--land-cover cover.tif: there is no such file"));
}

TEST_F(SurroundingsTest, AMissingCrsCanBeSaid) {
    const RasterSpec bare{.west = 103.8, .crs = ""};
    query.terrain_files = {write_raster(folder.path() / "bare.tif", bare, slope).string()};
    query.place = {103.95, 22.5};
    EXPECT_THAT(error(ErrorKind::bad_data),
                AllOf(HasSubstr("names no coordinate reference system"), HasSubstr("--dem-crs")));
    query.terrain_crs = "EPSG:4326";
    const Surroundings found = read();
    const auto cell = found.layers.terrain.grid().cell_at(found.place);
    EXPECT_NEAR(found.layers.terrain.at(*cell).value(), slope(103.95, 22.5), 10.0);
}

TEST_F(SurroundingsTest, AWorkingCrsMustBeMetric) {
    query.crs = "EPSG:4326";
    EXPECT_THAT(error(ErrorKind::usage), AllOf(HasSubstr("--crs"), HasSubstr("not projected in metres")));
    query.crs = "EPSG:32648";
    EXPECT_EQ(read().layers.crs.definition, "EPSG:32648");
}

TEST_F(SurroundingsTest, MoreCellsThanMemoryHoldsAreRefusedBeforeTheyAreMade) {
    query.radius = Metres{200'000.0};
    query.cell_size = Metres{5.0};
    EXPECT_THAT(error(ErrorKind::usage), AllOf(HasSubstr("--radius-km: 200 km"), HasSubstr("250 million cells")));
}

TEST_F(SurroundingsTest, LandCoverLiesOnTheTerrainsCells) {
    query.land_cover_files = {write_raster(folder.path() / "cover.tif",
                                           {.cols = 200, .rows = 200, .west = 103.8, .type = GDT_Byte},
                                           [](double lon, double) { return lon < 103.99 ? 1.0 : 6.0; })
                                  .string()};
    const Surroundings found = read();
    const Raster<std::uint8_t>& cover = found.layers.land_cover;
    ASSERT_EQ(cover.grid(), found.layers.terrain.grid());
    EXPECT_EQ(cover.at({Row{30}, Col{5}}), 1);
    EXPECT_EQ(cover.at({Row{30}, Col{55}}), 6);
}

TEST_F(SurroundingsTest, AnHgtTileKnowsItsPlaceByItsName) {
    const std::filesystem::path file = std::filesystem::path{LOMSONG_SHARED_DIR} / "data/terrain/N44W072.hgt";
    if (!std::filesystem::exists(file)) {
        GTEST_SKIP() << "skipped: no ../shared/data/terrain";
    }
    query.terrain_files = {file.string()};
    query.place = {-71.5, 44.5};
    const Surroundings found = read();
    EXPECT_EQ(found.layers.crs.definition, "EPSG:32619");
    EXPECT_TRUE(std::ranges::none_of(found.layers.terrain.values(), [](float value) { return std::isnan(value); }));
}

}  // namespace
}  // namespace lomsong
