// SPDX-License-Identifier: Apache-2.0
/// @file  What can go wrong with a disk, in words that say what to do.
#pragma once

#include <filesystem>
#include <string>

#include "engine/core/error.hpp"

namespace lomsong {

/// An errno in words, with what to do: "no space left on the disk. Free some, or ...".
[[nodiscard]] std::string reason_of(int error_number);

/// Error{cannot_write}: "path: cannot be written: reason".
[[nodiscard]] Error cannot_write(const std::filesystem::path& path, const std::string& reason);

}  // namespace lomsong
