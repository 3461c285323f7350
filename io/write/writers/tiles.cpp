// SPDX-License-Identifier: Apache-2.0
/// @file  Vector tiles for those who serve maps: what a web map draws and asks for, in one MBTiles file.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <filesystem>
#include <numbers>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "io/gdal/dataset.hpp"
#include "io/gdal/session.hpp"
#include "io/write/names.hpp"
#include "io/write/ogr_rows.hpp"
#include "io/write/writers/writers.hpp"

namespace lomsong {

namespace {

/// A layer of the tiles: which columns go along, and how many zoom levels later than the first it appears. A tile
/// that shows a nation has room for communes, not for every cable.
struct TiledLayer {
    std::string_view table;
    int later;
    std::vector<std::string_view> columns;
    std::string_view of_each_operator;  ///< "<operator><this>" go along too
};

std::vector<TiledLayer> tiled_layers() {
    return {
        {"communes", 0, {"code", "name", "hamlets_total", "hamlets_no_signal", "hamlets_dead_zone"}, ""},
        {"hamlets",
         2,
         {"code", "name", "commune", "province", "status", "operators_serving", "households", "population",
          "fibre_class"},
         "_status"},
        {"gaps", 3, {"kind", "operator", "technology", "people", "area_km2", "hamlets", "cause"}, ""},
        {"fibre_routes", 3, {"code", "operator", "placement"}, ""},
        {"fibre_nodes", 4, {"code", "kind", "operator", "can_serve"}, ""},
        {"stations", 4, {"station", "sector", "site", "operator", "technology", "azimuth_deg"}, ""},
    };
}

constexpr int k_coarsest = 12;  ///< deepest level of a nation: a unit of a tile is 2.4 m there
constexpr int k_finest = 14;    ///< and of a district: 0.6 m
constexpr int k_levels = 7;     ///< below the first

struct Zooms {
    int first;
    int last;
};

/// From the level at which everything fits into one tile.
Zooms zooms_of(const Box& degrees) {
    const auto mercator = [](double latitude) {
        return std::asinh(std::tan(latitude * std::numbers::pi / 180.0)) / (2.0 * std::numbers::pi);
    };
    const double share =
        std::max((degrees.max_x - degrees.min_x) / 360.0, mercator(degrees.max_y) - mercator(degrees.min_y));
    const double fits = share > 0.0 ? std::floor(-std::log2(share)) : k_finest;
    const int first = static_cast<int>(std::clamp(fits, 0.0, static_cast<double>(k_coarsest - 2)));
    return {first, std::clamp(first + k_levels, k_coarsest, k_finest)};
}

void add(Box& box, const FeatureGeometry& geometry) {
    if (const auto* point = std::get_if<Point>(&geometry)) {
        box.add(*point);
    } else if (const auto* lines = std::get_if<MultiLineString>(&geometry)) {
        for (const LineString& line : *lines) {
            std::ranges::for_each(line, [&box](Point vertex) { box.add(vertex); });
        }
    } else if (const auto* areas = std::get_if<MultiPolygon>(&geometry)) {
        box.add(bounds(*areas));
    }
}

const FeatureTable* find(const std::vector<FeatureTable>& tables, std::string_view name) {
    const auto found = std::ranges::find(tables, name, &FeatureTable::name);
    return found == tables.end() ? nullptr : &*found;
}

/// The columns of the layer that the table has, in the table's order.
std::vector<std::size_t> columns_of(const FeatureTable& table, const TiledLayer& layer,
                                    const std::vector<std::string>& of_operators) {
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const std::string& name = table.columns[i].name;
        if (std::ranges::find(layer.columns, name) != layer.columns.end() ||
            std::ranges::find(of_operators, name) != of_operators.end() || name == "made_up") {
            columns.push_back(i);
        }
    }
    return columns;
}

void write_layer(const FeatureTable& table, const TiledLayer& tiled, const std::vector<std::size_t>& columns,
                 Zooms zooms, GDALDataset& dataset, const std::filesystem::path& file, const Reporter& reporter) {
    const gdal::Messages messages;
    CPLStringList options;
    options.SetNameValue("MINZOOM", std::to_string(std::min(zooms.first + tiled.later, zooms.last)).c_str());
    options.SetNameValue("MAXZOOM", std::to_string(zooms.last).c_str());
    options.SetNameValue("DESCRIPTION", table.description.c_str());
    OGRSpatialReference wgs84 = gdal::wgs84();
    OGRLayer* layer =
        dataset.CreateLayer(table.name.c_str(), &wgs84, geometry_type(table.geometry), options.List());
    require(layer != nullptr && create_fields(*layer, table, columns), messages, file);
    GIntBig number = 0;
    for (const Feature& feature : table.features) {
        stop_if_cancelled(reporter);
        ++number;  // counts features without a place too: it is the row of the table
        if (std::holds_alternative<std::monostate>(feature.geometry)) {
            continue;
        }
        OGRFeature row{layer->GetLayerDefn()};
        fill(row, feature, columns);
        row.SetFID(number);
        require(layer->CreateFeature(&row) == OGRERR_NONE, messages, file);
    }
}

CPLStringList tileset_options(const WriteJob& job, Zooms zooms) {
    CPLStringList options;
    options.SetNameValue("FORMAT", "MBTILES");
    options.SetNameValue("NAME", job.parameters.title.c_str());
    const FeatureTable* hamlets = find(job.tables, "hamlets");
    options.SetNameValue("DESCRIPTION", hamlets == nullptr ? "" : hamlets->description.c_str());
    options.SetNameValue("MINZOOM", std::to_string(zooms.first).c_str());
    options.SetNameValue("MAXZOOM", std::to_string(zooms.last).c_str());
    return options;
}

}  // namespace

void write_tiles(const WriteJob& job) {
    const std::filesystem::path file = job.folder / "tiles.mbtiles";
    Box degrees;
    for (const FeatureTable& table : job.tables) {
        for (const Feature& feature : table.features) {
            add(degrees, feature.geometry);
        }
    }
    const Zooms zooms = zooms_of(degrees);
    // Tiles in the order in which they are finished would be in another order on every run.
    const CPLConfigOptionSetter one_thread{"GDAL_NUM_THREADS", "1", false};
    const CPLConfigOptionSetter no_sync{"OGR_SQLITE_SYNCHRONOUS", "OFF", false};
    const gdal::Messages messages;
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("MVT");
    require(driver != nullptr, messages, file);
    CPLStringList options = tileset_options(job, zooms);
    gdal::DatasetPtr dataset{driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, options.List())};
    require(dataset != nullptr, messages, file);
    for (const TiledLayer& tiled : tiled_layers()) {
        const FeatureTable* table = find(job.tables, tiled.table);
        if (table == nullptr || table->features.empty()) {
            continue;
        }
        std::vector<std::string> of_operators;
        if (!tiled.of_each_operator.empty()) {
            for (const std::string& key : operator_keys(job.layers.operators)) {
                of_operators.push_back(key + std::string{tiled.of_each_operator});
            }
        }
        write_layer(*table, tiled, columns_of(*table, tiled, of_operators), zooms, *dataset, file, job.reporter);
    }
    dataset.reset();  // the tiles are cut here
    require(true, messages, file);
}

}  // namespace lomsong
