// SPDX-License-Identifier: Apache-2.0
/// @file  Each table as a FlatGeobuf file with its spatial index: what a web server hands out box by box.
#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <variant>
#include <vector>

#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "io/gdal/dataset.hpp"
#include "io/gdal/session.hpp"
#include "io/write/ogr_rows.hpp"
#include "io/write/writers/writers.hpp"

namespace lomsong {

namespace {

bool has_a_place(const Feature& feature) { return !std::holds_alternative<std::monostate>(feature.geometry); }

void write_table(const FeatureTable& table, const std::filesystem::path& file, const Reporter& reporter) {
    const gdal::Messages messages;
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("FlatGeobuf");
    require(driver != nullptr, messages, file);
    gdal::DatasetPtr dataset{driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr)};
    require(dataset != nullptr, messages, file);
    OGRSpatialReference wgs84 = gdal::wgs84();
    // The index has no place for a feature without one.
    const bool indexed = std::ranges::all_of(table.features, has_a_place);
    CPLStringList options;
    options.SetNameValue("SPATIAL_INDEX", indexed ? "YES" : "NO");
    OGRLayer* layer =
        dataset->CreateLayer(table.name.c_str(), &wgs84, geometry_type(table.geometry), options.List());
    const std::vector<std::size_t> columns = all_columns(table);
    require(layer != nullptr && create_fields(*layer, table, columns), messages, file);
    for (const Feature& feature : table.features) {
        stop_if_cancelled(reporter);
        OGRFeature row{layer->GetLayerDefn()};
        fill(row, feature, columns);
        require(layer->CreateFeature(&row) == OGRERR_NONE, messages, file);
    }
    dataset.reset();  // the index is written here
    require(true, messages, file);
}

}  // namespace

void write_flatgeobuf(const WriteJob& job) {
    for (const FeatureTable& table : job.tables) {
        write_table(table, job.folder / (table.name + ".fgb"), job.reporter);
    }
}

}  // namespace lomsong
