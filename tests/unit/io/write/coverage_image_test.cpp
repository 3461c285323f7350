// SPDX-License-Identifier: Apache-2.0
#include "io/write/coverage_image.hpp"

#include <cmath>
#include <string>
#include <tuple>
#include <vector>

#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/gdal/dataset.hpp"
#include "tests/unit/io/write/sample_world.hpp"

namespace lomsong::test {

namespace {

using testing::HasSubstr;

Raster<float> sample_values() {
    Raster<float> values{Grid{405'000.0, 2'492'000.0, Metres{30.0}, 700, 900}};
    for (std::size_t i = 0; i < values.values().size(); ++i) {
        if (i % 7 != 0) {
            values.values()[i] = -60.0F - 0.0123F * static_cast<float>(i % 4'000);
        }
    }
    return values;
}

CoverageImage image_of(const Raster<float>& values) {
    return {values, "EPSG:9208", "dBm", "median level, dBm", "what it depends on", "lomsong test"};
}

std::vector<float> read_back(GDALDataset& dataset) {
    GDALRasterBand& band = *dataset.GetRasterBand(1);
    std::vector<float> values(static_cast<std::size_t>(band.GetXSize()) *
                              static_cast<std::size_t>(band.GetYSize()));
    EXPECT_EQ(band.RasterIO(GF_Read, 0, 0, band.GetXSize(), band.GetYSize(), values.data(), band.GetXSize(),
                            band.GetYSize(), GDT_Float32, 0, 0, nullptr),
              CE_None);
    return values;
}

TEST(CoverageImage, ValuesComeBackToTheLastBitAndUnknownOnesAsNoData) {
    const ScratchFolder scratch;
    const Raster<float> values = sample_values();
    write_coverage_image(image_of(values), {}, scratch.path() / "level.tif");
    const gdal::DatasetPtr file = gdal::open(scratch.path() / "level.tif", gdal::Content::raster, "level.tif");
    const std::vector<float> found = read_back(*file);
    ASSERT_EQ(found.size(), values.values().size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        ASSERT_TRUE(found[i] == values.values()[i] || (std::isnan(found[i]) && std::isnan(values.values()[i])));
    }
    EXPECT_TRUE(std::isnan(file->GetRasterBand(1)->GetNoDataValue()));
}

TEST(CoverageImage, PackedValuesAreRoundedToASixteenth) {
    const Raster<float> values = sample_values();
    for (const ImagePacking packing : {ImagePacking::deflate, ImagePacking::zstd}) {
        const ScratchFolder scratch;
        write_coverage_image(image_of(values), {packing, false}, scratch.path() / "level.tif");
        const std::vector<float> found =
            read_back(*gdal::open(scratch.path() / "level.tif", gdal::Content::raster, "level.tif"));
        for (std::size_t i = 0; i < found.size(); ++i) {
            ASSERT_EQ(std::isnan(found[i]), std::isnan(values.values()[i]));
            if (!std::isnan(found[i])) {
                ASSERT_NEAR(found[i], values.values()[i], 0.03126F);
                ASSERT_EQ(found[i] * 16.0F, std::round(found[i] * 16.0F));
            }
        }
    }
}

TEST(CoverageImage, TheFileSaysWhereItLiesAndWhatItHolds) {
    const ScratchFolder scratch;
    const Raster<float> values = sample_values();
    write_coverage_image(image_of(values), {}, scratch.path() / "level.tif");
    const gdal::DatasetPtr file = gdal::open(scratch.path() / "level.tif", gdal::Content::raster, "level.tif");
    double corner[6] = {};
    ASSERT_EQ(file->GetGeoTransform(corner), CE_None);
    EXPECT_THAT(corner, testing::ElementsAre(405'000.0, 30.0, 0.0, 2'492'000.0, 0.0, -30.0));
    EXPECT_STREQ(file->GetSpatialRef()->GetAuthorityCode(nullptr), "9208");
    EXPECT_STREQ(file->GetMetadataItem("CONDITIONS"), "what it depends on");
    EXPECT_STREQ(file->GetMetadataItem("SOFTWARE"), "lomsong test");
    EXPECT_STREQ(file->GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE"), "COG");
    EXPECT_STREQ(file->GetRasterBand(1)->GetUnitType(), "dBm");
    EXPECT_STREQ(file->GetRasterBand(1)->GetDescription(), "median level, dBm");
}

TEST(CoverageImage, OverviewsAreThereWhenAskedFor) {
    const ScratchFolder scratch;
    const Raster<float> values = sample_values();
    for (const bool overviews : {false, true}) {
        const std::filesystem::path path = scratch.path() / (overviews ? "with.tif" : "without.tif");
        write_coverage_image(image_of(values), {ImagePacking::none, overviews}, path);
        const gdal::DatasetPtr file = gdal::open(path, gdal::Content::raster, "level.tif");
        EXPECT_EQ(file->GetRasterBand(1)->GetOverviewCount() > 0, overviews);
    }
}

TEST(CoverageImage, TheSameImageHasTheSameBytes) {
    const ScratchFolder scratch;
    const Raster<float> values = sample_values();
    write_coverage_image(image_of(values), {ImagePacking::deflate, true}, scratch.path() / "a.tif");
    write_coverage_image(image_of(values), {ImagePacking::deflate, true}, scratch.path() / "b.tif");
    EXPECT_EQ(bytes_of(scratch.path() / "a.tif"), bytes_of(scratch.path() / "b.tif"));
}

TEST(CoverageImage, AFullDiskIsSaid) {
    const Raster<float> values = sample_values();
    const std::string message = message_of([&] { write_coverage_image(image_of(values), {}, "/dev/full"); });
    EXPECT_THAT(message, HasSubstr("/dev/full: cannot be written"));
}

}  // namespace

}  // namespace lomsong::test
