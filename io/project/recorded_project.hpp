// SPDX-License-Identifier: Apache-2.0
/// @file  The project of an earlier run, from the effective keys that its run.json holds.
#pragma once

#include <filesystem>
#include <string_view>

#include "io/project/project.hpp"

namespace lomsong {

/// `parameters_json` is what `effective_json` wrote. `file` names it in messages, and its folder is where relative
/// paths start.
/// @throws Error{bad_project} when it is no such JSON, or holds keys or values that this version does not know;
///         Error{bad_data} for such a calibration.
[[nodiscard]] Project recorded_project(std::string_view parameters_json, const std::filesystem::path& file);

}  // namespace lomsong
