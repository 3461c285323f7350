// SPDX-License-Identifier: Apache-2.0
/// @file  A made-up country as the files that a province would send, and a project file beside them.
#pragma once

#include <filesystem>

#include "datasets/country.hpp"

namespace lomsong {

/// The file that says so; a folder with it may be replaced by another country.
inline constexpr const char* k_country_mark = "MADE-UP.txt";

/// Writes terrain.tif, land_cover.tif, the vector layers as GeoJSON (RFC 7946, WGS 84), lomsong.toml and a
/// MADE-UP.txt into `folder`, which is made when it is not there. Files of the same names are replaced. Each
/// file says that its content is made up; the same country gives the same bytes.
/// @throws Error{cannot_write} when the folder or a file cannot be written.
void write_country(const Country& country, const std::filesystem::path& folder);

}  // namespace lomsong
