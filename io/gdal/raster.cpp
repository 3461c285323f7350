// SPDX-License-Identifier: Apache-2.0
#include "io/gdal/raster.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include <gdal_priv.h>

#include "engine/core/error.hpp"
#include "io/gdal/session.hpp"

namespace lomsong::gdal {

namespace {

constexpr int k_edge_steps = 32;

/// Marks what the band itself declares as no data, and applies its scale.
void apply_nodata(GDALRasterBand& band, std::vector<float>& values) {
    constexpr float k_unknown = std::numeric_limits<float>::quiet_NaN();
    int has_nodata = 0;
    const auto nodata = static_cast<float>(band.GetNoDataValue(&has_nodata));
    int has_scale = 0;
    int has_offset = 0;
    const double scale = band.GetScale(&has_scale);
    const double offset = band.GetOffset(&has_offset);
    const bool scaled = (has_scale != 0 && scale != 1.0) || (has_offset != 0 && offset != 0.0);
    for (float& value : values) {
        if (!std::isfinite(value) || (has_nodata != 0 && value == nodata)) {
            value = k_unknown;
        } else if (scaled) {
            value = static_cast<float>(static_cast<double>(value) * scale + offset);
        }
    }
}

std::string definition_of(const GDALDataset& dataset) {
    const OGRSpatialReference* reference = dataset.GetSpatialRef();
    if (reference == nullptr || reference->IsEmpty() || reference->IsLocal() != 0) {
        return {};
    }
    char* text = nullptr;
    constexpr std::array<const char*, 2> k_options{"FORMAT=WKT2", nullptr};
    const bool failed = reference->exportToWkt(&text, k_options.data()) != OGRERR_NONE || text == nullptr;
    std::string wkt = failed ? "" : text;
    CPLFree(text);
    return wkt;
}

Point applied(const double (&transform)[6], Point point) {
    return {transform[0] + transform[1] * point.x + transform[2] * point.y,
            transform[3] + transform[4] * point.x + transform[5] * point.y};
}

}  // namespace

RasterFile::RasterFile(const std::filesystem::path& file, const std::string& shown, const std::string& crs,
                       const std::string& crs_advice)
    : m_dataset{open(file, Content::raster, shown)}, m_shown{shown}, m_crs{crs} {
    const Messages messages;
    if (m_dataset->GetRasterCount() < 1) {
        throw Error{ErrorKind::bad_data, shown, "is a raster without a band. Name a file with values in it."};
    }
    m_cols = m_dataset->GetRasterXSize();
    m_rows = m_dataset->GetRasterYSize();
    if (m_dataset->GetGeoTransform(m_to_position) != CE_None ||
        GDALInvGeoTransform(m_to_position, m_to_pixel) == 0) {
        throw Error{ErrorKind::bad_data, shown,
                    "is a raster without a position on the Earth. Use a georeferenced file, or put its world file "
                    "beside it."};
    }
    if (m_crs.empty()) {
        m_crs = definition_of(*m_dataset);
    }
    if (m_crs.empty()) {
        throw Error{ErrorKind::bad_data, shown, "names no coordinate reference system. " + crs_advice};
    }
}

Window RasterFile::clipped(const Window& window) const {
    const int west = std::clamp(window.col, 0, m_cols);
    const int north = std::clamp(window.row, 0, m_rows);
    return {west, north, std::clamp(window.col + window.cols, west, m_cols) - west,
            std::clamp(window.row + window.rows, north, m_rows) - north};
}

Point RasterFile::pixel_of(Point position) const { return applied(m_to_pixel, position); }
Point RasterFile::position_of(Point pixel) const { return applied(m_to_position, pixel); }

Box RasterFile::box_in(const std::string& other_crs) const {
    const Transform transform{gdal::crs(m_crs), gdal::crs(other_crs)};
    Box box;
    const auto add = [&](double col, double row) {
        if (const std::optional<Point> point = transform(position_of({col, row}))) {
            box.add(*point);
        }
    };
    for (int i = 0; i <= k_edge_steps; ++i) {
        const double along = static_cast<double>(i) / k_edge_steps;
        add(along * m_cols, 0.0);
        add(along * m_cols, m_rows);
        add(0.0, along * m_rows);
        add(m_cols, along * m_rows);
    }
    return box;
}

Pixels RasterFile::read(const Window& window) const {
    std::vector<float> values(static_cast<std::size_t>(window.cols) * static_cast<std::size_t>(window.rows));
    const Messages messages;
    GDALRasterBand& band = *m_dataset->GetRasterBand(1);
    const CPLErr failed = band.RasterIO(GF_Read, window.col, window.row, window.cols, window.rows, values.data(),
                                        window.cols, window.rows, GDT_Float32, 0, 0, nullptr);
    if (failed != CE_None || messages.any_error()) {
        throw Error{ErrorKind::bad_data, m_shown,
                    "breaks off or is damaged at row " + std::to_string(window.row + 1) + ": " + messages.first() +
                        ". Ask for the file again."};
    }
    apply_nodata(band, values);
    const int flags = band.GetMaskFlags();
    if ((flags & (GMF_ALL_VALID | GMF_NODATA)) == 0) {
        std::vector<unsigned char> mask(values.size());
        if (band.GetMaskBand()->RasterIO(GF_Read, window.col, window.row, window.cols, window.rows, mask.data(),
                                         window.cols, window.rows, GDT_Byte, 0, 0, nullptr) != CE_None) {
            throw Error{ErrorKind::bad_data, m_shown, "its mask cannot be read. Ask for the file again."};
        }
        for (std::size_t i = 0; i < values.size(); ++i) {
            values[i] = mask[i] == 0 ? std::numeric_limits<float>::quiet_NaN() : values[i];
        }
    }
    return {window, std::move(values)};
}

}  // namespace lomsong::gdal
