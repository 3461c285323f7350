// SPDX-License-Identifier: Apache-2.0
/// @file  One part of a run from project file to part folder, as `run --part` does it.
#pragma once

#include <string>

#include "apps/lomsong/console.hpp"
#include "apps/lomsong/main_job.hpp"
#include "engine/core/part_findings.hpp"
#include "io/write/part_folder.hpp"

namespace lomsong {

/// "3/16". @throws Error{usage} for what is no part of 1 to k_most_parts.
[[nodiscard]] PartNumber parse_part(const std::string& text);

/// What the part is of, as it is recorded.
[[nodiscard]] PartHead part_head(const ProjectRun& run, PartNumber part);

/// Computes the part and writes its folder, whole or not at all. A part of the same content that is there already,
/// or that another process writes at the same time, is as good. Of `job`, since and resume are not used. Returns a
/// line that says what was computed (part.json's text with --json).
/// @throws Error{cannot_write} when something else is there and may not be overwritten.
[[nodiscard]] std::string run_part(const MainJob& job, PartNumber part, Console& console);

}  // namespace lomsong
