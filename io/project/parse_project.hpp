// SPDX-License-Identifier: Apache-2.0
/// @file  A project from text that is already in memory; `read_project` is this on a file's content.
#pragma once

#include <filesystem>
#include <string_view>

#include "io/project/project.hpp"

namespace lomsong {

/// `file` names the text in messages, and its folder is where relative paths start. No file is touched.
/// @throws Error{bad_project} as `read_project`.
[[nodiscard]] Project parse_project(std::string_view text, const std::filesystem::path& file);

}  // namespace lomsong
