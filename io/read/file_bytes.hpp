// SPDX-License-Identifier: Apache-2.0
/// @file  A file's bytes, from the disk or from GDAL's memory.
#pragma once

#include <string>

namespace lomsong {

/// @throws Error{bad_data} when it cannot be read to its end.
[[nodiscard]] std::string bytes_of_file(const std::string& gdal_name, const std::string& shown);

}  // namespace lomsong
