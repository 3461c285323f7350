// SPDX-License-Identifier: Apache-2.0
/// @file  Tables as the layers of one GeoPackage, for writers that have no result folder.
#pragma once

#include <filesystem>
#include <span>

#include "engine/core/reporter.hpp"
#include "io/write/feature_table.hpp"

namespace lomsong {

/// Writes a new file with every table, already in WGS 84, as a layer; the same tables give the same bytes. The
/// caller brings the file to the disk. @throws Error{cannot_write}.
void write_geopackage_file(std::span<const FeatureTable> tables, const std::filesystem::path& file,
                           const Reporter& reporter);

}  // namespace lomsong
