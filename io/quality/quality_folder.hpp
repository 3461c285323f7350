// SPDX-License-Identifier: Apache-2.0
/// @file  What is handed back about the files: the folder that `lomsong check -o` and `lomsong clean` fill.
#pragma once

#include <filesystem>

#include "engine/core/parameters.hpp"
#include "engine/core/reporter.hpp"
#include "io/quality/quality_sheet.hpp"
#include "io/read/read_layers.hpp"

namespace lomsong {

/// The file by which a folder is known to be ours; see ResultFolder.
inline constexpr const char* k_quality_mark = "quality.json";

/// Into an existing folder: findings.csv, findings.json, review.csv (names to decide upon), quality.csv
/// (completeness), quality.json (the sheet), and `rejected/` with one CSV per table that has rejected rows.
/// @throws Error{cannot_write}.
void write_quality_files(const ReadLayers& read, const QualitySheet& sheet, Language language,
                         const std::filesystem::path& folder);

/// Into an existing folder: cleaned.gpkg, and one GeoJSON per layer, in WGS 84. The same layers give the same
/// bytes.
/// @throws Error{cannot_write}, Error{bad_data} for a position without longitude and latitude.
void write_cleaned_layers(const ReadLayers& read, const RunParameters& parameters,
                          const std::filesystem::path& folder, Reporter& reporter);

}  // namespace lomsong
