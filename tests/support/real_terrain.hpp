// SPDX-License-Identifier: Apache-2.0
/// @file  Real terrain for tests of geometry. A library of its own, because it needs GDAL.
#pragma once

#include <filesystem>

#include "engine/core/grid.hpp"

namespace lomsong {

/// A raster file in degrees, laid on a plane in square cells by the nearest pixel, true to scale in its middle;
/// pixels without data stay unknown. Good for tests of geometry, not for maps.
[[nodiscard]] Raster<HeightAboveSeaLevel> laid_on_plane(const std::filesystem::path& file, Metres cell_size);

}  // namespace lomsong
