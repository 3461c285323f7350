// SPDX-License-Identifier: Apache-2.0
/// @file  The parts that are to be joined: found, read, and held against each other and against their project.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "io/write/part_folder.hpp"

namespace lomsong {

/// Reads parts of one run: folders of parts, or folders that hold such folders. Those of one number and the same
/// content count once. Returns them in the order of their numbers, 1 to the last.
/// @throws Error{no_input} for a path with no part in it; Error{bad_data} naming the part that is damaged, of
/// another
///         version, of another number of parts, or there twice with different content, and the numbers that are
///         missing.
[[nodiscard]] std::vector<ReadPart> read_parts(const std::vector<std::filesystem::path>& paths,
                                               std::string_view version);

/// @throws Error{bad_data} naming the part that is of another project, of other files or of other parameters than
///         `project`: the first of them that differs.
void check_same_project(const std::vector<ReadPart>& parts, const PartHead& project);

}  // namespace lomsong
