// SPDX-License-Identifier: Apache-2.0
/// @file  What the parts of a run will cost, as `run --dry-run` prints it.
#pragma once

#include <cstdint>
#include <string>

#include "apps/lomsong/console.hpp"
#include "apps/lomsong/main_job.hpp"
#include "engine/job/part_plan.hpp"

namespace lomsong {

/// Reads the layers without ground and estimates. Of `job` the output is not touched.
[[nodiscard]] PartsEstimate estimate_run(const MainJob& job, std::uint32_t parts, Console& console);

/// A line per part, the greatest, the sum and the merge; or JSON.
[[nodiscard]] std::string parts_text(const PartsEstimate& estimate, Language language);
[[nodiscard]] std::string parts_json(const PartsEstimate& estimate);

}  // namespace lomsong
