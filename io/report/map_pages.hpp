// SPDX-License-Identifier: Apache-2.0
/// @file  The map of a result however large it is: one page, or one per province and a page that leads to them.
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "io/report/map_page.hpp"
#include "io/report/map_share.hpp"
#include "io/report/result_tables.hpp"

namespace lomsong {

/// The folder of the provinces' pages, beside map.html.
inline constexpr const char* k_map_folder = "maps";

/// map.html of a result that is shown in shares: a small map and a table of them, "k of n (p %)", with links into
/// k_map_folder; in both languages, without a script.
[[nodiscard]] std::string index_page(const ResultTables& result, std::span<const MapShare> shares,
                                     const MapPageOptions& options);

/// Writes map.html into `folder`, and where map_shares() has any, a page of each into k_map_folder there. Each file
/// is whole or not at all. @throws Error as write_map_page does.
void write_map_pages(const ResultTables& result, const MapPageOptions& options, const std::filesystem::path& folder,
                     bool overwrite);

}  // namespace lomsong
