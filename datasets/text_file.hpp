// SPDX-License-Identifier: Apache-2.0
/// @file  A small text file beside made-up data.
#pragma once

#include <filesystem>
#include <string>

namespace lomsong::datasets {

/// @throws Error{cannot_write}.
void write_text(const std::filesystem::path& file, const std::string& text);

}  // namespace lomsong::datasets
