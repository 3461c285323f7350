// SPDX-License-Identifier: Apache-2.0
#include "io/write/ogr_geometry.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

namespace lomsong {

namespace {

void copy(const LineString& from, OGRSimpleCurve& to) {
    to.setNumPoints(static_cast<int>(from.size()), FALSE);
    for (std::size_t i = 0; i < from.size(); ++i) {
        to.setPoint(static_cast<int>(i), from[i].x, from[i].y);
    }
}

Ring copied(const OGRLinearRing& from) {
    Ring ring;
    ring.reserve(static_cast<std::size_t>(from.getNumPoints()));
    for (int i = 0; i < from.getNumPoints(); ++i) {
        ring.push_back({from.getX(i), from.getY(i)});
    }
    return ring;
}

std::unique_ptr<OGRLinearRing> to_ogr_ring(const Ring& ring) {
    auto result = std::make_unique<OGRLinearRing>();
    copy(ring, *result);
    return result;
}

}  // namespace

std::unique_ptr<OGRGeometry> to_ogr(const MultiPolygon& polygons) {
    auto result = std::make_unique<OGRMultiPolygon>();
    for (const Polygon& polygon : polygons) {
        auto part = std::make_unique<OGRPolygon>();
        part->addRingDirectly(to_ogr_ring(polygon.outer).release());
        for (const Ring& hole : polygon.holes) {
            part->addRingDirectly(to_ogr_ring(hole).release());
        }
        result->addGeometryDirectly(part.release());
    }
    return result;
}

std::unique_ptr<OGRGeometry> to_ogr(const FeatureGeometry& geometry) {
    if (const auto* point = std::get_if<Point>(&geometry)) {
        return std::make_unique<OGRPoint>(point->x, point->y);
    }
    if (const auto* lines = std::get_if<MultiLineString>(&geometry)) {
        auto result = std::make_unique<OGRMultiLineString>();
        for (const LineString& line : *lines) {
            auto part = std::make_unique<OGRLineString>();
            copy(line, *part);
            result->addGeometryDirectly(part.release());
        }
        return result;
    }
    if (const auto* polygons = std::get_if<MultiPolygon>(&geometry)) {
        return to_ogr(*polygons);
    }
    return nullptr;
}

MultiPolygon polygons_of(const OGRGeometry& geometry) {
    MultiPolygon result;
    const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
    if (type == wkbPolygon) {
        const OGRPolygon* polygon = geometry.toPolygon();
        if (polygon->getExteriorRing() == nullptr) {
            return result;
        }
        Polygon part{copied(*polygon->getExteriorRing()), {}};
        for (int i = 0; i < polygon->getNumInteriorRings(); ++i) {
            part.holes.push_back(copied(*polygon->getInteriorRing(i)));
        }
        result.push_back(std::move(part));
    } else if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection) != 0) {
        for (const OGRGeometry* member : *geometry.toGeometryCollection()) {
            MultiPolygon parts = polygons_of(*member);
            std::ranges::move(parts, std::back_inserter(result));
        }
    }
    return result;
}

}  // namespace lomsong
