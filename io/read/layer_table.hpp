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
    bool is_sheet = false;  ///< no header yet: rows only, numbered as the sheet does
    bool raw_text = false;  ///< bytes of an encoding that is found later: only ASCII blanks are taken off
    bool drop_empty_columns = false;
};

/// All rows of the layer; of a sheet those that hold something. `file` and `layer` of the table are the caller's to
/// fill.
/// @throws Error{interrupted} when cancelled.
[[nodiscard]] VectorTable table_of(OGRLayer& layer, const LayerHabits& habits, const Reporter& reporter);

/// The shape that well-known text describes, in whatever case; nothing when the text describes none, or when
/// something follows it.
[[nodiscard]] std::optional<Shape> shape_of_text(const std::string& text);

/// The reference system of WGS 84 as a table names it.
[[nodiscard]] std::string wgs84_text();

}  // namespace lomsong
