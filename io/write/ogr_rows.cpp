// SPDX-License-Identifier: Apache-2.0
#include "io/write/ogr_rows.hpp"

#include <cstdint>
#include <numeric>
#include <string>

#include "io/write/disk.hpp"
#include "io/write/ogr_geometry.hpp"

namespace lomsong {

namespace {

OGRFieldType field_type(ColumnType type) {
    switch (type) {
        case ColumnType::text: return OFTString;
        case ColumnType::integer: return OFTInteger64;
        case ColumnType::real: return OFTReal;
        case ColumnType::boolean: return OFTInteger;
    }
    return OFTString;
}

void set(OGRFeature& row, int field, const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        row.SetField(field, text->c_str());
    } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        row.SetField(field, static_cast<GIntBig>(*whole));
    } else if (const auto* number = std::get_if<double>(&value)) {
        row.SetField(field, *number);
    } else if (const auto* flag = std::get_if<bool>(&value)) {
        row.SetField(field, *flag ? 1 : 0);
    } else {
        row.SetFieldNull(field);
    }
}

}  // namespace

OGRwkbGeometryType geometry_type(GeometryKind kind) {
    switch (kind) {
        case GeometryKind::points: return wkbPoint;
        case GeometryKind::lines: return wkbMultiLineString;
        case GeometryKind::polygons: return wkbMultiPolygon;
        case GeometryKind::mixed: return wkbUnknown;
    }
    return wkbUnknown;
}

std::vector<std::size_t> all_columns(const FeatureTable& table) {
    std::vector<std::size_t> columns(table.columns.size());
    std::iota(columns.begin(), columns.end(), std::size_t{0});
    return columns;
}

bool create_fields(OGRLayer& layer, const FeatureTable& table, std::span<const std::size_t> columns) {
    OGRFieldDefn id{k_id_field, OFTString};
    bool done = layer.CreateField(&id) == OGRERR_NONE;
    for (const std::size_t which : columns) {
        const Column& column = table.columns.at(which);
        OGRFieldDefn field{column.name.c_str(), field_type(column.type)};
        field.SetSubType(column.type == ColumnType::boolean ? OFSTBoolean : OFSTNone);
        done = done && layer.CreateField(&field) == OGRERR_NONE;
    }
    return done;
}

void fill(OGRFeature& row, const Feature& feature, std::span<const std::size_t> columns) {
    row.SetField(0, feature.id.c_str());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        set(row, static_cast<int>(i) + 1, feature.values.at(columns[i]));
    }
    row.SetGeometryDirectly(to_ogr(feature.geometry).release());
}

void require(bool done, const gdal::Messages& messages, const std::filesystem::path& file) {
    if (!done || messages.any_error()) {
        throw cannot_write(file, messages.first() + ". Check the free space, or choose another place with -o.");
    }
}

}  // namespace lomsong
