// SPDX-License-Identifier: Apache-2.0
#include "io/read/layer_table.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "engine/core/text.hpp"
#include "io/clean/values.hpp"
#include "io/gdal/session.hpp"

namespace lomsong {

namespace {

constexpr std::uint64_t k_rows_per_question = 1000;  ///< between two looks at the cancel button

LineString line_of(const OGRSimpleCurve& curve) {
    LineString line;
    line.reserve(static_cast<std::size_t>(curve.getNumPoints()));
    for (int i = 0; i < curve.getNumPoints(); ++i) {
        line.push_back({curve.getX(i), curve.getY(i)});
    }
    return line;
}

Polygon polygon_of(const OGRPolygon& from) {
    Polygon polygon;
    if (from.getExteriorRing() != nullptr) {
        polygon.outer = line_of(*from.getExteriorRing());
    }
    for (int i = 0; i < from.getNumInteriorRings(); ++i) {
        polygon.holes.push_back(line_of(*from.getInteriorRing(i)));
    }
    return polygon;
}

/// Curves have been made straight; collections of one kind are taken apart, anything else is `other`.
void fill(Shape& shape, const OGRGeometry& geometry) {
    switch (wkbFlatten(geometry.getGeometryType())) {
        case wkbPoint:
            shape.kind = ShapeKind::point;
            shape.point = {geometry.toPoint()->getX(), geometry.toPoint()->getY()};
            return;
        case wkbMultiPoint:
            if (geometry.toMultiPoint()->getNumGeometries() == 1) {
                fill(shape, *geometry.toMultiPoint()->getGeometryRef(0));
            }
            return;
        case wkbLineString:
            shape.kind = ShapeKind::lines;
            shape.lines.push_back(line_of(*geometry.toLineString()));
            return;
        case wkbMultiLineString:
            shape.kind = ShapeKind::lines;
            for (const OGRLineString* line : *geometry.toMultiLineString()) {
                shape.lines.push_back(line_of(*line));
            }
            return;
        case wkbPolygon:
            shape.kind = ShapeKind::polygons;
            shape.polygons.push_back(polygon_of(*geometry.toPolygon()));
            return;
        case wkbMultiPolygon:
            shape.kind = ShapeKind::polygons;
            for (const OGRPolygon* polygon : *geometry.toMultiPolygon()) {
                shape.polygons.push_back(polygon_of(*polygon));
            }
            return;
        default: return;
    }
}

Shape shape_of(const OGRGeometry* geometry) {
    Shape shape;
    if (geometry == nullptr) {
        return shape;
    }
    shape.type = geometry->getGeometryName();
    if (geometry->IsEmpty() != FALSE) {
        shape.kind = ShapeKind::empty;
        return shape;
    }
    shape.kind = ShapeKind::other;
    if (geometry->hasCurveGeometry() != FALSE) {
        const OGRGeometryUniquePtr straight{geometry->getLinearGeometry()};
        fill(shape, *straight);
    } else {
        fill(shape, *geometry);
    }
    return shape;
}

std::string wkt_of(const OGRSpatialReference* reference) {
    if (reference == nullptr || reference->IsEmpty() || reference->IsLocal() != 0) {
        return {};
    }
    char* text = nullptr;
    constexpr std::array<const char*, 2> k_options{"FORMAT=WKT2", nullptr};
    const OGRErr failed = reference->exportToWkt(&text, k_options.data());
    const std::string wkt = failed == OGRERR_NONE && text != nullptr ? text : "";
    CPLFree(text);
    return wkt;
}

void read_cells(const OGRFeature& feature, bool raw, std::vector<std::string>& values) {
    const int count = feature.GetFieldCount();
    values.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        if (feature.IsFieldSetAndNotNull(i) == FALSE) {
            values.emplace_back();
            continue;
        }
        const char* text = feature.GetFieldAsString(i);
        values.push_back(raw ? trimmed(text) : cleaned_text(text));
    }
}

/// A sheet's rows end with its last filled cell; rows without any are left out.
bool holds_something(std::vector<std::string>& values) {
    while (!values.empty() && values.back().empty()) {
        values.pop_back();
    }
    return !values.empty();
}

void drop_empty_columns(VectorTable& table) {
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (std::ranges::any_of(table.rows, [&](const TableRow& row) { return !row.values[i].empty(); })) {
            kept.push_back(i);
        }
    }
    const auto keep = [&](std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < kept.size(); ++i) {
            if (kept[i] != i) {
                cells[i] = std::move(cells[kept[i]]);
            }
        }
        cells.resize(kept.size());
    };
    keep(table.columns);
    for (TableRow& row : table.rows) {
        keep(row.values);
    }
}

}  // namespace

std::optional<Shape> shape_of_text(const std::string& text) {
    gdal::start();
    const gdal::Messages messages;
    OGRGeometry* parsed = nullptr;
    const char* rest = text.c_str();
    const OGRErr failed = OGRGeometryFactory::createFromWkt(&rest, nullptr, &parsed);
    const OGRGeometryUniquePtr geometry{parsed};
    if (failed != OGRERR_NONE || !geometry || !trimmed(rest).empty()) {
        return std::nullopt;
    }
    return shape_of(geometry.get());
}

std::string wgs84_text() {
    gdal::start();
    return wkt_of(OGRSpatialReference::GetWGS84SRS());
}

VectorTable table_of(OGRLayer& layer, const LayerHabits& habits, const Reporter& reporter) {
    VectorTable table;
    table.is_sheet = habits.is_sheet;
    table.has_geometry = layer.GetGeomType() != wkbNone;
    table.crs = wkt_of(layer.GetSpatialRef());
    OGRFeatureDefn& definition = *layer.GetLayerDefn();
    for (int i = 0; !habits.is_sheet && i < definition.GetFieldCount(); ++i) {
        const char* name = definition.GetFieldDefn(i)->GetNameRef();
        table.columns.push_back(habits.raw_text ? trimmed(name) : cleaned_text(name));
    }
    layer.ResetReading();
    std::uint64_t number = 0;
    while (OGRFeatureUniquePtr feature{layer.GetNextFeature()}) {
        if (++number % k_rows_per_question == 0) {
            stop_if_cancelled(reporter);
        }
        TableRow row;
        read_cells(*feature, habits.raw_text, row.values);
        if (habits.is_sheet) {
            if (holds_something(row.values)) {
                row.number = static_cast<std::uint64_t>(feature->GetFID());
                table.rows.push_back(std::move(row));
            }
            continue;
        }
        row.number = number;
        row.values.resize(table.columns.size());
        row.shape = shape_of(feature->GetGeometryRef());
        table.rows.push_back(std::move(row));
    }
    if (habits.drop_empty_columns) {
        drop_empty_columns(table);
    }
    return table;
}

}  // namespace lomsong
