// SPDX-License-Identifier: Apache-2.0
/// @file  A comparison of two results as files: changes.geojson for the map, changes.json for programs, and a page
///        of text in Vietnamese and one in English.
#pragma once

#include <filesystem>
#include <string>

#include "engine/core/changes.hpp"
#include "engine/core/parameters.hpp"

namespace lomsong {

/// All that there is to tell of a comparison. Places are in the CRS of the new result.
struct ChangesReport {
    const RecordedResult& before;
    const RecordedResult& now;
    const Comparison& comparison;
    std::string method_note;  ///< why reasons could not be computed, in English; empty when they were
};

/// The file by which a folder is known to be a comparison.
inline constexpr const char* k_changes_mark = "changes.json";

/// Writes all four files into `folder`, which must exist. Same bytes for the same results, in whatever order their
/// hamlets and stations stand.
/// @throws Error{cannot_write}.
void write_changes(const ChangesReport& report, const std::filesystem::path& folder);

[[nodiscard]] std::string changes_json(const ChangesReport& report);
[[nodiscard]] std::string changes_text(const ChangesReport& report, Language language);

}  // namespace lomsong
