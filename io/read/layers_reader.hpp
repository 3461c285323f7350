// SPDX-License-Identifier: Apache-2.0
/// @file  From a project to Layers: every file opened, decoded, checked, brought into one metric CRS.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/layers.hpp"
#include "engine/core/reporter.hpp"
#include "io/project/project.hpp"

namespace lomsong {

/// One input file as run.json lists it.
struct InputRecord {
    std::string role;        ///< "stations"
    std::string path;        ///< as given in the project
    std::string hash;        ///< "xxh3-128:..." of the file's bytes (for a shapefile: of all its parts)
    std::uint64_t rows = 0;  ///< features, or cells of a raster
};

struct ReadLayers {
    Layers layers;
    std::vector<InputRecord> inputs;
};

/// Reads all layers of the project. Warnings go to the reporter.
/// @throws Error{no_input} for a missing file, Error{bad_data} for content: up to 20 findings at once.
[[nodiscard]] ReadLayers read_layers(const Project& project, Reporter& reporter);

}  // namespace lomsong
