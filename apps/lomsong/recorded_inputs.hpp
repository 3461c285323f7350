// SPDX-License-Identifier: Apache-2.0
/// @file  Whether a project's files are those that a result was computed from.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "engine/core/recorded_result.hpp"
#include "io/project/project.hpp"

namespace lomsong {

/// A file that is not as the run read it.
struct OtherInput {
    std::string path;  ///< as the project file has it
    bool is_there = false;

    /// "stations.csv is not there", "stations.csv is not as it was".
    [[nodiscard]] std::string text() const { return path + (is_there ? " is not as it was" : " is not there"); }
};

/// In the order of run.json; relative paths start at `folder`, and roles in `unused` do not matter.
/// @throws Error{no_input} for a file that is there and cannot be read.
[[nodiscard]] std::vector<OtherInput> other_inputs(const RecordedResult& result,
                                                   const std::filesystem::path& folder,
                                                   std::span<const LayerRole> unused);

}  // namespace lomsong
