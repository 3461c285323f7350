// SPDX-License-Identifier: Apache-2.0
/// @file  The main job from project file to result folder, as `run` and `demo` share it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "apps/lomsong/console.hpp"
#include "engine/core/units.hpp"
#include "io/read/layers_reader.hpp"

namespace lomsong {

/// Of a run; enough for a province of 7 million cells and nine coverage layers in one block.
inline constexpr std::uint64_t k_default_memory = std::uint64_t{2} << 30U;
inline constexpr Range<std::uint64_t> k_memory_range{std::uint64_t{64} << 20U, std::uint64_t{1} << 50U};

/// What is to be run. Results depend on the project alone.
struct MainJob {
    std::filesystem::path project_file;
    std::filesystem::path output;  ///< the result folder
    Strictness strictness = Strictness::forgiving;
    std::filesystem::path since;  ///< an earlier result, of which is taken over what still holds; empty for none
    /// Take up what an interrupted run into the same result folder had finished.
    bool resume = false;
    /// The run keeps to it as far as it can choose: inputs and results are held whole.
    std::uint64_t memory_bytes = k_default_memory;
};

/// Reads the project, computes, and writes the result folder, whole or not at all. Returns the summary that is
/// printed at the end (run.json's text with --json).
[[nodiscard]] std::string run_project(const MainJob& job, Console& console);

}  // namespace lomsong
