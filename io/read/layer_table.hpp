// SPDX-License-Identifier: Apache-2.0
/// @file  One of GDAL's layers as a table.
#pragma once

#include <optional>
#include <string>

#include "engine/core/reporter.hpp"
#include "io/clean/vector_table.hpp"

class OGRLayer;

namespace lomsong {

/// How a layer is to be taken.
struct LayerHabits {
    bool is_sheet = false;         ///< no header yet: rows only, numbered as the sheet does
    bool raw_text = false;         ///< bytes of an encoding that is found later: only ASCII blanks are taken off
    bool rings_for_lines = false;  ///< a line that ends where it begins is a polygon (drawings have no others)
    bool drop_empty_columns = false;
    bool check_polygons = false;  ///< fill `Shape::defect` (GEOS, about 1 us a vertex)
};

/// All rows of the layer; of a sheet those that hold something. `file` and `layer` of the table are the caller's to
/// fill.
/// @throws Error{interrupted} when cancelled.
[[nodiscard]] VectorTable table_of(OGRLayer& layer, const LayerHabits& habits, const Reporter& reporter);

/// The shape that well-known text describes, in whatever case; nothing when the text describes none, or when
/// something follows it. `check_polygons` as in `LayerHabits`.
[[nodiscard]] std::optional<Shape> shape_of_text(const std::string& text, bool check_polygons);

/// The reference system of WGS 84 as a table names it.
[[nodiscard]] std::string wgs84_text();

}  // namespace lomsong
