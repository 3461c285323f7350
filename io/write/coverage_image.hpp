// SPDX-License-Identifier: Apache-2.0
/// @file  A raster of levels or losses as one GeoTIFF in the working CRS, laid out as a COG: 512 x 512 tiles.
#pragma once

#include <filesystem>
#include <string>

#include "engine/core/grid.hpp"

namespace lomsong {

/// How the file is packed. Packed values are rounded to 1/16 dB, finer than any prediction and four times smaller.
enum class ImagePacking : unsigned char {
    none,     ///< as computed, to the last bit
    deflate,  ///< for every reader
    zstd,     ///< half the time of deflate; readers need GDAL with Zstandard
};

/// What the file says about itself.
struct CoverageImage {
    const Raster<float>& values;  ///< unknown cells become NaN, the file's declared no data
    std::string crs;              ///< definition of the working CRS
    std::string unit;             ///< "dBm" or "dB"
    std::string description;      ///< of the band
    std::string conditions;       ///< what the numbers depend on
    std::string software;
};

struct ImageOptions {
    ImagePacking packing = ImagePacking::none;
    bool overviews = false;  ///< halved copies by nearest cell, for viewers
};

/// Writes the image. The bytes depend on it and the options alone.
/// @throws Error{cannot_write}; half a file may then lie at the path: see WholeFile.
void write_coverage_image(const CoverageImage& image, ImageOptions options, const std::filesystem::path& file);

}  // namespace lomsong
