// SPDX-License-Identifier: Apache-2.0
#include "io/read/inspect.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include "engine/core/error.hpp"
#include "engine/core/reporter.hpp"
#include "io/clean/finding.hpp"
#include "io/clean/sheet.hpp"
#include "io/clean/text_of_table.hpp"
#include "io/gdal/dataset.hpp"
#include "io/gdal/session.hpp"
#include "io/read/read_table.hpp"
#include "io/read/written_shapes.hpp"

namespace lomsong {

namespace {

constexpr std::size_t k_samples = 20;         ///< different values kept per column
constexpr std::size_t k_sampled_rows = 2000;  ///< rows looked at for them
constexpr int k_sampled_pixels = 256;         ///< edge of the coarse look at a raster
constexpr double k_metres_per_degree = 111'320.0;

/// Of the first shape that a layer could use.
ContentKind kind_of(const VectorTable& table) {
    if (!table.has_geometry) {
        return ContentKind::table;
    }
    for (const TableRow& row : table.rows) {
        switch (row.shape.kind) {
            case ShapeKind::point: return ContentKind::points;
            case ShapeKind::lines: return ContentKind::lines;
            case ShapeKind::polygons: return ContentKind::polygons;
            default: break;
        }
    }
    return ContentKind::table;
}

std::string name_of(const OGRSpatialReference* reference) {
    const char* name = reference == nullptr ? nullptr : reference->GetName();
    return name == nullptr ? std::string{} : std::string{name};
}

void keep_sample(std::vector<std::string>& samples, std::string value) {
    if (!value.empty() && samples.size() < k_samples && std::ranges::find(samples, value) == samples.end()) {
        samples.push_back(std::move(value));
    }
}

/// The name of a CRS given as text; empty when there is none.
std::string crs_name(const std::string& definition) {
    if (definition.empty()) {
        return {};
    }
    const OGRSpatialReference reference = gdal::crs(definition);
    return name_of(&reference);
}

ContentSummary summary_of(const VectorTable& table) {
    ContentSummary summary;
    summary.layer = table.layer;
    summary.kind = kind_of(table);
    summary.crs = crs_name(table.crs);
    summary.columns = table.columns;
    summary.own_headings = table.own_headings;
    summary.samples.resize(table.columns.size());
    summary.rows = table.rows.size();
    summary.understood = table.understood;
    for (std::size_t row = 0; row < std::min(table.rows.size(), k_sampled_rows); ++row) {
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            keep_sample(summary.samples[i], table.rows[row].values[i]);
        }
    }
    return summary;
}

/// Smallest and largest known value of a coarse look; zeros when nothing is known.
void sample_values(GDALRasterBand& band, ContentSummary& summary) {
    const int cols = std::min(band.GetXSize(), k_sampled_pixels);
    const int rows = std::min(band.GetYSize(), k_sampled_pixels);
    std::vector<double> values(static_cast<std::size_t>(cols) * static_cast<std::size_t>(rows));
    if (band.RasterIO(GF_Read, 0, 0, band.GetXSize(), band.GetYSize(), values.data(), cols, rows, GDT_Float64, 0, 0,
                      nullptr) != CE_None) {
        return;
    }
    int has_nodata = 0;
    const double nodata = band.GetNoDataValue(&has_nodata);
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -lowest;
    for (const double value : values) {
        if (std::isfinite(value) && !(has_nodata != 0 && value == nodata)) {
            lowest = std::min(lowest, value);
            highest = std::max(highest, value);
        }
    }
    if (lowest <= highest) {
        summary.minimum = lowest;
        summary.maximum = highest;
    }
}

ContentSummary summary_of(GDALDataset& raster) {
    ContentSummary summary;
    summary.kind = ContentKind::raster;
    const OGRSpatialReference* reference = raster.GetSpatialRef();
    summary.crs = name_of(reference);
    summary.bands = raster.GetRasterCount();
    GDALRasterBand& band = *raster.GetRasterBand(1);
    summary.data_type = GDALGetDataTypeName(band.GetRasterDataType());
    summary.has_colour_or_classes =
        band.GetColorTable() != nullptr || band.GetCategoryNames() != nullptr || band.GetDefaultRAT() != nullptr;
    sample_values(band, summary);
    double transform[6] = {};
    if (raster.GetGeoTransform(transform) == CE_None) {
        const bool degrees = reference != nullptr && reference->IsGeographic() != 0;
        const double unit_m = degrees                ? k_metres_per_degree
                              : reference != nullptr ? reference->GetLinearUnits()
                                                     : 1.0;
        summary.resolution_m = std::hypot(transform[4], transform[5]) * unit_m;
    }
    summary.rows = static_cast<std::uint64_t>(band.GetXSize()) * static_cast<std::uint64_t>(band.GetYSize());
    return summary;
}

/// The vector layers. What cannot be read as such, or not safely, is none.
void inspect_tables(const std::filesystem::path& file, std::vector<ContentSummary>& found) {
    const SilentReporter reporter;
    const std::string shown = file.filename().string();
    try {
        std::vector<VectorTable> tables = read_tables({file, shown, {}}, reporter);
        for (VectorTable& table : tables) {
            RowFindings findings;
            settle_text(table, {}, findings);
            lay_out(table, 0);
            take_written_shapes(table, findings);
            ContentSummary& summary = found.emplace_back(summary_of(table));
            summary.only_layer = tables.size() == 1;
            if (summary.layer.empty() && table.file != shown) {  // a file in an archive
                summary.layer = table.file.substr(shown.size() + 1);
            }
        }
    } catch (const Error&) {
        return;
    }
}

void inspect_raster(const std::string& gdal_name, std::vector<ContentSummary>& found) {
    const gdal::DatasetPtr raster = gdal::try_open(gdal_name, gdal::Content::raster);
    if (raster && raster->GetRasterCount() > 0) {
        found.push_back(summary_of(*raster));
    }
}

/// Under which GDAL may open it as a raster; none of an archive that is not safe to open.
std::vector<std::string> raster_names(const std::filesystem::path& file) {
    try {
        return gdal::gdal_names(file);
    } catch (const Error&) {
        return {};
    }
}

}  // namespace

std::vector<ContentSummary> inspect(const std::filesystem::path& file) {
    gdal::start();
    const gdal::Messages messages;
    std::vector<ContentSummary> found;
    inspect_tables(file, found);
    for (const std::string& name : raster_names(file)) {
        inspect_raster(name, found);
    }
    for (ContentSummary& summary : found) {
        summary.file = file;
    }
    return found;
}

}  // namespace lomsong
