// SPDX-License-Identifier: Apache-2.0
/// @file  What a run says about fibre besides the classes of hamlets: kilometres by placement, drawn against
///        declared, shares within reach, sites with backhaul, cable that serves nobody.
#pragma once

#include <string>

#include "engine/core/layers.hpp"
#include "engine/core/results.hpp"
#include "io/read/layers_reader.hpp"

namespace lomsong {

/// Lines for people, in `language`; empty where the project has no cables and no nodes.
[[nodiscard]] std::string fibre_summary(const Layers& layers, const Results& results, const FibreSummary& lengths,
                                        Language language);

/// The object `fibre` of run.json, as text of JSON.
[[nodiscard]] std::string fibre_json(const Layers& layers, const Results& results, const FibreSummary& lengths);

}  // namespace lomsong
