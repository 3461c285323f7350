// SPDX-License-Identifier: Apache-2.0
/// @file  Rejected rows as their senders wrote them, with the reason behind: to be mended and sent back.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/parameters.hpp"
#include "io/clean/finding.hpp"
#include "io/read/read_layers.hpp"

namespace lomsong {

/// Columns that stand behind the sender's own. A reader of the mended file passes them over.
inline constexpr const char* k_row_column = "lomsong_row";
inline constexpr const char* k_reason_column = "lomsong_reason";
/// The geometry of a row without coordinate columns, by the name that GDAL's CSV driver knows.
inline constexpr const char* k_geometry_column = "WKT";

/// One table's rejected rows as a CSV file.
struct RejectedFile {
    std::string name;   ///< "tram_viettel.csv", "danh_sach_Viettel.csv": file and layer, unique in the list
    std::string bytes;  ///< UTF-8 with the mark that spreadsheets want
};

/// The files for every table with rejected rows, in the order of the tables. The reason is in `language`.
[[nodiscard]] std::vector<RejectedFile> rejected_files(const ReadLayers& read, Language language);

/// Why a row was not taken, in one cell: "thiếu toạ độ (cột 'Kinh độ')"; with the value seen, when there is one.
[[nodiscard]] std::string reason_of(const Finding& finding, Language language);

}  // namespace lomsong
