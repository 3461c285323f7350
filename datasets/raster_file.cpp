// SPDX-License-Identifier: Apache-2.0
#include "datasets/raster_file.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <type_traits>
#include <utility>

#include <cpl_string.h>
#include <gdal_priv.h>

#include "engine/core/error.hpp"
#include "io/gdal/session.hpp"

namespace lomsong::datasets {

namespace {

template <class T>
constexpr GDALDataType band_type() {
    if constexpr (std::is_same_v<T, std::int16_t>) {
        return GDT_Int16;
    } else {
        return std::is_same_v<T, float> ? GDT_Float32 : GDT_Byte;
    }
}

/// Hands the rows of a raster to a file in strips; `stored` turns a value into what the file holds.
template <class T, class Values, class Stored>
void write_strips(RasterFile<T> file, const Grid& grid, const Values& values, const Stored& stored) {
    const auto cols = static_cast<std::size_t>(grid.cols());
    std::vector<T> strip;
    for (std::int32_t row = 0; row < grid.rows(); row += k_strip_rows) {
        const auto rows = static_cast<std::size_t>(std::min(k_strip_rows, grid.rows() - row));
        const auto first = values.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(row) * cols);
        strip.resize(rows * cols);
        std::transform(first, first + static_cast<std::ptrdiff_t>(strip.size()), strip.begin(), stored);
        file.add(strip);
    }
    file.finish();
}

}  // namespace

template <class T>
void RasterFile<T>::Close::operator()(GDALDataset* dataset) const {
    GDALClose(dataset);
}

template <class T>
RasterFile<T>::RasterFile(std::filesystem::path file, const Grid& grid, const std::string& description,
                          const std::string& crs)
    : m_file{std::move(file)} {
    gdal::start();
    const gdal::Messages messages;
    CPLStringList options;
    options.SetNameValue("COMPRESS", "DEFLATE");
    options.SetNameValue("PREDICTOR", std::is_same_v<T, float> ? "3" : "2");
    options.SetNameValue("TILED", "YES");
    options.SetNameValue("ZLEVEL", "6");
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    m_dataset.reset(driver->Create(m_file.c_str(), grid.cols(), grid.rows(), 1, band_type<T>(), options.List()));
    if (!m_dataset) {
        fail("cannot make this file", messages.first());
    }
    const double size_m = grid.cell_size().value();
    std::array<double, 6> corner{grid.west(), size_m, 0.0, grid.north(), 0.0, -size_m};
    const OGRSpatialReference reference = gdal::crs(crs);
    m_dataset->SetGeoTransform(corner.data());
    m_dataset->SetSpatialRef(&reference);
    m_dataset->SetMetadataItem("TIFFTAG_IMAGEDESCRIPTION", description.c_str());
}

template <class T>
RasterFile<T>::~RasterFile() = default;

template <class T>
void RasterFile<T>::fail(const std::string& what, const std::string& gdal_says) const {
    throw Error{ErrorKind::cannot_write, m_file.string(),
                what + (gdal_says.empty() ? "" : " (" + gdal_says + ")") +
                    ". Check the folder's rights and the space on the disk"};
}

template <class T>
void RasterFile<T>::add(std::vector<T>& values) {
    const gdal::Messages messages;
    const int cols = m_dataset->GetRasterXSize();
    const int rows = static_cast<int>(values.size()) / cols;
    const CPLErr state = m_dataset->GetRasterBand(1)->RasterIO(
        GF_Write, 0, m_rows_written, cols, rows, values.data(), cols, rows, band_type<T>(), 0, 0, nullptr);
    m_dataset->FlushCache();  // else GDAL keeps as many blocks as it finds memory for
    m_rows_written += rows;
    if (state != CE_None || messages.any_error()) {
        fail("not everything could be written", messages.first());
    }
}

template <class T>
void RasterFile<T>::finish() {
    const gdal::Messages messages;
    m_dataset.reset();
    if (messages.any_error()) {
        fail("not everything could be written", messages.first());
    }
}

template class RasterFile<std::int16_t>;
template class RasterFile<std::uint8_t>;
template class RasterFile<float>;

void write_heights(const Raster<HeightAboveSeaLevel>& heights, const std::filesystem::path& file,
                   const std::string& description) {
    write_strips(RasterFile<std::int16_t>{file, heights.grid(), description}, heights.grid(), heights.values(),
                 [](float height) { return static_cast<std::int16_t>(std::lround(height)); });
}

void write_classes(const Raster<std::uint8_t>& classes, const std::filesystem::path& file,
                   const std::string& description, const std::string& crs) {
    write_strips(RasterFile<std::uint8_t>{file, classes.grid(), description, crs}, classes.grid(), classes.values(),
                 [](std::uint8_t value) { return value; });
}

void write_amounts(const Raster<float>& amounts, const std::filesystem::path& file, const std::string& description,
                   const std::string& crs) {
    write_strips(RasterFile<float>{file, amounts.grid(), description, crs}, amounts.grid(), amounts.values(),
                 [](float value) { return value; });
}

}  // namespace lomsong::datasets
