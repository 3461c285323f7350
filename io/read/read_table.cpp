// SPDX-License-Identifier: Apache-2.0
#include "io/read/read_table.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <sstream>
#include <string_view>
#include <utility>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "io/clean/values.hpp"
#include "io/gdal/dataset.hpp"
#include "io/gdal/session.hpp"
#include "io/read/plain_geojson.hpp"

namespace lomsong {

namespace {

constexpr std::uint64_t k_rows_per_question = 1000;  ///< between two looks at the cancel button
constexpr std::array<std::string_view, 4> k_sheet_drivers{"CSV", "XLSX", "XLS", "ODS"};

OGRLayer& chosen_layer(GDALDataset& dataset, const TableRequest& request) {
    std::vector<std::string> names;
    for (int i = 0; i < dataset.GetLayerCount(); ++i) {
        names.emplace_back(dataset.GetLayer(i)->GetName());
    }
    std::string list;
    for (const std::string& name : names) {
        list += (list.empty() ? "'" : ", '") + name + "'";
    }
    if (names.empty()) {
        throw Error{ErrorKind::bad_data, request.shown, "holds no layer. Name a file with features in it."};
    }
    if (request.layer.empty()) {
        if (names.size() > 1) {
            throw Error{ErrorKind::bad_data, request.shown,
                        "holds " + std::to_string(names.size()) + " layers: " + list +
                            ". Write layer = \"...\" with one of them in the project file."};
        }
        return *dataset.GetLayer(0);
    }
    const auto found = std::ranges::find(names, request.layer);
    if (found == names.end()) {
        throw Error{ErrorKind::bad_data, request.shown,
                    "has no layer '" + request.layer + "'; it has " + list + "." +
                        did_you_mean(request.layer, names) + " Correct layer = \"...\" in the project file."};
    }
    return *dataset.GetLayer(static_cast<int>(found - names.begin()));
}

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

/// GEOS prints its coordinates to the last bit: "Self-intersection at or near point 103.80999999999999 22.5".
std::string shortened(const std::string& reason) {
    constexpr std::string_view k_before = " at or near point ";
    const std::size_t found = reason.find(k_before);
    std::istringstream numbers{found == std::string::npos ? "" : reason.substr(found + k_before.size())};
    double x = 0.0;
    double y = 0.0;
    if (!(numbers >> x >> y)) {
        return reason;
    }
    return reason.substr(0, found) + " near " + shown_number(x) + ", " + shown_number(y);
}

/// Why GEOS refuses the polygon; empty when it does not.
std::string defect_of(const OGRGeometry& geometry) {
    const gdal::Messages messages;
    if (geometry.IsValid() != FALSE) {
        return {};
    }
    const std::string reason = messages.first();
    return reason.empty() ? "invalid polygon" : shortened(reason);
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

Shape shape_of(const OGRGeometry* geometry, bool check_polygons) {
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
    if (check_polygons && shape.kind == ShapeKind::polygons) {
        shape.defect = defect_of(*geometry);
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

void read_rows(OGRLayer& layer, const TableRequest& request, const Reporter& reporter, VectorTable& table) {
    const std::uint64_t header = table.is_sheet ? 1 : 0;
    layer.ResetReading();
    while (OGRFeatureUniquePtr feature{layer.GetNextFeature()}) {
        TableRow& row = table.rows.emplace_back();
        row.number = table.rows.size() + header;
        row.values.reserve(table.columns.size());
        for (int i = 0; i < feature->GetFieldCount(); ++i) {
            row.values.push_back(feature->IsFieldSetAndNotNull(i) != FALSE
                                     ? cleaned_text(feature->GetFieldAsString(i))
                                     : std::string{});
        }
        row.values.resize(table.columns.size());
        row.shape = shape_of(feature->GetGeometryRef(), request.check_polygons);
        if (table.rows.size() % k_rows_per_question == 0) {
            stop_if_cancelled(reporter);
        }
    }
}

}  // namespace

VectorTable read_table(const TableRequest& request, const Reporter& reporter) {
    if (std::optional<VectorTable> table = read_plain_geojson(request, reporter)) {
        gdal::start();
        table->crs = wkt_of(OGRSpatialReference::GetWGS84SRS());
        return *std::move(table);
    }
    const gdal::DatasetPtr dataset = gdal::open(request.file, gdal::Content::vector, request.shown);
    const gdal::Messages messages;
    OGRLayer& layer = chosen_layer(*dataset, request);
    VectorTable table;
    table.file = request.shown;
    table.layer = dataset->GetLayerCount() > 1 ? layer.GetName() : "";
    const std::string_view driver = dataset->GetDriverName();
    table.is_sheet = std::ranges::find(k_sheet_drivers, driver) != k_sheet_drivers.end();
    table.has_geometry = layer.GetGeomType() != wkbNone;
    table.crs = wkt_of(layer.GetSpatialRef());
    OGRFeatureDefn& definition = *layer.GetLayerDefn();
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        table.columns.push_back(cleaned_text(definition.GetFieldDefn(i)->GetNameRef()));
    }
    read_rows(layer, request, reporter, table);
    if (messages.any_error()) {
        throw Error{ErrorKind::bad_data, to_string(table.place()),
                    "breaks off or is damaged after " + std::to_string(table.rows.size()) +
                        " features: " + messages.first() + ". Ask for the file again."};
    }
    return table;
}

}  // namespace lomsong
