// SPDX-License-Identifier: Apache-2.0
#include "datasets/raster_file.hpp"

#include <array>
#include <cmath>
#include <memory>
#include <vector>

#include <cpl_string.h>
#include <gdal_priv.h>

#include "datasets/country.hpp"
#include "engine/core/error.hpp"
#include "io/gdal/session.hpp"

namespace lomsong::datasets {

namespace {

/// Writes one band; `values` lie row by row on the grid.
template <class T>
void write_band(const Grid& grid, std::vector<T>& values, GDALDataType type, const std::filesystem::path& file,
                const std::string& description) {
    gdal::start();
    const gdal::Messages messages;
    const auto fail = [&](const std::string& what) {
        throw Error{ErrorKind::cannot_write, file.string(),
                    what + (messages.first().empty() ? "" : " (" + messages.first() + ")") +
                        ". Check the folder's rights and the space on the disk"};
    };
    CPLStringList options;
    options.SetNameValue("COMPRESS", "DEFLATE");
    options.SetNameValue("PREDICTOR", "2");
    options.SetNameValue("TILED", "YES");
    options.SetNameValue("ZLEVEL", "6");
    const auto close = [](GDALDataset* dataset) { GDALClose(dataset); };
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    std::unique_ptr<GDALDataset, decltype(close)> dataset{
        driver->Create(file.c_str(), grid.cols(), grid.rows(), 1, type, options.List()), close};
    if (!dataset) {
        fail("cannot make this file");
    }
    const double size_m = grid.cell_size().value();
    std::array<double, 6> corner{grid.west(), size_m, 0.0, grid.north(), 0.0, -size_m};
    const OGRSpatialReference crs = gdal::crs(k_country_crs);
    dataset->SetGeoTransform(corner.data());
    dataset->SetSpatialRef(&crs);
    dataset->SetMetadataItem("TIFFTAG_IMAGEDESCRIPTION", description.c_str());
    const CPLErr state = dataset->GetRasterBand(1)->RasterIO(
        GF_Write, 0, 0, grid.cols(), grid.rows(), values.data(), grid.cols(), grid.rows(), type, 0, 0, nullptr);
    dataset->FlushCache();
    dataset.reset();
    if (state != CE_None || messages.any_error()) {
        fail("not everything could be written");
    }
}

}  // namespace

void write_heights(const Raster<HeightAboveSeaLevel>& heights, const std::filesystem::path& file,
                   const std::string& description) {
    std::vector<std::int16_t> metres;
    metres.reserve(heights.values().size());
    for (const float height : heights.values()) {
        metres.push_back(static_cast<std::int16_t>(std::lround(height)));
    }
    write_band(heights.grid(), metres, GDT_Int16, file, description);
}

void write_classes(const Raster<std::uint8_t>& classes, const std::filesystem::path& file,
                   const std::string& description) {
    std::vector<std::uint8_t> copy = classes.values();
    write_band(classes.grid(), copy, GDT_Byte, file, description);
}

}  // namespace lomsong::datasets
