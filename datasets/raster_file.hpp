// SPDX-License-Identifier: Apache-2.0
/// @file  Made-up rasters as compressed GeoTIFF.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "engine/core/grid.hpp"
#include "engine/core/units.hpp"

namespace lomsong::datasets {

/// Heights as whole metres (Int16). `description` goes into the file.
/// @throws Error{cannot_write}.
void write_heights(const Raster<HeightAboveSeaLevel>& heights, const std::filesystem::path& file,
                   const std::string& description);

/// Classes as bytes. @throws Error{cannot_write}.
void write_classes(const Raster<std::uint8_t>& classes, const std::filesystem::path& file,
                   const std::string& description);

}  // namespace lomsong::datasets
