// SPDX-License-Identifier: Apache-2.0
/// @file  Each table as a FlatGeobuf file with its spatial index: what a web server hands out box by box. What has
/// no
///        place is not in it, and a table of such (groups, operators) has no file.
#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <variant>
#include <vector>

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
    OGRLayer* layer = dataset->CreateLayer(table.name.c_str(), &wgs84, geometry_type(table.geometry), nullptr);
    const std::vector<std::size_t> columns = all_columns(table);
    require(layer != nullptr && create_fields(*layer, table, columns), messages, file);
    for (const Feature& feature : table.features) {
        stop_if_cancelled(reporter);
        if (!has_a_place(feature)) {
            continue;
        }
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
        const bool is_on_a_map = table.features.empty() || std::ranges::any_of(table.features, has_a_place);
        if (!is_on_a_map) {
            continue;
        }
        write_table(table, job.folder / (table.name + ".fgb"), job.reporter);
    }
}

}  // namespace lomsong
