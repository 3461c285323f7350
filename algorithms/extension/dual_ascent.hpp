// SPDX-License-Identifier: Apache-2.0
/// @file  A lower bound on every tree that joins given nodes, and the few edges among which a good tree lies.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "algorithms/extension/costed_graph.hpp"

namespace lomsong {

struct DualAscent {
    Cost lower_bound = 0.0;  ///< no tree that joins the terminals costs less
    /// Edges that the bound leaves no slack in one direction; they join the terminals. Ascending.
    std::vector<std::uint32_t> tight_edges;
};

/// Every tree, its edges directed away from `root`, enters each set of nodes that holds a terminal and not the
/// root. Sets are raised one after another as far as the edges that enter them can pay, the set with the fewest
/// such edges first; what was raised in all is the bound.
///
/// `root` is one of the terminals, and the graph must join them. The bound is the same for the same graph, and
/// differs between roots. Reference: R. T. Wong, "A dual ascent approach for Steiner tree problems on a directed
/// graph", Mathematical Programming 28 (1984) 271-287; order of the sets as in T. Pajor, E. Uchoa, R. F. Werneck,
/// "A robust and scalable algorithm for the Steiner problem in graphs", Mathematical Programming Computation 10
/// (2018) 69-118.
[[nodiscard]] DualAscent dual_ascent(const CostedGraph& graph, std::span<const std::uint32_t> terminals,
                                     std::uint32_t root);

}  // namespace lomsong
