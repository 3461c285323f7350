// SPDX-License-Identifier: Apache-2.0
/// @file  Rasters of a result as small pictures on a web map's grid.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "engine/core/geometry.hpp"

namespace lomsong {

/// A PNG of grey values whose rows are even in Web Mercator (EPSG:3857), between two meridians and two parallels.
struct MapPicture {
    Box degrees;  ///< outer edges, WGS 84
    std::size_t cols = 0;
    std::size_t rows = 0;
    std::string png;
};

/// A coverage raster as written by a run (bands level, best server, status). Grey value: 0 outside, else
/// 1 + status + 4 * step; status 0 none, 1 weak, 2 good, 3 unknown; step 0 for no level, then 1 below -105 dBm, up
/// by 10 dB, to 6 from -65 dBm on (the classes of VNPT's drive tests). Nearest cell; at most `longest_edge` pixels.
/// Only what lies in `within`, in degrees, when that is not empty: no more of the raster is read.
/// @throws Error{bad_data} naming the file when it is not such a raster.
[[nodiscard]] MapPicture coverage_picture(const std::filesystem::path& file, std::size_t longest_edge,
                                          const Box& within = {});

/// Shaded relief: its brightness 1..255, 0 where there is none. Errors as above.
[[nodiscard]] MapPicture hillshade_picture(const std::filesystem::path& file, std::size_t longest_edge,
                                           const Box& within = {});

}  // namespace lomsong
