// SPDX-License-Identifier: Apache-2.0
/// @file  The same search for a tree on a far smaller graph: road graphs are mostly bends and dead ends.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "algorithms/extension/costed_graph.hpp"

namespace lomsong {

/// What no cheapest tree needs is left out, what it takes as a whole becomes one edge:
/// 1. nodes joined by edges that cost nothing are one,
/// 2. nodes that no terminal reaches, and dead ends without one, are gone,
/// 3. a node of two edges that is no terminal makes one edge of them,
/// 4. of several edges between two nodes the cheapest is left, of equal ones the first.
/// The cheapest tree of the reduced graph costs as much as that of the graph.
class ReducedGraph {
  public:
    /// The graph is asked no more once this is made.
    ReducedGraph(const CostedGraph& graph, std::span<const std::uint32_t> terminals);

    [[nodiscard]] CostedGraph graph() const { return {m_graph, m_costs}; }
    /// The terminals in the reduced graph, each once, ascending. Those that cost nothing to join are one.
    [[nodiscard]] std::span<const std::uint32_t> terminals() const { return m_terminals; }
    /// The edges of the original graph that stand for these, with all that cost nothing.
    [[nodiscard]] std::vector<std::uint32_t> original_edges(std::span<const std::uint32_t> edges) const;

  private:
    Graph m_graph;
    std::vector<Cost> m_costs;
    std::vector<std::uint32_t> m_terminals;
    std::vector<std::vector<std::uint32_t>> m_originals;  ///< by reduced edge
    std::vector<std::uint32_t> m_free;                    ///< original edges that cost nothing
};

}  // namespace lomsong
