// SPDX-License-Identifier: Apache-2.0
#include "io/read/working_crs.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "engine/core/error.hpp"
#include "io/clean/limits.hpp"
#include "io/gdal/session.hpp"
#include "io/place/utm.hpp"
#include "io/place/vn2000.hpp"

namespace lomsong {

namespace {

WorkingCrs described(const std::string& definition, std::string reason) {
    return {definition, gdal::crs(definition).GetName(), std::move(reason)};
}

/// The first point of a shape; nothing for a shape without points.
std::optional<Point> any_point(const Shape& shape) {
    switch (shape.kind) {
        case ShapeKind::point: return shape.point;
        case ShapeKind::lines:
            return shape.lines.empty() || shape.lines.front().empty() ? std::nullopt
                                                                      : std::optional{shape.lines.front().front()};
        case ShapeKind::polygons:
            return shape.polygons.empty() || shape.polygons.front().outer.empty()
                       ? std::nullopt
                       : std::optional{shape.polygons.front().outer.front()};
        default: return std::nullopt;
    }
}

double median(std::vector<double>& values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

}  // namespace

WorkingCrs crs_around(double longitude, double latitude, const std::string& what) {
    if (vn2000::in_vietnam(longitude, latitude)) {
        const vn2000::Province& nearest = vn2000::nearest_province(longitude, latitude);
        return described(
            "EPSG:" + std::to_string(nearest.epsg),
            "zone of the nearest province to the middle of the " + what + ": " + std::string{nearest.name});
    }
    return described("EPSG:" + std::to_string(utm_epsg({longitude, latitude})),
                     "the " + what + " lie outside Vietnam: UTM zone of their middle");
}

WorkingCrs crs_of_project(const std::string& definition) {
    const OGRSpatialReference reference = gdal::crs(definition);
    if (reference.IsProjected() == 0 || std::abs(reference.GetLinearUnits() - 1.0) > 1e-9) {
        throw Error{
            ErrorKind::bad_project, "crs",
            "'" + definition + "' (" + reference.GetName() +
                ") is not projected in metres. Write a projected one such as \"EPSG:9208\", or leave crs out."};
    }
    return {definition, reference.GetName(), "project file"};
}

std::optional<LonLat> middle_of(const LayerTables& layer) {
    std::vector<double> longitudes;
    std::vector<double> latitudes;
    for (const MatchedTable& matched : layer.tables) {
        const VectorTable& table = matched.table;
        const gdal::Transform to_degrees{gdal::crs(table.crs), gdal::wgs84()};
        for (const TableRow& row : table.rows) {
            const std::optional<Point> point = any_point(row.shape);
            const std::optional<Point> there = point ? to_degrees(*point) : std::nullopt;
            if (there && limits::k_longitude.range.contains(there->x) &&
                limits::k_latitude.range.contains(there->y)) {
                longitudes.push_back(there->x);
                latitudes.push_back(there->y);
            }
        }
    }
    if (longitudes.empty()) {
        return std::nullopt;
    }
    return LonLat{median(longitudes), median(latitudes)};
}

}  // namespace lomsong
