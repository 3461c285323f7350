// SPDX-License-Identifier: Apache-2.0
/// @file  The same bytes on every run, because gdal::start fixes the date that GDAL writes into a GeoPackage.
#include "io/write/writers/geopackage.hpp"

#include <filesystem>
#include <memory>
#include <string>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "io/gdal/session.hpp"
#include "io/write/disk.hpp"
#include "io/write/ogr_geometry.hpp"
#include "io/write/writers/writers.hpp"

namespace lomsong {

namespace {

struct CloseDataset {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using DatasetPtr = std::unique_ptr<GDALDataset, CloseDataset>;

/// The id of a feature, beside its own columns.
constexpr const char* k_id_field = "id";

OGRwkbGeometryType geometry_type(GeometryKind kind) {
    switch (kind) {
        case GeometryKind::points: return wkbPoint;
        case GeometryKind::lines: return wkbMultiLineString;
        case GeometryKind::polygons: return wkbMultiPolygon;
        case GeometryKind::mixed: return wkbUnknown;
    }
    return wkbUnknown;
}

OGRFieldType field_type(ColumnType type) {
    switch (type) {
        case ColumnType::text: return OFTString;
        case ColumnType::integer: return OFTInteger64;
        case ColumnType::real: return OFTReal;
        case ColumnType::boolean: return OFTInteger;
    }
    return OFTString;
}

void set(OGRFeature& feature, int field, const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        feature.SetField(field, text->c_str());
    } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        feature.SetField(field, static_cast<GIntBig>(*whole));
    } else if (const auto* number = std::get_if<double>(&value)) {
        feature.SetField(field, *number);
    } else if (const auto* flag = std::get_if<bool>(&value)) {
        feature.SetField(field, *flag ? 1 : 0);
    } else {
        feature.SetFieldNull(field);
    }
}

/// Throws what GDAL said when `done` is false or GDAL complained.
void require(bool done, const gdal::Messages& messages, const std::filesystem::path& file) {
    if (!done || messages.any_error()) {
        throw cannot_write(file, messages.first() + ". Check the free space, or choose another place with -o.");
    }
}

OGRLayer* create_layer(GDALDataset& dataset, const FeatureTable& table) {
    OGRSpatialReference wgs84 = gdal::wgs84();
    CPLStringList options;
    options.SetNameValue("DESCRIPTION", table.description.c_str());
    OGRLayer* layer =
        dataset.CreateLayer(table.name.c_str(), &wgs84, geometry_type(table.geometry), options.List());
    if (layer == nullptr) {
        return nullptr;
    }
    OGRFieldDefn id{k_id_field, OFTString};
    bool done = layer->CreateField(&id) == OGRERR_NONE;
    for (const Column& column : table.columns) {
        OGRFieldDefn field{column.name.c_str(), field_type(column.type)};
        field.SetSubType(column.type == ColumnType::boolean ? OFSTBoolean : OFSTNone);
        done = done && layer->CreateField(&field) == OGRERR_NONE;
    }
    return done ? layer : nullptr;
}

void write_table(const FeatureTable& table, GDALDataset& dataset, const gdal::Messages& messages,
                 const std::filesystem::path& file, const Reporter& reporter) {
    OGRLayer* layer = create_layer(dataset, table);
    require(layer != nullptr, messages, file);
    require(dataset.StartTransaction() == OGRERR_NONE, messages, file);
    for (const Feature& source : table.features) {
        stop_if_cancelled(reporter);
        OGRFeature feature{layer->GetLayerDefn()};
        feature.SetField(0, source.id.c_str());
        for (std::size_t i = 0; i < source.values.size(); ++i) {
            set(feature, static_cast<int>(i) + 1, source.values[i]);
        }
        feature.SetGeometryDirectly(to_ogr(source.geometry).release());
        require(layer->CreateFeature(&feature) == OGRERR_NONE, messages, file);
    }
    require(dataset.CommitTransaction() == OGRERR_NONE, messages, file);
}

}  // namespace

void write_geopackage_file(std::span<const FeatureTable> tables, const std::filesystem::path& file,
                           const Reporter& reporter) {
    gdal::start();
    const gdal::Messages messages;
    // The folder is synced once before it is renamed; SQLite need not sync after every layer.
    const CPLConfigOptionSetter no_sync{"OGR_SQLITE_SYNCHRONOUS", "OFF", false};
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    require(driver != nullptr, messages, file);
    DatasetPtr dataset{driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr)};
    require(dataset != nullptr, messages, file);
    for (const FeatureTable& table : tables) {
        write_table(table, *dataset, messages, file, reporter);
    }
    dataset.reset();  // what SQLite still held is written here
    require(true, messages, file);
}

void write_geopackage(const WriteJob& job) {
    write_geopackage_file(job.tables, job.folder / "lomsong.gpkg", job.reporter);
}

}  // namespace lomsong
