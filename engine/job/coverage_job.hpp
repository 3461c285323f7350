// SPDX-License-Identifier: Apache-2.0
/// @file  The main job: from Layers to Results. Reads no file, writes no file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/block_keeper.hpp"
#include "engine/core/coverage_sink.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/reporter.hpp"
#include "engine/core/results.hpp"
#include "engine/core/run_trace.hpp"
#include "engine/job/earlier_run.hpp"
#include "engine/job/joined_parts.hpp"
#include "engine/parallel/execution.hpp"

namespace lomsong {

/// What an incremental run did not compute. All zero in a run without an earlier one.
struct TakenOver {
    std::size_t points = 0;
    std::size_t points_held = 0;
    std::size_t evidence = 0;  ///< of operators in hamlets
    std::size_t evidence_held = 0;
    std::uint64_t cells = 0;  ///< of all coverage layers
    std::uint64_t cells_held = 0;
    std::vector<std::string> changed_premises;  ///< what nothing could be taken over for: "the radio parameters"
};

struct JobOutcome {
    Results results;
    RunTrace trace;  ///< for a later run; the program's version and the files are not in it
    TakenOver taken_over;
    std::vector<std::pair<std::string, double>> timings_s;  ///< by stage, in order
};

/// Everything a run finds, the same for any number of threads. Levels and best servers of cells go to `sink`,
/// which hears nothing when the run makes no rasters; warnings go to the reporter.
/// With an earlier run, what its traces show to be untouched is taken from there, and the outcome is the same.
/// Blocks of rasters go to the `keeper` as they are finished, and come from it when an interrupted run left them:
/// the outcome is the same. With an earlier run it is not asked: that run's cells are what is not computed.
/// @throws Error{bad_project} for an unknown model, Error{interrupted} when cancelled; what sink, source and keeper
///         throw.
[[nodiscard]] JobOutcome run_job(const Layers& layers, const RunParameters& parameters, Execution execution,
                                 CoverageSink& sink, Reporter& reporter, const EarlierRun* earlier = nullptr,
                                 BlockKeeper* keeper = nullptr);

/// The same run with nothing computed that one of its parts has found.
/// @throws Error{bad_data} naming the part that is not of this run; what `run_job` throws.
[[nodiscard]] JobOutcome merge_job(const Layers& layers, const RunParameters& parameters, Execution execution,
                                   CoverageSink& sink, Reporter& reporter, const FinishedParts& parts);

/// What a run would do, for `check`: counted, not computed.
struct JobEstimate {
    std::size_t masts = 0;
    std::size_t test_points = 0;
    std::size_t point_links = 0;  ///< pairs of test point and sector within the radius
    std::size_t cells = 0;        ///< of the study area
    std::size_t cells_without_terrain = 0;
    std::size_t coverage_layers = 0;
    double memory_mib = 0.0;  ///< rasters of inputs and results, all cells in one block; less with blocks
    AssumedInputs assumed;
};
[[nodiscard]] JobEstimate estimate_job(const Layers& layers, const RunParameters& parameters);

}  // namespace lomsong
