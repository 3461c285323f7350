// SPDX-License-Identifier: Apache-2.0
/// @file  A tree that joins given nodes of a graph over any others: the value, and how a first one is found.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "algorithms/extension/costed_graph.hpp"

namespace lomsong {

struct SteinerTree {
    std::vector<std::uint32_t> edges;  ///< ascending; no cycle, and every end is a terminal
    Cost cost = 0.0;
};

/// The cheapest tree over `edges` alone that joins the terminals, ends that are no terminal cut off: the minimum
/// spanning forest, then leaf by leaf. Equal costs: the lower edge. O(k log k) in the edges, whatever the graph's
/// size. The edges must join the terminals.
[[nodiscard]] SteinerTree tree_within(const CostedGraph& graph, std::vector<std::uint32_t> edges,
                                      std::span<const std::uint32_t> terminals);

/// A tree of at most 2 - 2/k times the least cost for k terminals, in the time of one search for shortest ways: the
/// spanning tree of the terminals by the ways that cross from one's Voronoi region into another's.
/// The graph must join the terminals.
/// Reference: K. Mehlhorn, "A faster approximation algorithm for the Steiner problem in graphs", Information
/// Processing Letters 27 (1988) 125-128.
[[nodiscard]] SteinerTree voronoi_tree(const CostedGraph& graph, std::span<const std::uint32_t> terminals);

}  // namespace lomsong
