// SPDX-License-Identifier: Apache-2.0
/// @file  lomsong.qgz: a result as a project of QGIS 3.22 and later, explained in docs/qgis.md.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "engine/core/parameters.hpp"
#include "io/report/result_tables.hpp"

namespace lomsong {

/// The project in a result folder.
inline constexpr const char* k_qgis_file = "lomsong.qgz";

/// What a project may say otherwise than its result.
struct QgisProjectOptions {
    std::optional<Language> language;  ///< empty: the result's
    std::string title;                 ///< empty: the result's
};

/// The project as a file: whole or not at all, the same bytes for the same result. Layers come from lomsong.gpkg,
/// or from the GeoJSON files of a result without one, and from hillshade.tif and the coverage rasters where they
/// were written; their paths are relative to `file`, so that both may be moved together.
/// @throws Error{no_input} when the result has no layer; Error{bad_data} naming a file that GDAL cannot open;
///         Error{cannot_write} when `file` is there and `overwrite` is false, or the disk refuses.
void write_qgis_project(const ResultTables& result, const QgisProjectOptions& options,
                        const std::filesystem::path& file, bool overwrite);

}  // namespace lomsong
