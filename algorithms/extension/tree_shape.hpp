// SPDX-License-Identifier: Apache-2.0
/// @file  A tree in a graph seen as key nodes and the paths between them. Key nodes are the terminals and the nodes
///        where the tree branches.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "algorithms/extension/costed_graph.hpp"

namespace lomsong {

/// Something that can be taken out of a tree.
struct TreePart {
    std::vector<std::uint32_t> edges;  ///< ascending
    std::vector<std::uint32_t> nodes;  ///< that hang on these edges alone, none of them a terminal
    std::vector<std::uint32_t> ends;   ///< key nodes that stay: one in each tree that is left
    Cost cost = 0.0;
};

class TreeShape {
  public:
    TreeShape(const CostedGraph& graph, std::span<const std::uint32_t> terminals);

    /// Looks at this tree from now on. O(its edges).
    void take(std::span<const std::uint32_t> edges);

    [[nodiscard]] std::span<const std::uint32_t> nodes() const { return m_nodes; }
    [[nodiscard]] bool has(std::uint32_t node) const { return !m_arcs[node].empty(); }
    /// The tree's arcs at a node, by edge.
    [[nodiscard]] std::span<const Arc> arcs(std::uint32_t node) const { return m_arcs[node]; }

    /// Each once, by its first edge.
    [[nodiscard]] std::vector<TreePart> key_paths() const;
    /// Still a path between two key nodes of the tree?
    [[nodiscard]] bool holds(const TreePart& path) const;
    /// Key nodes that are no terminal, ascending.
    [[nodiscard]] std::vector<std::uint32_t> branchings() const;
    /// A branching with all its paths; nothing when the node is none (any more).
    [[nodiscard]] std::optional<TreePart> star(std::uint32_t branching) const;

  private:
    [[nodiscard]] bool is_key(std::uint32_t node) const { return m_is_terminal[node] || m_arcs[node].size() > 2; }
    /// Follows the tree to the next key node, adds what lies between to `part`, returns that node.
    std::uint32_t follow(std::uint32_t from, Arc arc, TreePart& part) const;

    CostedGraph m_graph;
    std::vector<bool> m_is_terminal;
    std::vector<std::uint32_t> m_nodes;
    std::vector<std::vector<Arc>> m_arcs;  ///< by node of the graph
};

}  // namespace lomsong
