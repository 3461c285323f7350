// SPDX-License-Identifier: Apache-2.0
/// @file  Opening a vector layer: GDAL and our own fast reader behind one function.
#pragma once

#include <filesystem>
#include <string>

#include "engine/core/reporter.hpp"
#include "io/clean/vector_table.hpp"

namespace lomsong {

/// What to read, and how carefully.
struct TableRequest {
    std::filesystem::path file;
    std::string shown;            ///< how messages name the file
    std::string layer;            ///< empty: the only one
    bool check_polygons = false;  ///< fill `Shape::defect` (GEOS, about 1 us a vertex)
};

/// @throws Error{no_input} for a missing file, Error{bad_data} for no geodata, a file that breaks off, a layer
///         that is not there or several of which none was named.
[[nodiscard]] VectorTable read_table(const TableRequest& request, const Reporter& reporter);

}  // namespace lomsong
