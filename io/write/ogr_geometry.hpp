// SPDX-License-Identifier: Apache-2.0
/// @file  Our geometries as OGR's, and areas back. For the sources of this room only.
#pragma once

#include <memory>

#include <ogr_geometry.h>

#include "engine/core/geometry.hpp"
#include "io/write/feature_table.hpp"

namespace lomsong {

/// Always a multi-polygon, also of one part.
[[nodiscard]] std::unique_ptr<OGRGeometry> to_ogr(const MultiPolygon& polygons);
/// Lines and areas always as multi-geometries; null for a feature without a place.
[[nodiscard]] std::unique_ptr<OGRGeometry> to_ogr(const FeatureGeometry& geometry);
/// The areas in the geometry, whatever else is in it.
[[nodiscard]] MultiPolygon polygons_of(const OGRGeometry& geometry);

}  // namespace lomsong
