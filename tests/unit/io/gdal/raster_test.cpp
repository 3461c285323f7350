// SPDX-License-Identifier: Apache-2.0
#include "io/gdal/raster.hpp"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/io/read/world.hpp"

namespace lomsong::gdal {
namespace {

using ::testing::HasSubstr;

RasterFile opened(const std::filesystem::path& file) { return RasterFile{file, "dem.tif", "", "[layers.terrain]"}; }

TEST(RasterFile, PixelCornersAndPositionsAreInverse) {
    const TemporaryFolder folder;
    const RasterFile file = opened(write_raster(folder.path() / "a.tif", {}, [](double, double) { return 1.0; }));
    const Point corner = file.position_of({0.0, 0.0});
    EXPECT_DOUBLE_EQ(corner.x, 103.75);
    EXPECT_DOUBLE_EQ(corner.y, 22.65);
    const Point pixel = file.pixel_of(file.position_of({12.25, 7.5}));
    EXPECT_NEAR(pixel.x, 12.25, 1e-6);
    EXPECT_NEAR(pixel.y, 7.5, 1e-6);
}

TEST(RasterFile, WindowsAreClippedToTheFile) {
    const TemporaryFolder folder;
    const RasterFile file = opened(write_raster(folder.path() / "a.tif", {}, [](double, double) { return 1.0; }));
    const Window window = file.clipped({-5, 90, 20, 40});
    EXPECT_EQ(window.col, 0);
    EXPECT_EQ(window.cols, 15);
    EXPECT_EQ(window.rows, 10);
    EXPECT_TRUE(file.clipped({200, 0, 10, 10}).empty());
}

TEST(RasterFile, NoDataIsNaNWhateverItsMark) {
    const TemporaryFolder folder;
    const double mark = 7.0;
    const RasterFile file = opened(write_raster(folder.path() / "a.tif", {.nodata = &mark}, [](double x, double) {
        return x < 103.80 ? 7.0 : x < 103.85 ? std::nan("") : 3.0;
    }));
    const Pixels pixels = file.read(file.whole());
    EXPECT_TRUE(std::isnan(pixels.at(0, 0)));
    EXPECT_TRUE(std::isnan(pixels.at(20, 0)));
    EXPECT_EQ(pixels.at(60, 0), 3.0F);
    EXPECT_TRUE(std::isnan(pixels.at(-1, 0))) << "outside the window nothing is known";
}

TEST(RasterFile, AnExtentInAnotherCrsFollowsTheEdges) {
    const TemporaryFolder folder;
    const RasterFile file = opened(write_raster(folder.path() / "a.tif", {}, [](double, double) { return 1.0; }));
    const Box box = file.box_in("EPSG:9208");
    const Transform to_zone{wgs84(), crs("EPSG:9208")};
    EXPECT_TRUE(box.contains(to_zone({103.9, 22.5}).value()));
    EXPECT_NEAR(box.max_x - box.min_x, 30'900.0, 200.0);
}

TEST(RasterFile, APictureWithoutPositionIsRefused) {
    const TemporaryFolder folder;
    start();
    const auto file = folder.path() / "picture.tif";
    DatasetPtr{GetGDALDriverManager()->GetDriverByName("GTiff")->Create(file.c_str(), 4, 4, 1, GDT_Byte, nullptr)};
    try {
        static_cast<void>(opened(file));
        FAIL() << "a picture was taken for terrain";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("is a raster without a position on the Earth"));
    }
}

}  // namespace
}  // namespace lomsong::gdal
