// SPDX-License-Identifier: Apache-2.0
#include "io/write/coverage_image.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include <cpl_string.h>
#include <gdal_priv.h>

#include "io/gdal/dataset.hpp"
#include "io/gdal/session.hpp"
#include "io/write/disk.hpp"

namespace lomsong {

namespace {

void require(bool done, const gdal::Messages& messages, const std::filesystem::path& file) {
    if (!done || messages.any_error()) {
        throw cannot_write(file, messages.first() + ". Check the free space, or choose another place.");
    }
}

std::vector<float> rounded(std::vector<float> values) {
    constexpr float k_steps_per_db = 16.0F;
    std::ranges::transform(values, values.begin(),
                           [](float value) { return std::round(k_steps_per_db * value) / k_steps_per_db; });
    return values;
}

/// The values as a dataset, not copied: they must outlive it, and nobody writes to them.
gdal::DatasetPtr dataset_over(const std::vector<float>& values, const CoverageImage& image) {
    const Grid& grid = image.values.grid();
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("MEM");
    gdal::DatasetPtr dataset{
        driver == nullptr ? nullptr : driver->Create("", grid.cols(), grid.rows(), 0, GDT_Float32, nullptr)};
    if (!dataset) {
        return nullptr;
    }
    std::array<char, 32> pointer{};
    CPLPrintPointer(pointer.data(), const_cast<float*>(values.data()), static_cast<int>(pointer.size()) - 1);
    CPLStringList options;
    options.SetNameValue("DATAPOINTER", pointer.data());
    if (dataset->AddBand(GDT_Float32, options.List()) != CE_None) {
        return nullptr;
    }
    std::array<double, 6> corner{grid.west(), grid.cell_size().value(), 0.0, grid.north(),
                                 0.0,         -grid.cell_size().value()};
    const OGRSpatialReference crs = gdal::crs(image.crs);
    dataset->SetGeoTransform(corner.data());
    dataset->SetSpatialRef(&crs);
    dataset->SetMetadataItem("CONDITIONS", image.conditions.c_str());
    dataset->SetMetadataItem("SOFTWARE", image.software.c_str());
    dataset->SetMetadataItem("AREA_OR_POINT", "Area");
    GDALRasterBand& band = *dataset->GetRasterBand(1);
    band.SetDescription(image.description.c_str());
    band.SetUnitType(image.unit.c_str());
    band.SetNoDataValue(std::numeric_limits<double>::quiet_NaN());
    return dataset;
}

CPLStringList creation_options(ImageOptions options) {
    CPLStringList list;
    list.SetNameValue("BLOCKSIZE", "512");
    list.SetNameValue("OVERVIEWS", options.overviews ? "IGNORE_EXISTING" : "NONE");
    list.SetNameValue("OVERVIEW_RESAMPLING", "NEAREST");
    list.SetNameValue("BIGTIFF", "IF_SAFER");
    if (options.packing == ImagePacking::none) {
        list.SetNameValue("COMPRESS", "NONE");
    } else {
        list.SetNameValue("COMPRESS", options.packing == ImagePacking::zstd ? "ZSTD" : "DEFLATE");
        list.SetNameValue("LEVEL", "1");
        list.SetNameValue("PREDICTOR", "YES");
    }
    return list;
}

}  // namespace

void write_coverage_image(const CoverageImage& image, ImageOptions options, const std::filesystem::path& file) {
    gdal::start();
    const gdal::Messages messages;
    const bool packed = options.packing != ImagePacking::none;
    const std::vector<float> shorter = packed ? rounded(image.values.values()) : std::vector<float>{};
    const gdal::DatasetPtr source = dataset_over(packed ? shorter : image.values.values(), image);
    require(source != nullptr, messages, file);
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("COG");
    require(driver != nullptr, messages, file);
    CPLStringList list = creation_options(options);
    gdal::DatasetPtr copy{driver->CreateCopy(file.c_str(), source.get(), FALSE, list.List(), nullptr, nullptr)};
    require(copy != nullptr, messages, file);
    copy.reset();  // the last blocks are written here
    require(true, messages, file);
}

}  // namespace lomsong
