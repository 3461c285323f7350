// SPDX-License-Identifier: Apache-2.0
/// @file  The one entry of this room: Layers and Results become the files of a result folder.
#pragma once

#include <filesystem>
#include <vector>

#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/reporter.hpp"
#include "engine/core/results.hpp"
#include "io/project/project.hpp"
#include "io/write/coverage_store.hpp"
#include "io/write/run_record.hpp"

namespace lomsong {

/// All that there is to tell of a run.
struct FinishedRun {
    const Layers& layers;
    const Results& results;
    const RunParameters& parameters;
    const RunRecord& record;
    CoverageStore& cells;  ///< levels and best servers of `results.coverage`; dropped as they are written
};

/// Writes the asked outputs, then run.json, into `folder`, which must exist: a ResultFolder's, so that the
/// target appears whole or not at all. Same bytes for the same input and any number of threads, but for the
/// timings in run.json.
///
/// @throws Error{cannot_write} naming the file, when the disk is full or refuses; Error{interrupted};
///         Error{internal} when the results belong to other layers or other cells.
void write_results(const FinishedRun& run, const std::vector<Output>& outputs, const std::filesystem::path& folder,
                   int threads, Reporter& reporter);

}  // namespace lomsong
