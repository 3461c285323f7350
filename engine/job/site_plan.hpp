// SPDX-License-Identifier: Apache-2.0
/// @file  The plan of new stations, from Layers to proposals in the order of building. Reads no file, writes no
/// file.
#pragma once

#include <functional>
#include <string>

#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/reporter.hpp"
#include "engine/core/site_plan.hpp"
#include "engine/parallel/execution.hpp"

namespace lomsong {

/// Solves an integer program in CPLEX LP format and returns the text of CBC's solution file; throws when it cannot.
using SolveProgram = std::function<std::string(const std::string& lp)>;

/// Who is not served, which candidates would serve them, and which of those to build first; the same for any number
/// of threads. The layers are the plan's own. With `solve` the best choice of the same candidates is found too.
///
/// Served is predicted: measurements, which speak of stations that stand, are not asked.
/// @throws Error{bad_data} when the operator has not reported, nobody is unserved, or no candidate would serve
/// anybody;
///         Error{bad_project} for an unknown model; Error{interrupted}; what `solve` throws.
[[nodiscard]] SitePlan plan_sites(Layers layers, const RunParameters& parameters, const SiteQuestion& question,
                                  Execution execution, Reporter& reporter, const SolveProgram& solve = {});

}  // namespace lomsong
