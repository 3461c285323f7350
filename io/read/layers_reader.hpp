// SPDX-License-Identifier: Apache-2.0
/// @file  From a project to Layers: every file opened, decoded, cleaned, brought into one metric CRS.
#pragma once

#include <functional>
#include <optional>

#include "engine/core/geometry.hpp"
#include "engine/core/reporter.hpp"
#include "io/project/project.hpp"
#include "io/read/read_layers.hpp"

namespace lomsong {

/// What to do about what is wrong in the files.
enum class Strictness : unsigned char {
    forgiving,  ///< go on with the good rows
    strict,     ///< stop on any finding
    account,    ///< tell everything, even when no row is left to compute with
};

/// The boxes that are wanted of a project's rasters, asked when all other layers are read; an empty one for none.
/// Rasters then hold no more than that, on the grid and with the values of all ground.
struct WantedGround {
    std::function<std::optional<Box>(const Layers&)> people;  ///< of the population, asked first; nothing: all
    std::function<Box(const Layers&)> paths;  ///< of terrain and land cover, asked when people are read
};

/// Reads all layers of the project. What was repaired or rejected is in the result; what a run should know besides
/// goes to the reporter as warnings.
/// @throws Error{no_input} for a missing file; Error{bad_data} for a file that is none of its kind, for a required
///         layer of which no row is left, and on any finding when strict: up to 20 of them at once.
[[nodiscard]] ReadLayers read_layers(const Project& project, Reporter& reporter,
                                     Strictness strictness = Strictness::forgiving);

/// The same for who computes radio alone, in a part of the area: no more of the rasters than is wanted, and none of
/// the layers of fibre, roads, avoided areas and measurements. InputRecord::hash of rasters stays empty, since a file
/// of which a part is read is not read to its end, and so do the rows of layers that are left out.
[[nodiscard]] ReadLayers read_layers(const Project& project, Reporter& reporter, Strictness strictness,
                                     const WantedGround& wanted);

}  // namespace lomsong
