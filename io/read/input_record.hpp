// SPDX-License-Identifier: Apache-2.0
/// @file  Which bytes a result was computed from.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace lomsong {

/// The file and those beside it that belong to it (the parts of a shapefile or a MapInfo table, a world file);
/// for a folder all files in it. Sorted by name.
[[nodiscard]] std::vector<std::filesystem::path> parts_of(const std::filesystem::path& file);

/// "xxh3-128:" and 32 hexadecimal digits over the bytes of all parts, one after the other.
/// @throws Error{no_input} when a part cannot be read.
[[nodiscard]] std::string content_hash(const std::filesystem::path& file);

}  // namespace lomsong
