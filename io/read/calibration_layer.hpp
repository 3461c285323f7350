// SPDX-License-Identifier: Apache-2.0
/// @file  The calibration that a project names, checked against what the project computes with.
#pragma once

#include <string>
#include <vector>

#include "engine/core/reporter.hpp"
#include "io/project/project.hpp"
#include "io/read/read_layers.hpp"

namespace lomsong {

/// The hashes of the land cover's files, in their order; empty without such a layer.
[[nodiscard]] std::string land_cover_hashes(const std::vector<InputRecord>& inputs);

/// Puts the calibration into the layers and its file among the inputs, where the land cover's must be already. Does
/// nothing when the project names none. The reporter is warned of a made-up calibration of data that are not.
/// @throws Error{bad_data} for what is no calibration file; Error{bad_project} for one that was made with another
///         model, receiver, ground or land cover.
void read_calibration(const Project& project, ReadLayers& into, Reporter& reporter);

}  // namespace lomsong
