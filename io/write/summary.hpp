// SPDX-License-Identifier: Apache-2.0
/// @file  The short text that `lomsong run` ends with: how many hamlets, and which ones, by name.
#pragma once

#include <string>

#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/results.hpp"

namespace lomsong {

/// Hamlets by status for any operator and for each, as "k/n (p %)"; what missing terrain leaves undecided;
/// gaps; fibre classes; then the hamlets without signal and with dead zones by name. In the language of the
/// run, lines end with a line feed. `about_fibre` are lines to stand under the fibre classes (fibre_summary).
[[nodiscard]] std::string status_summary(const Layers& layers, const Results& results,
                                         const RunParameters& parameters, const std::string& about_fibre = {});

}  // namespace lomsong
