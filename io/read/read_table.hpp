// SPDX-License-Identifier: Apache-2.0
/// @file  Opening a vector layer: GDAL and our own fast reader behind one function.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/reporter.hpp"
#include "io/clean/vector_table.hpp"

namespace lomsong {

/// What to read, and how carefully.
struct TableRequest {
    std::filesystem::path file;
    std::string shown;  ///< how messages name the file
    std::string layer;  ///< layer or sheet; empty: all of them
};

/// Every layer or sheet of the file that is asked for, as its owner put it there: cells of sheets, of DBF and of
/// MapInfo tables as raw bytes, all others as UTF-8. A sheet has rows and no columns yet: decode it, then `lay_out`
/// finds its header (io/clean/sheet.hpp). Reads XLSX, XLS, ODS, CSV, shapefiles, TAB/MIF, KML/KMZ, DXF, GPKG,
/// GeoJSON, FlatGeobuf, GPX, a .zip of any of these, and a database named "PG:dbname=...".
/// @throws Error{no_input} for a missing file, Error{bad_data} for no geodata, a file that breaks off, an archive
/// that
///         is not safe to unpack, or a layer that is not there.
[[nodiscard]] std::vector<VectorTable> read_tables(const TableRequest& request, const Reporter& reporter);

/// The only layer of a file, laid out.
/// @throws as `read_tables`, and Error{bad_data} when there are several and none was named.
[[nodiscard]] VectorTable read_table(const TableRequest& request, const Reporter& reporter);

}  // namespace lomsong
