// SPDX-License-Identifier: Apache-2.0
/// @file  `lomsong init`: a commented project file from whatever lies in a folder. Every guess says its reason.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "io/read/inspect.hpp"

namespace lomsong {

/// What a folder holds, file names relative to where the project file will lie.
struct FolderContent {
    std::string name;                               ///< of the folder
    std::vector<ContentSummary> contents;           ///< in the order of file names
    std::vector<std::filesystem::path> unreadable;  ///< files that GDAL cannot read
};

/// A project file, and what the user should know besides.
struct ProjectDraft {
    std::string text;                ///< TOML, UTF-8
    std::vector<std::string> notes;  ///< one sentence each: what was placed, not used, missing
};

/// Looks at every file of the folder and of the folders in it, one level deep. Hidden files, texts, companions
/// of shapefiles and result folders are passed over.
/// @throws Error{no_input} when there is no such folder.
[[nodiscard]] ProjectDraft init_project_text(const std::filesystem::path& folder);
/// The same for a project file that will lie in `project_folder`; empty: the current folder.
[[nodiscard]] ProjectDraft init_project_text(const std::filesystem::path& folder,
                                             const std::filesystem::path& project_folder);

/// The same for contents that were looked at before.
[[nodiscard]] ProjectDraft init_text_for(const FolderContent& folder);

}  // namespace lomsong
