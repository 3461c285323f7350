// SPDX-License-Identifier: Apache-2.0
/// @file  A network judged for trial: every hamlet over exact paths, nothing else of a run.
#pragma once

#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/recorded_result.hpp"
#include "engine/core/reporter.hpp"
#include "engine/core/run_trace.hpp"
#include "engine/parallel/execution.hpp"

namespace lomsong {

/// The verdicts that a run over these layers without measurements would give, in the form in which results are
/// compared: a level measured today says nothing of a network that is tried. What only files know (names, version,
/// parameters as text, name keys) is left empty.
///
/// With an earlier trace, links that no difference can touch are taken from it, and the verdicts are the same.
/// @throws Error{bad_project} for an unknown model, Error{interrupted} when cancelled.
[[nodiscard]] RecordedResult judged_network(const Layers& layers, const RunParameters& parameters,
                                            Execution execution, Reporter& reporter,
                                            const RunTrace* earlier = nullptr);

}  // namespace lomsong
