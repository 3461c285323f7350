// SPDX-License-Identifier: Apache-2.0
/// @file  The plan of new cable, from Layers to stretches in the order of building. Reads no file, writes no file.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/core/fibre_plan.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/reporter.hpp"

namespace lomsong {

struct FibreQuestion {
    /// Into Layers::hamlets, ascending; empty: those that are neither served nor passed by a cable.
    std::optional<std::vector<std::size_t>> hamlets;
    std::optional<double> budget;  ///< in the currency of the plan; > 0
};

/// Which hamlets lack fibre, and the cable that would bring it; see algorithms/extension/extension_plan.hpp.
/// @throws Error{bad_data} when there are no roads, nothing can serve, or areas to avoid leave no way at all;
///         Error{bad_project} when an operator of [fibre_plan] has neither cable nor node; Error{interrupted}.
[[nodiscard]] FibrePlan plan_fibre(const Layers& layers, const RunParameters& parameters,
                                   const FibreQuestion& question, Reporter& reporter);

}  // namespace lomsong
