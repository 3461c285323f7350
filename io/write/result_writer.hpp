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
#include "io/write/run_record.hpp"

namespace lomsong {

/// Writes the asked outputs, then run.json, into `folder`, which must exist: a ResultFolder's, so that the
/// target appears whole or not at all. Same bytes for the same input, but for the timings in run.json.
///
/// @throws Error{cannot_write} naming the file, when the disk is full or refuses; Error{interrupted};
///         Error{internal} when the results do not belong to the layers.
void write_results(const Layers& layers, const Results& results, const RunParameters& parameters,
                   const RunRecord& record, const std::vector<Output>& outputs, const std::filesystem::path& folder,
                   Reporter& reporter);

}  // namespace lomsong
