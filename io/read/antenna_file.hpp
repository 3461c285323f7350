// SPDX-License-Identifier: Apache-2.0
/// @file  Antenna pattern files of makers and planning tools. docs/antennas.md has the formats, what makers do with
///        them, and the conventions of sign.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/antenna_pattern.hpp"

namespace lomsong {

/// Reads one pattern file. The end of its name says the format, capitals or not: MSI/Planet .msi, .pln, .pla, .prn
/// and .txt; SPLAT .az or .el, either with the other one beside it when that exists; NSMA WG16.99.050 .adf; Radio
/// Mobile .ant. `shown` stands in messages and becomes `AntennaPatternTable::file`.
/// @throws Error{no_input} when there is no such file, Error{bad_data} with the line and the reason for its
/// content.
[[nodiscard]] AntennaPatternTable read_antenna_file(const std::filesystem::path& file, const std::string& shown);

/// The files that `read_antenna_file` reads for this one: itself, for SPLAT the other cut too.
[[nodiscard]] std::vector<std::filesystem::path> parts_of_antenna_file(const std::filesystem::path& file);

}  // namespace lomsong
