// SPDX-License-Identifier: Apache-2.0
/// @file  coverage_<operator>_<technology>.tif. A GeoTIFF has one number type for all bands: Float32, which
///        holds every sector index exactly. Overviews take the nearest cell: a mean of sector indices would be
///        another sector's.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <cpl_string.h>
#include <gdal_priv.h>

#include "io/gdal/session.hpp"
#include "io/write/disk.hpp"
#include "io/write/names.hpp"
#include "io/write/writers/writers.hpp"

namespace lomsong {

namespace {

struct CloseDataset {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using DatasetPtr = std::unique_ptr<GDALDataset, CloseDataset>;

constexpr float k_nodata = -9999.0F;

void require(bool done, const gdal::Messages& messages, const std::filesystem::path& file) {
    if (!done || messages.any_error()) {
        throw cannot_write(file, messages.first() + ". Check the free space, or choose another place with -o.");
    }
}

/// A level to the nearest 1/16 dB: finer than any prediction, and without the noise of the last bits a file is
/// several times smaller.
float without_noise(float level_dbm) { return std::round(16.0F * level_dbm) / 16.0F; }
float without_noise(std::int32_t sector) { return static_cast<float>(sector); }

/// The cells of a raster as Float32, unknown ones as k_nodata.
template <class T>
std::vector<float> with_nodata(const Raster<T>& raster) {
    std::vector<float> cells(raster.values().size());
    std::ranges::transform(raster.values(), cells.begin(), [](auto stored) {
        return Raster<T>::is_known(stored) ? without_noise(stored) : k_nodata;
    });
    return cells;
}

bool fill_band(GDALRasterBand& band, std::vector<float> cells, const std::string& description) {
    band.SetDescription(description.c_str());
    band.SetNoDataValue(static_cast<double>(k_nodata));
    return band.RasterIO(GF_Write, 0, 0, band.GetXSize(), band.GetYSize(), cells.data(), band.GetXSize(),
                         band.GetYSize(), GDT_Float32, 0, 0, nullptr) == CE_None;
}

void describe(GDALDataset& dataset, const WriteJob& job, const CoverageLayer& layer) {
    const std::string& operator_name = job.layers.operators.at(layer.operator_index);
    dataset.SetMetadataItem("OPERATOR", operator_name.c_str());
    dataset.SetMetadataItem("TECHNOLOGY", std::string{info(layer.technology).name}.c_str());
    dataset.SetMetadataItem("CONDITIONS", stamp(job.layers, job.parameters).c_str());
    dataset.SetMetadataItem("SOFTWARE", ("lomsong " + job.record.version).c_str());
    dataset.SetMetadataItem("AREA_OR_POINT", "Area");
    if (!job.parameters.title.empty()) {
        dataset.SetMetadataItem("TITLE", job.parameters.title.c_str());
    }
    if (job.parameters.made_up) {
        dataset.SetMetadataItem("MADE_UP", "YES");
    }
    dataset.GetRasterBand(1)->SetUnitType("dBm");
    dataset.GetRasterBand(2)->SetMetadataItem("LOOKUP", "sector_index of stations.geojson");
}

/// The layer as a dataset in memory, ready to be copied into a file; null when GDAL refuses.
DatasetPtr in_memory(const WriteJob& job, const CoverageLayer& layer) {
    const Grid& grid = layer.level.grid();
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("MEM");
    DatasetPtr dataset{driver == nullptr ? nullptr
                                         : driver->Create("", grid.cols(), grid.rows(), 2, GDT_Float32, nullptr)};
    if (!dataset) {
        return nullptr;
    }
    std::array<double, 6> corner{grid.west(), grid.cell_size().value(), 0.0, grid.north(),
                                 0.0,         -grid.cell_size().value()};
    const OGRSpatialReference crs = gdal::crs(job.layers.crs.definition);
    dataset->SetGeoTransform(corner.data());
    dataset->SetSpatialRef(&crs);
    describe(*dataset, job, layer);
    const std::string level_name{info(layer.technology).level_name};
    const bool done = fill_band(*dataset->GetRasterBand(1), with_nodata(layer.level),
                                "median " + level_name + " of the best server, dBm") &&
                      fill_band(*dataset->GetRasterBand(2), with_nodata(layer.sector),
                                "best server: sector_index of stations.geojson");
    return done ? std::move(dataset) : nullptr;
}

/// GDAL asks this between blocks; FALSE makes it stop.
int CPL_STDCALL go_on(double /*done*/, const char* /*text*/, void* reporter) {
    return static_cast<const Reporter*>(reporter)->cancelled() ? FALSE : TRUE;
}

void write_layer(const WriteJob& job, const CoverageLayer& layer, const std::filesystem::path& file) {
    const gdal::Messages messages;
    const DatasetPtr source = in_memory(job, layer);
    require(source != nullptr, messages, file);
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("COG");
    require(driver != nullptr, messages, file);
    CPLStringList options;
    options.SetNameValue("COMPRESS", "DEFLATE");
    options.SetNameValue("PREDICTOR", "YES");
    options.SetNameValue("OVERVIEW_RESAMPLING", "NEAREST");
    options.SetNameValue("NUM_THREADS", "1");
    DatasetPtr copy{driver->CreateCopy(file.c_str(), source.get(), FALSE, options.List(), go_on, &job.reporter)};
    stop_if_cancelled(job.reporter);
    require(copy != nullptr, messages, file);
    copy.reset();  // the last blocks are written here
    require(true, messages, file);
}

}  // namespace

void write_coverage_rasters(const WriteJob& job) {
    const std::vector<std::string> keys = operator_keys(job.layers.operators);
    for (const CoverageLayer& layer : job.results.coverage) {
        stop_if_cancelled(job.reporter);
        if (layer.level.grid().empty()) {
            continue;
        }
        const std::string name = "coverage_" + layer_key(keys.at(layer.operator_index), layer.technology) + ".tif";
        write_layer(job, layer, job.folder / name);
    }
}

}  // namespace lomsong
