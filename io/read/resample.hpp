// SPDX-License-Identifier: Apache-2.0
/// @file  Land cover and population brought to a grid in the working CRS, block by block, so that memory does not
///        grow with the file. Heights have a room of their own: height_mosaic.hpp.
#pragma once

#include <cstdint>
#include <string>

#include "engine/core/grid.hpp"
#include "engine/core/reporter.hpp"
#include "io/gdal/raster.hpp"

namespace lomsong {

/// Class codes 0..254 by the pixel the centre lies in; cells already known are kept. The raster holds whole blocks
/// of its grid (see `whole_blocks`).
void add_classes(const gdal::RasterFile& file, const std::string& working, const Reporter& reporter,
                 Raster<std::uint8_t>& classes);

/// Adds the file's persons to the cells they live in. Every pixel is spread evenly over its area, so that no
/// person is lost or counted twice inside the grid.
void add_persons(const gdal::RasterFile& file, const std::string& working, const Reporter& reporter,
                 Raster<float>& persons);

/// The edge of a square of the area of one pixel at the file's middle, to two digits.
[[nodiscard]] Metres native_cell_size(const gdal::RasterFile& file, const std::string& working);

}  // namespace lomsong
