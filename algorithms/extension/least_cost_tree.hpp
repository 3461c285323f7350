// SPDX-License-Identifier: Apache-2.0
/// @file  The tree of least cost that joins given nodes of a graph: as good a one as was found, and how far from
///        the least it can be at most.
#pragma once

#include <cstdint>
#include <span>

#include "algorithms/extension/steiner_tree.hpp"

namespace lomsong {

/// How much is looked at; numbers of steps, so that the answer does not depend on the machine.
struct TreeEffort {
    std::uint64_t search_steps = 40'000'000;  ///< see SearchBudget
    std::uint32_t ascents = 6;                ///< roots from which a lower bound is looked for
};

struct LeastCostTree {
    SteinerTree tree;
    Cost lower_bound = 0.0;  ///< no tree costs less
    /// Share by which the tree may cost more than the least: 0 when it is the least.
    [[nodiscard]] double gap() const { return tree.cost > 0.0 ? (tree.cost - lower_bound) / tree.cost : 0.0; }
};

/// On the reduced graph: a tree by Voronoi regions, and one more among the tight edges of each lower bound; the
/// cheapest is improved by local search. Never more than twice the least cost, mostly within a few per cent of it.
/// The same for the same graph. Edges that cost nothing are in the tree where it needs them.
/// @throws Error{internal} when the graph does not join the terminals.
[[nodiscard]] LeastCostTree least_cost_tree(const CostedGraph& graph, std::span<const std::uint32_t> terminals,
                                            const TreeEffort& effort = {});

}  // namespace lomsong
