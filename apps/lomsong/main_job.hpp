// SPDX-License-Identifier: Apache-2.0
/// @file  The main job from project file to result folder, as `run` and `demo` share it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "apps/lomsong/console.hpp"
#include "engine/core/units.hpp"
#include "engine/job/coverage_job.hpp"
#include "engine/parallel/execution.hpp"
#include "io/project/project.hpp"
#include "io/read/layers_reader.hpp"
#include "io/write/coverage_store.hpp"
#include "io/write/result_folder.hpp"

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

// The same step by step, for those who compute in another way.

/// A project as it was read.
struct ProjectRun {
    Project project;  ///< its parameters with the calibration that the layers brought
    ReadLayers read;
    RunParameters parameters;  ///< settled by the layers
    double reading_s = 0.0;
};
[[nodiscard]] ProjectRun settled_run(Project project, ReadLayers read, double reading_s, Console& console);

/// Threads, and what memory is left of what the job may take.
[[nodiscard]] Execution execution_of(const MainJob& job, const Console& console);

/// Computes the results of a project that has been read; levels and best servers go to the sink, behind which is
/// the store if they are wanted.
using RunComputing = std::function<JobOutcome(Execution execution, CoverageStore& store, CoverageSink& sink)>;

/// Computes, and writes the result folder, whole or not at all. Returns what `run_project` does.
[[nodiscard]] std::string complete_run(const ProjectRun& run, ResultFolder& folder, const MainJob& job,
                                       const RunComputing& compute, Console& console);

}  // namespace lomsong
