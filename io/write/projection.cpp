// SPDX-License-Identifier: Apache-2.0
#include "io/write/projection.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "engine/core/error.hpp"
#include "io/write/ogr_geometry.hpp"

namespace lomsong {

namespace {

Point rounded(Point point) {
    return {lomsong::rounded(point.x, k_coordinate_digits), lomsong::rounded(point.y, k_coordinate_digits)};
}

/// Twice the signed area; positive when counter-clockwise. Relative to the first point, so that degrees far
/// from zero lose no digits.
double winding(const Ring& ring) {
    double sum = 0.0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const Point a{ring[i - 1].x - ring[0].x, ring[i - 1].y - ring[0].y};
        const Point b{ring[i].x - ring[0].x, ring[i].y - ring[0].y};
        sum += a.x * b.y - b.x * a.y;
    }
    return sum;
}

}  // namespace

ToWgs84::ToWgs84(const std::string& crs) : m_crs{crs}, m_projection{crs} {}

std::optional<Point> ToWgs84::operator()(Point point) const {
    const auto image = m_projection.exact(point);
    return image ? std::optional{rounded(*image)} : std::nullopt;
}

Error ToWgs84::no_image(Point point) const {
    return {
        ErrorKind::bad_data, m_crs,
        fmt::format("the point {:.1f}, {:.1f} has no longitude and latitude. Check the crs of the layer it comes "
                    "from.",
                    point.x, point.y)};
}

LineString ToWgs84::projected(const LineString& line) const {
    LineString result;
    result.reserve(line.size());
    for (const Point point : line) {
        const auto there = m_projection(point);
        if (!there) {
            throw no_image(point);
        }
        const Point image = rounded(*there);
        if (result.empty() || !(result.back() == image)) {
            result.push_back(image);
        }
    }
    return result;
}

Ring ToWgs84::projected_ring(const Ring& ring, bool counter_clockwise) const {
    Ring result = projected(ring);
    const double area = winding(result);
    if (result.size() < 4 || area == 0.0) {
        return {};
    }
    if ((area > 0.0) != counter_clockwise) {
        std::ranges::reverse(result);
    }
    return result;
}

FeatureGeometry ToWgs84::operator()(const FeatureGeometry& geometry) const {
    if (const auto* point = std::get_if<Point>(&geometry)) {
        if (const auto image = (*this)(*point)) {
            return *image;
        }
        throw no_image(*point);
    }
    if (const auto* lines = std::get_if<MultiLineString>(&geometry)) {
        MultiLineString result;
        for (const LineString& line : *lines) {
            if (LineString image = projected(line); image.size() > 1) {
                result.push_back(std::move(image));
            }
        }
        return result.empty() ? FeatureGeometry{} : FeatureGeometry{std::move(result)};
    }
    if (const auto* polygons = std::get_if<MultiPolygon>(&geometry)) {
        MultiPolygon result;
        for (const Polygon& polygon : *polygons) {
            Polygon image{projected_ring(polygon.outer, true), {}};
            for (const Ring& hole : polygon.holes) {
                if (Ring ring = projected_ring(hole, false); !ring.empty()) {
                    image.holes.push_back(std::move(ring));
                }
            }
            if (!image.outer.empty()) {
                result.push_back(std::move(image));
            }
        }
        return result.empty() ? FeatureGeometry{} : FeatureGeometry{std::move(result)};
    }
    return {};
}

void project(FeatureTable& table, const ToWgs84& to_wgs84) {
    for (Feature& feature : table.features) {
        try {
            feature.geometry = to_wgs84(feature.geometry);
        } catch (const Error& error) {
            throw error.inside("table '" + table.name + "': feature '" + feature.id + "'");
        }
    }
}

MultiPolygon dissolved(const MultiPolygon& areas) {
    if (areas.size() < 2) {
        return areas;
    }
    const gdal::Messages quiet;
    MultiPolygon valid;  // mended one by one: mending all at once would punch holes where neighbours overlap
    for (const Polygon& area : areas) {
        const std::unique_ptr<OGRGeometry> mended{to_ogr(MultiPolygon{area})->MakeValid()};
        MultiPolygon parts = mended ? polygons_of(*mended) : MultiPolygon{area};
        std::ranges::move(parts, std::back_inserter(valid));
    }
    const std::unique_ptr<OGRGeometry> united{to_ogr(valid)->UnionCascaded()};
    MultiPolygon result = united ? polygons_of(*united) : MultiPolygon{};
    return result.empty() ? areas : normalised(std::move(result));
}

}  // namespace lomsong
