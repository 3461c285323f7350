// SPDX-License-Identifier: Apache-2.0
/// @file  map.html: a result as one page that works from a memory stick, explained in docs/map.md.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "engine/core/parameters.hpp"
#include "io/report/map_share.hpp"
#include "io/report/result_tables.hpp"

namespace lomsong {

/// The page in a result folder.
inline constexpr const char* k_map_file = "map.html";

/// What a page may say otherwise than its result.
struct MapPageOptions {
    std::optional<Language> language{};     ///< shown first; empty: the result's
    std::string title{};                    ///< empty: the result's
    std::optional<FeatureTable> changes{};  ///< changes.geojson of `lomsong compare`, for the cards
    const MapShare* share = nullptr;        ///< what of the result is shown, under its name; null: all of it
    std::string index{};                    ///< where the page of all shares lies, as a link; empty: there is none
    /// The page asks `lomsong serve`, which shows it, to try stations; else it asks nobody for anything.
    bool served = false;
};

/// The page as text. Depends on the folder and the options alone. What the folder lacks, the page lacks.
/// @throws Error{bad_data} when a file of the folder is not what a run writes.
[[nodiscard]] std::string map_page(const ResultTables& result, const MapPageOptions& options);

/// The page as a file: whole or not at all. @throws Error{cannot_write} when it is there and `overwrite` is false,
/// or the disk refuses; else as above.
void write_map_page(const ResultTables& result, const MapPageOptions& options, const std::filesystem::path& file,
                    bool overwrite);

}  // namespace lomsong
