// SPDX-License-Identifier: Apache-2.0
/// @file  Where raster files lie, as boxes and in words.
#pragma once

#include <span>
#include <string>

#include "engine/core/geometry.hpp"
#include "engine/core/layers.hpp"
#include "io/gdal/raster.hpp"

namespace lomsong {

/// The box of everything that has a place: stations, hamlets, communes, cables, nodes, roads.
[[nodiscard]] Box extent_of(const Layers& layers);

/// The box of all files in the CRS; empty without files.
[[nodiscard]] Box box_of(std::span<const gdal::RasterFile> files, const std::string& crs);

/// A box in degrees: "103.758..103.939 E, 22.42..22.622 N".
[[nodiscard]] std::string shown_degrees(const Box& degrees);

}  // namespace lomsong
