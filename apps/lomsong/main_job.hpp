// SPDX-License-Identifier: Apache-2.0
/// @file  The main job from project file to result folder, as `run` and `demo` share it.
#pragma once

#include <filesystem>
#include <string>

#include "apps/lomsong/console.hpp"

namespace lomsong {

/// Reads the project, computes, and writes the result folder, whole or not at all. Returns the summary that is
/// printed at the end (run.json's text with --json).
[[nodiscard]] std::string run_project(const std::filesystem::path& project_file,
                                      const std::filesystem::path& output, Console& console);

}  // namespace lomsong
