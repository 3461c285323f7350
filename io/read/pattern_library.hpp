// SPDX-License-Identifier: Apache-2.0
/// @file  The pattern files that a project's stations and defaults name: found, and read once each.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "engine/core/layers.hpp"
#include "io/project/project.hpp"

namespace lomsong {

/// The file of that name in the project's [antennas] folder, else beside the project file; nothing when it is in
/// neither.
[[nodiscard]] std::optional<std::filesystem::path> find_antenna_file(const Project& project,
                                                                     const std::string& name);

/// Fills `Layers::patterns`.
class PatternLibrary {
  public:
    /// Both must outlive the library.
    PatternLibrary(const Project& project, Layers& layers) : m_project{project}, m_layers{layers} {}

    /// What is wrong with a pattern, and what to do: "a.msi:10: '3 x' is not an angle and a value", "Write two
    /// ...".
    struct Problem {
        std::string seen;
        std::string advice;
    };
    /// Makes a pattern ready to be used: nothing to do for a built-in one, a file is read at first sight. Nothing
    /// is returned when it can be used.
    [[nodiscard]] std::optional<Problem> load(const std::string& name);

  private:
    const Project& m_project;
    Layers& m_layers;
    std::map<std::string, std::optional<Problem>> m_seen;
};

/// The default patterns of all technologies.
/// @throws Error{bad_data} that names the default and the file.
void load_default_patterns(const Project& project, PatternLibrary& library);

}  // namespace lomsong
