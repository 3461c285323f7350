// SPDX-License-Identifier: Apache-2.0
/// @file  The same bytes on every run, because gdal::start fixes the date that GDAL writes into a GeoPackage.
#include "io/write/writers/geopackage.hpp"

#include <cstddef>
#include <filesystem>
#include <vector>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "io/gdal/dataset.hpp"
#include "io/gdal/session.hpp"
#include "io/write/ogr_rows.hpp"
#include "io/write/styles/layer_style.hpp"
#include "io/write/writers/layer_styles.hpp"
#include "io/write/writers/writers.hpp"

namespace lomsong {

namespace {

OGRLayer* create_layer(GDALDataset& dataset, const FeatureTable& table) {
    OGRSpatialReference wgs84 = gdal::wgs84();
    CPLStringList options;
    options.SetNameValue("DESCRIPTION", table.description.c_str());
    OGRLayer* layer =
        dataset.CreateLayer(table.name.c_str(), &wgs84, geometry_type(table.geometry), options.List());
    if (layer == nullptr) {
        return nullptr;
    }
    return create_fields(*layer, table, all_columns(table)) ? layer : nullptr;
}

void write_table(const FeatureTable& table, GDALDataset& dataset, const gdal::Messages& messages,
                 const std::filesystem::path& file, const Reporter& reporter) {
    const std::vector<std::size_t> columns = all_columns(table);
    OGRLayer* layer = create_layer(dataset, table);
    require(layer != nullptr, messages, file);
    require(dataset.StartTransaction() == OGRERR_NONE, messages, file);
    for (const Feature& source : table.features) {
        stop_if_cancelled(reporter);
        OGRFeature feature{layer->GetLayerDefn()};
        fill(feature, source, columns);
        require(layer->CreateFeature(&feature) == OGRERR_NONE, messages, file);
    }
    require(dataset.CommitTransaction() == OGRERR_NONE, messages, file);
}

}  // namespace

void write_geopackage_file(std::span<const FeatureTable> tables, const std::filesystem::path& file,
                           const Reporter& reporter, const StyleContext* styles) {
    gdal::start();
    const gdal::Messages messages;
    // The folder is synced once before it is renamed; SQLite need not sync after every layer.
    const CPLConfigOptionSetter no_sync{"OGR_SQLITE_SYNCHRONOUS", "OFF", false};
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    require(driver != nullptr, messages, file);
    gdal::DatasetPtr dataset{driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr)};
    require(dataset != nullptr, messages, file);
    for (const FeatureTable& table : tables) {
        write_table(table, *dataset, messages, file, reporter);
    }
    if (styles != nullptr) {
        require(add_layer_styles(*dataset, tables, *styles), messages, file);
    }
    dataset.reset();  // what SQLite still held is written here
    require(true, messages, file);
}

void write_geopackage(const WriteJob& job) {
    const StyleContext styles = style_context(job.layers, job.parameters);
    write_geopackage_file(job.tables, job.folder / "lomsong.gpkg", job.reporter, &styles);
}

}  // namespace lomsong
