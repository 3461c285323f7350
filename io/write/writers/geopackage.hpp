// SPDX-License-Identifier: Apache-2.0
/// @file  Tables as the layers of one GeoPackage, for writers that have no result folder.
#pragma once

#include <filesystem>
#include <span>

#include "engine/core/reporter.hpp"
#include "io/write/feature_table.hpp"
#include "io/write/styles/layer_style.hpp"

namespace lomsong {

/// Writes a new file with every table, already in WGS 84, as a layer, and how QGIS draws them when `styles` is given;
/// the same tables give the same bytes. The caller brings the file to the disk. @throws Error{cannot_write}.
void write_geopackage_file(std::span<const FeatureTable> tables, const std::filesystem::path& file,
                           const Reporter& reporter, const StyleContext* styles = nullptr);

}  // namespace lomsong
