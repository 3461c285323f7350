// SPDX-License-Identifier: Apache-2.0
/// @file  What a file holds, without reading it as any layer: for `init`, which tells layers apart.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "io/clean/vector_table.hpp"

namespace lomsong {

enum class ContentKind : unsigned char { points, lines, polygons, table, raster };

/// One layer of a vector file, or one raster.
struct ContentSummary {
    std::filesystem::path file;
    std::string layer;
    ContentKind kind = ContentKind::table;
    std::string crs;  ///< name; empty when the file has none
    bool only_layer = true;
    // vector
    std::vector<std::string> columns;
    std::vector<std::string> own_headings;          ///< as VectorTable has them
    std::vector<std::vector<std::string>> samples;  ///< per column up to 20 different values, first seen first
    std::uint64_t rows = 0;
    std::vector<Understanding> understood;  ///< of its text, header and date
    // raster
    int bands = 0;
    std::string data_type;  ///< "Int16"
    bool has_colour_or_classes = false;
    double minimum = 0.0;  ///< over a coarse sample
    double maximum = 0.0;
    double resolution_m = 0.0;  ///< approximate
};

/// Everything that can be read in the file, its texts decoded and its sheets laid out as for a run; empty when it
/// cannot be read. Never throws for bad content.
[[nodiscard]] std::vector<ContentSummary> inspect(const std::filesystem::path& file);

}  // namespace lomsong
