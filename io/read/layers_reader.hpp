// SPDX-License-Identifier: Apache-2.0
/// @file  From a project to Layers: every file opened, decoded, cleaned, brought into one metric CRS.
#pragma once

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

/// Reads all layers of the project. What was repaired or rejected is in the result; what a run should know besides
/// goes to the reporter as warnings.
/// @throws Error{no_input} for a missing file; Error{bad_data} for a file that is none of its kind, for a required
///         layer of which no row is left, and on any finding when strict: up to 20 of them at once.
[[nodiscard]] ReadLayers read_layers(const Project& project, Reporter& reporter,
                                     Strictness strictness = Strictness::forgiving);

}  // namespace lomsong
