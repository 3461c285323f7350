// SPDX-License-Identifier: Apache-2.0
/// @file  A tree over the network as stretches to build.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "algorithms/extension/extension_network.hpp"
#include "algorithms/extension/steiner_tree.hpp"
#include "engine/core/fibre_plan.hpp"

namespace lomsong {

/// New cable of the tree cut where it forks and where it meets a hamlet. What leads to a hamlet beside the way
/// belongs to the stretch that arrives there; between its parts a stretch may use existing cable. Upstream
/// stretches come first. Each has its path, cable, cost, the hamlets it brings fibre to (positions in `targets`,
/// ascending) and its upstream stretch; sums are not made.
[[nodiscard]] std::vector<FibreStretch> stretches_of(const ExtensionNetwork& network, const SteinerTree& tree,
                                                     const CostRange& per_hamlet);

}  // namespace lomsong
