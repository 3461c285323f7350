// SPDX-License-Identifier: Apache-2.0
/// @file  One vector layer as plain text and plain coordinates, exactly as the file has them: the seam between
///        opening (io/read, GDAL) and giving meaning (everything after it).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/geometry.hpp"
#include "io/clean/finding.hpp"
#include "io/project/project.hpp"

namespace lomsong {

/// `refused`: its coordinates were already reported as a finding.
enum class ShapeKind : unsigned char { none, empty, point, lines, polygons, other, refused };

/// A geometry in the layer's own CRS, x = longitude or easting. Only the member of its kind is filled.
struct Shape {
    ShapeKind kind = ShapeKind::none;
    std::string type;    ///< as OGC names it: "MULTIPOINT"
    Point point;
    MultiLineString lines;
    MultiPolygon polygons;
};

struct TableRow {
    std::uint64_t number = 0;         ///< 1-based as the file's owner sees it; a sheet's header is row 1
    std::vector<std::string> values;  ///< one per column: trimmed, NFC; empty when null
    Shape shape;
};

/// One thing that was concluded about a file rather than read from it, for people to confirm or correct.
struct Understanding {
    std::string subject;  ///< "text", "header", "column station", "crs", "operator", "date"
    std::string value;    ///< "TCVN3", "row 4", "Mã trạm", "EPSG:9208, X = northing", "Viettel", "2026-11-15"
    double confidence = 1.0;
    std::string reason;  ///< "57 of 57 points fall into their commune"
};

struct VectorTable {
    std::string file;   ///< as written in the project
    std::string layer;  ///< empty when it is the file's only one
    bool is_sheet = false;
    bool has_geometry = true;  ///< false: positions come from columns
    std::string
        shape_column;  ///< heading of the column where the shapes stand as text; empty: they are the layer's
    std::string crs;   ///< WKT or "EPSG:..."; empty when the layer names none
    std::vector<std::string> columns;
    /// Per column that stands under a group heading its own words: "Độ cao (m)" of "Ăng-ten Độ cao (m)". Empty
    /// for the others, and for tables without groups.
    std::vector<std::string> own_headings;
    std::vector<TableRow> rows;
    std::vector<std::string> titles;        ///< lines above the header, top to bottom
    std::string data_date;                  ///< of the data, ISO 8601; empty when the file does not say
    std::vector<Understanding> understood;  ///< each stage adds its own
    /// What the project says about the file; owned by the project.
    const LayerSource* source = nullptr;
    std::uint32_t use = 0;  ///< as RowPlace::use

    [[nodiscard]] RowPlace place(std::uint64_t row = 0) const { return {file, layer, is_sheet, row, use}; }
};

}  // namespace lomsong
