// SPDX-License-Identifier: Apache-2.0
#include "io/shapes/geos.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace lomsong::geos {

namespace {

/// A context with the last thing that was said in it.
class Context {
  public:
    Context() : m_handle{GEOS_init_r()} {
        GEOSContext_setNoticeMessageHandler_r(m_handle, keep, this);
        GEOSContext_setErrorMessageHandler_r(m_handle, keep, this);
    }
    ~Context() { GEOS_finish_r(m_handle); }
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    [[nodiscard]] GEOSContextHandle_t handle() const { return m_handle; }
    [[nodiscard]] const std::string& message() const { return m_message; }

  private:
    static void keep(const char* message, void* self) { static_cast<Context*>(self)->m_message = message; }

    GEOSContextHandle_t m_handle;
    std::string m_message;
};

const Context& of_this_thread() {
    thread_local const Context context;
    return context;
}

GEOSCoordSequence* sequence_of(const LineString& line) {
    GEOSCoordSequence* sequence =
        GEOSCoordSeq_create_r(context(), static_cast<unsigned int>(line.size()), /*dims=*/2);
    for (std::size_t i = 0; sequence != nullptr && i < line.size(); ++i) {
        GEOSCoordSeq_setXY_r(context(), sequence, static_cast<unsigned int>(i), line[i].x, line[i].y);
    }
    return sequence;
}

Geometry ring_of(const Ring& ring) {
    constexpr std::size_t k_least = 4;  // a triangle, closed
    if (ring.size() < k_least || !(ring.front() == ring.back())) {
        return nullptr;
    }
    return Geometry{GEOSGeom_createLinearRing_r(context(), sequence_of(ring))};
}

Geometry collection_of(int type, std::vector<Geometry> parts) {
    std::vector<GEOSGeometry*> handles;
    for (Geometry& part : parts) {
        handles.push_back(part.release());
    }
    return Geometry{
        GEOSGeom_createCollection_r(context(), type, handles.data(), static_cast<unsigned int>(handles.size()))};
}

Geometry polygon_of(const Polygon& polygon) {
    Geometry outer = ring_of(polygon.outer);
    if (!outer) {
        return nullptr;
    }
    std::vector<Geometry> holes;
    for (const Ring& hole : polygon.holes) {
        Geometry ring = ring_of(hole);
        if (!ring) {
            return nullptr;
        }
        holes.push_back(std::move(ring));
    }
    std::vector<GEOSGeometry*> handles;
    for (Geometry& hole : holes) {
        handles.push_back(hole.release());
    }
    return Geometry{GEOSGeom_createPolygon_r(context(), outer.release(), handles.data(),
                                             static_cast<unsigned int>(handles.size()))};
}

Ring points_of(const GEOSGeometry& ring) {
    const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(context(), &ring);
    unsigned int size = 0;
    GEOSCoordSeq_getSize_r(context(), sequence, &size);
    Ring points(size);
    for (unsigned int i = 0; i < size; ++i) {
        GEOSCoordSeq_getXY_r(context(), sequence, i, &points[i].x, &points[i].y);
    }
    return points;
}

void add_polygons(const GEOSGeometry& geometry, MultiPolygon& result) {
    const int type = GEOSGeomTypeId_r(context(), &geometry);
    if (type == GEOS_POLYGON && GEOSisEmpty_r(context(), &geometry) == 0) {
        Polygon& polygon = result.emplace_back();
        polygon.outer = points_of(*GEOSGetExteriorRing_r(context(), &geometry));
        for (int i = 0; i < GEOSGetNumInteriorRings_r(context(), &geometry); ++i) {
            polygon.holes.push_back(points_of(*GEOSGetInteriorRingN_r(context(), &geometry, i)));
        }
    } else if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
        for (int i = 0; i < GEOSGetNumGeometries_r(context(), &geometry); ++i) {
            add_polygons(*GEOSGetGeometryN_r(context(), &geometry, i), result);
        }
    }
}

Geometry envelope_of(const Box& box) {
    return Geometry{GEOSGeom_createRectangle_r(context(), box.min_x, box.min_y, box.max_x, box.max_y)};
}

}  // namespace

GEOSContextHandle_t context() { return of_this_thread().handle(); }

std::string last_message() { return of_this_thread().message(); }

void Destroy::operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(context(), geometry); }

void Destroy::operator()(const GEOSPreparedGeometry* geometry) const {
    GEOSPreparedGeom_destroy_r(context(), geometry);
}

Geometry geometry_of(const MultiPolygon& polygons) {
    std::vector<Geometry> parts;
    for (const Polygon& polygon : polygons) {
        Geometry part = polygon_of(polygon);
        if (!part) {
            return nullptr;
        }
        parts.push_back(std::move(part));
    }
    return collection_of(GEOS_MULTIPOLYGON, std::move(parts));
}

Geometry geometry_of(const MultiLineString& lines) {
    std::vector<Geometry> parts;
    for (const LineString& line : lines) {
        if (line.size() >= 2) {
            parts.emplace_back(GEOSGeom_createLineString_r(context(), sequence_of(line)));
        }
    }
    return collection_of(GEOS_MULTILINESTRING, std::move(parts));
}

MultiPolygon polygons_of(const GEOSGeometry& geometry) {
    MultiPolygon result;
    add_polygons(geometry, result);
    return result;
}

double area_m2(const Geometry& geometry) {
    double area = 0.0;
    if (geometry) {
        GEOSArea_r(context(), geometry.get(), &area);
    }
    return area;
}

double perimeter_m(const Geometry& geometry) {
    double length = 0.0;
    if (geometry) {
        GEOSLength_r(context(), geometry.get(), &length);
    }
    return length;
}

BoxIndex::BoxIndex(std::span<const Box> boxes) : m_index(boxes.size()) {
    constexpr std::size_t k_children = 10;
    std::iota(m_index.begin(), m_index.end(), std::size_t{0});
    m_tree.reset(GEOSSTRtree_create_r(context(), k_children));
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (!boxes[i].empty()) {
            m_envelopes.push_back(envelope_of(boxes[i]));
            GEOSSTRtree_insert_r(context(), m_tree.get(), m_envelopes.back().get(), &m_index[i]);
        }
    }
}

BoxIndex::~BoxIndex() = default;

void BoxIndex::DestroyTree::operator()(GEOSSTRtree* tree) const { GEOSSTRtree_destroy_r(context(), tree); }

std::vector<std::size_t> BoxIndex::meeting(const Box& box) const {
    std::vector<std::size_t> found;
    if (box.empty()) {
        return found;
    }
    const Geometry wanted = envelope_of(box);
    GEOSSTRtree_query_r(
        context(), m_tree.get(), wanted.get(),
        [](void* item, void* list) {
            static_cast<std::vector<std::size_t>*>(list)->push_back(*static_cast<const std::size_t*>(item));
        },
        &found);
    std::ranges::sort(found);
    return found;
}

}  // namespace lomsong::geos
