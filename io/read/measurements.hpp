// SPDX-License-Identifier: Apache-2.0
/// @file  Measurements of a file that the project does not name.
#pragma once

#include <string>
#include <vector>

#include "io/project/project.hpp"

namespace lomsong {

/// The project with this file as its only measurements: `read_layers` then reads it by all the rules of a layer,
/// against the project's operators and places. A relative path is one from the working directory.
[[nodiscard]] Project with_measurements(Project project, const std::vector<std::string>& files);

}  // namespace lomsong
