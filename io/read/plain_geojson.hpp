// SPDX-License-Identifier: Apache-2.0
/// @file  GeoJSON as most programs write it, read several times faster than GDAL can: a province's buildings are
///        one such file, and GDAL takes longer over it than over everything else together.
#pragma once

#include <optional>

#include "io/read/read_table.hpp"

namespace lomsong {

/// The table that GDAL would read, to the letter; nothing when the file is in any way out of the ordinary. GDAL
/// then reads it, and says what is wrong with it. Ordinary is a FeatureCollection of RFC 7946 in longitude and
/// latitude, whose features have no id, all the same properties in the same order, each of one type and none of
/// them a list, an object or a date, and geometries of one type in two dimensions; polygons are not checked.
///
/// `crs` is left empty: by the standard it is WGS 84.
/// @throws Error{interrupted} when cancelled.
[[nodiscard]] std::optional<VectorTable> read_plain_geojson(const TableRequest& request, const Reporter& reporter);

}  // namespace lomsong
