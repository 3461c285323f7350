// SPDX-License-Identifier: Apache-2.0
#include "algorithms/extension/least_cost_tree.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "algorithms/extension/dual_ascent.hpp"
#include "algorithms/extension/reduced_graph.hpp"
#include "algorithms/extension/tree_search.hpp"
#include "engine/core/error.hpp"

namespace lomsong {

namespace {

void check_joined(const CostedGraph& graph, std::span<const std::uint32_t> terminals) {
    if (terminals.empty()) {
        return;
    }
    const std::vector<PathSource> source{{terminals.front()}};
    const ShortestPaths from_first = shortest_paths(graph.graph, source, graph.costs);
    const auto apart =
        std::ranges::find_if_not(terminals, [&](std::uint32_t terminal) { return from_first.reaches(terminal); });
    if (apart != terminals.end()) {
        throw Error{ErrorKind::internal, "fibre extension",
                    "no way leads from node " + std::to_string(terminals.front()) + " to node " +
                        std::to_string(*apart) + ". Report this as a fault of Lomsong."};
    }
}

/// The tree that the Voronoi regions give where only these edges may be used.
SteinerTree tree_among(const CostedGraph& graph, const std::vector<std::uint32_t>& edges,
                       std::span<const std::uint32_t> terminals) {
    std::vector<Cost> costs(graph.costs.size(), std::numeric_limits<Cost>::infinity());
    for (const std::uint32_t edge : edges) {
        costs[edge] = graph.cost(edge);
    }
    return voronoi_tree({graph.graph, costs}, terminals);
}

/// Improves both bounds from one root after another, the roots spread over the terminals.
void ascend(const CostedGraph& graph, std::span<const std::uint32_t> terminals, const TreeEffort& effort,
            SearchBudget& budget, LeastCostTree& best) {
    const std::size_t roots = std::min<std::size_t>(effort.ascents, terminals.size());
    for (std::size_t i = 0; i < roots && best.lower_bound < best.tree.cost; ++i) {
        const std::uint32_t root = terminals[i * terminals.size() / roots];
        const DualAscent ascent = dual_ascent(graph, terminals, root);
        best.lower_bound = std::max(best.lower_bound, ascent.lower_bound);
        SteinerTree tree = tree_among(graph, ascent.tight_edges, terminals);
        SearchBudget share{budget.steps_left / (2 * (roots - i))};
        const std::uint64_t given = share.steps_left;
        tree = improved(graph, std::move(tree), terminals, share);
        budget.take(given - share.steps_left);
        if (tree.cost < best.tree.cost) {
            best.tree = std::move(tree);
        }
    }
}

}  // namespace

LeastCostTree least_cost_tree(const CostedGraph& graph, std::span<const std::uint32_t> terminals,
                              const TreeEffort& effort) {
    check_joined(graph, terminals);
    const ReducedGraph reduced{graph, terminals};
    LeastCostTree best;
    if (reduced.terminals().size() > 1) {
        const CostedGraph small = reduced.graph();
        SearchBudget budget{effort.search_steps};
        best.tree = voronoi_tree(small, reduced.terminals());
        ascend(small, reduced.terminals(), effort, budget, best);
        best.tree = improved(small, std::move(best.tree), reduced.terminals(), budget);
        best.lower_bound = std::min(best.lower_bound, best.tree.cost);
    }
    best.tree = tree_within(graph, reduced.original_edges(best.tree.edges), terminals);
    return best;
}

}  // namespace lomsong
