// SPDX-License-Identifier: Apache-2.0
/// @file  GEOS behind owned handles and our own geometry. Nothing of GEOS leaves this room.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <geos_c.h>

#include "engine/core/geometry.hpp"

namespace lomsong::geos {

/// The context of this thread; GEOS prints nothing through it.
[[nodiscard]] GEOSContextHandle_t context();
/// What GEOS said last on this thread, without its coordinates' last digits; empty when it said nothing.
[[nodiscard]] std::string last_message();

struct Destroy {
    void operator()(GEOSGeometry* geometry) const;
    void operator()(const GEOSPreparedGeometry* geometry) const;
};
/// Null where GEOS could not do what was asked.
using Geometry = std::unique_ptr<GEOSGeometry, Destroy>;
using Prepared = std::unique_ptr<const GEOSPreparedGeometry, Destroy>;

/// Rings must be closed and have at least four points, else null.
[[nodiscard]] Geometry geometry_of(const MultiPolygon& polygons);
/// Lines of fewer than two points are left out.
[[nodiscard]] Geometry geometry_of(const MultiLineString& lines);
/// The polygons of any geometry, taken out of collections; lines and points in it are left out.
[[nodiscard]] MultiPolygon polygons_of(const GEOSGeometry& geometry);
/// 0 for null.
[[nodiscard]] double area_m2(const Geometry& geometry);
[[nodiscard]] double perimeter_m(const Geometry& geometry);

/// Which of many boxes meet another one, in O(log n).
class BoxIndex {
  public:
    explicit BoxIndex(std::span<const Box> boxes);
    ~BoxIndex();
    BoxIndex(const BoxIndex&) = delete;
    BoxIndex& operator=(const BoxIndex&) = delete;
    /// Ascending indices of the boxes that overlap or touch `box`.
    [[nodiscard]] std::vector<std::size_t> meeting(const Box& box) const;

  private:
    std::vector<std::size_t> m_index;  ///< what the tree's items point at
    std::vector<Geometry> m_envelopes;
    struct DestroyTree {
        void operator()(GEOSSTRtree* tree) const;
    };
    std::unique_ptr<GEOSSTRtree, DestroyTree> m_tree;
};

}  // namespace lomsong::geos
