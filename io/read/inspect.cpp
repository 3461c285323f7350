// SPDX-License-Identifier: Apache-2.0
#include "io/read/inspect.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "engine/core/text.hpp"
#include "io/gdal/dataset.hpp"
#include "io/gdal/session.hpp"

namespace lomsong {

namespace {

constexpr std::size_t k_samples = 20;         ///< different values kept per column
constexpr std::size_t k_sampled_rows = 2000;  ///< rows looked at for them
constexpr int k_sampled_pixels = 256;         ///< edge of the coarse look at a raster
constexpr double k_metres_per_degree = 111'320.0;

/// Nothing for geometry types that no layer uses.
std::optional<ContentKind> kind_of(OGRwkbGeometryType type) {
    switch (OGR_GT_Flatten(type)) {
        case wkbPoint:
        case wkbMultiPoint: return ContentKind::points;
        case wkbLineString:
        case wkbMultiLineString: return ContentKind::lines;
        case wkbPolygon:
        case wkbMultiPolygon: return ContentKind::polygons;
        default: return std::nullopt;
    }
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

ContentSummary summary_of(OGRLayer& layer) {
    ContentSummary summary;
    summary.layer = layer.GetName();
    summary.crs = name_of(layer.GetSpatialRef());
    OGRFeatureDefn& definition = *layer.GetLayerDefn();
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        summary.columns.emplace_back(definition.GetFieldDefn(i)->GetNameRef());
    }
    summary.samples.resize(summary.columns.size());
    std::optional<ContentKind> kind = kind_of(layer.GetGeomType());
    layer.ResetReading();
    for (std::size_t row = 0; row < k_sampled_rows; ++row) {
        const OGRFeatureUniquePtr feature{layer.GetNextFeature()};
        if (!feature) {
            break;
        }
        for (std::size_t i = 0; i < summary.columns.size(); ++i) {
            keep_sample(summary.samples[i], trimmed(feature->GetFieldAsString(static_cast<int>(i))));
        }
        if (!kind && feature->GetGeometryRef() != nullptr) {
            kind = kind_of(feature->GetGeometryRef()->getGeometryType());
        }
    }
    summary.kind = kind.value_or(ContentKind::table);
    summary.rows = static_cast<std::uint64_t>(std::max<GIntBig>(0, layer.GetFeatureCount(TRUE)));
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

void inspect_one(const std::string& gdal_name, std::vector<ContentSummary>& found) {
    if (const gdal::DatasetPtr vector = gdal::try_open(gdal_name, gdal::Content::vector)) {
        for (int i = 0; i < vector->GetLayerCount(); ++i) {
            if (OGRLayer* layer = vector->GetLayer(i)) {
                found.push_back(summary_of(*layer));
                found.back().only_layer = vector->GetLayerCount() == 1;
            }
        }
    }
    const gdal::DatasetPtr raster = gdal::try_open(gdal_name, gdal::Content::raster);
    if (raster && raster->GetRasterCount() > 0) {
        found.push_back(summary_of(*raster));
    }
}

}  // namespace

std::vector<ContentSummary> inspect(const std::filesystem::path& file) {
    gdal::start();
    const gdal::Messages messages;
    std::vector<ContentSummary> found;
    for (const std::string& name : gdal::gdal_names(file)) {
        inspect_one(name, found);
    }
    for (ContentSummary& summary : found) {
        summary.file = file;
    }
    return found;
}

}  // namespace lomsong
