// SPDX-License-Identifier: Apache-2.0
/// @file  Heights from one or several raster files on a grid in the working CRS.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>

#include "engine/core/grid.hpp"
#include "engine/core/reporter.hpp"
#include "io/gdal/raster.hpp"

namespace lomsong {

/// Heights at the cell centres of `grid` (in the CRS `working`), bilinear between pixel centres.
///
/// Each file gives the weight of its known pixels, in the order of the list, until the weight of a cell is full:
/// the first file wins where it knows, files that touch are joined without a seam, and no data is never mixed in.
/// A cell is known when the pixel it lies in is known in some file. Read by blocks: beside the result, memory
/// holds one block, however large and many the files are.
/// Windows that are not `wanted` are not read and stay unknown; without a word on that all are. `held` is what the
/// raster is to hold, whole blocks (see `whole_blocks`); without a word on that, all of the grid.
/// @throws Error{bad_data} when a file cannot be read where it is needed, Error{interrupted} when cancelled.
[[nodiscard]] Raster<HeightAboveSeaLevel> height_mosaic(std::span<const gdal::RasterFile> files, const Grid& grid,
                                                        const std::string& working, const Reporter& reporter,
                                                        const std::function<bool(const Window&)>& wanted = {},
                                                        const std::optional<Window>& held = std::nullopt);

}  // namespace lomsong
