// SPDX-License-Identifier: Apache-2.0
/// @file  One vector layer as plain text and plain coordinates, exactly as the file has them: the seam between
///        opening (GDAL, behind this header) and giving meaning (everything after it).
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/reporter.hpp"
#include "io/clean/finding.hpp"

namespace lomsong {

/// `refused`: its coordinates were already reported as a finding.
enum class ShapeKind : unsigned char { none, empty, point, lines, polygons, other, refused };

/// A geometry in the layer's own CRS, x = longitude or easting. Only the member of its kind is filled.
struct Shape {
    ShapeKind kind = ShapeKind::none;
    std::string type;    ///< as OGC names it: "MULTIPOINT"
    std::string defect;  ///< of polygons: "Self-intersection at 103.8 22.5"; empty when valid or not asked for
    Point point;
    MultiLineString lines;
    MultiPolygon polygons;
};

struct TableRow {
    std::uint64_t number = 0;         ///< 1-based as the file's owner sees it; a sheet's header is row 1
    std::vector<std::string> values;  ///< one per column: trimmed, NFC; empty when null
    Shape shape;
};

struct VectorTable {
    std::string file;   ///< as written in the project
    std::string layer;  ///< empty when it is the file's only one
    bool is_sheet = false;
    bool has_geometry = true;  ///< false: positions come from columns
    std::string crs;           ///< WKT or "EPSG:..."; empty when the layer names none
    std::vector<std::string> columns;
    std::vector<TableRow> rows;

    [[nodiscard]] RowPlace place(std::uint64_t row = 0) const { return {file, layer, is_sheet, row}; }
};

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
