// SPDX-License-Identifier: Apache-2.0
/// @file  What stands in a file that people cannot compare byte by byte, as text that they can.
#pragma once

#include <filesystem>
#include <string>

namespace lomsong {

/// The expected file "report.xlsx.txt" is the text of what came out as report.xlsx: every sheet with its name, a
/// line for each row that GDAL reads, cells between bars. "lomsong.qgz.txt" is the title of the project and its list of
/// layers, each with its renderer and the labels of its classes. "map.html.json" is the data that map.html holds, without
/// its messages and pictures. Any other is the file itself.
/// @return empty for a file that is not there.
[[nodiscard]] std::string readable(const std::filesystem::path& folder, const std::filesystem::path& expected);

}  // namespace lomsong
