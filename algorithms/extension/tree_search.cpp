// SPDX-License-Identifier: Apache-2.0
#include "algorithms/extension/tree_search.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "algorithms/extension/reconnection.hpp"
#include "algorithms/extension/tree_shape.hpp"

namespace lomsong {

namespace {

/// So many places at which a new node is joined to the tree, and so many nodes looked at to find them.
constexpr std::size_t k_places = 4;
constexpr std::uint64_t k_nodes_around = 300;

class TreeSearch {
  public:
    TreeSearch(const CostedGraph& graph, SteinerTree tree, std::span<const std::uint32_t> terminals,
               SearchBudget& budget)
        : m_graph{graph},
          m_terminals{terminals},
          m_budget{budget},
          m_tree{std::move(tree)},
          m_shape{graph, terminals},
          m_reconnection{graph} {
        m_shape.take(m_tree.edges);
    }

    SteinerTree run() {
        bool better = true;
        while (better && m_budget.steps_left > 0) {
            better = exchange_paths();
            better = eliminate_nodes() || better;
            better = insert_nodes() || better;
        }
        return std::move(m_tree);
    }

  private:
    bool exchange_paths() {
        bool better = false;
        for (const TreePart& path : m_shape.key_paths()) {
            better = (m_shape.holds(path) && reconnect_without(path)) || better;
        }
        return better;
    }

    bool eliminate_nodes() {
        bool better = false;
        for (const std::uint32_t node : m_shape.branchings()) {
            if (const std::optional<TreePart> star = m_shape.star(node)) {
                better = reconnect_without(*star) || better;
            }
        }
        return better;
    }

    /// Nodes beside the tree where three ways meet, those nearest to the tree first.
    bool insert_nodes() {
        std::vector<PathSource> sources;
        for (const std::uint32_t node : m_shape.nodes()) {
            sources.push_back({node});
        }
        m_budget.take(m_graph.graph.node_count());
        const ShortestPaths near = shortest_paths(m_graph.graph, sources, m_graph.costs);
        std::vector<std::pair<Cost, std::uint32_t>> candidates;
        for (std::uint32_t node = 0; node < m_graph.graph.node_count(); ++node) {
            if (near.reaches(node) && near.edge[node] != k_no_index && m_graph.arcs(node).size() >= 3) {
                candidates.emplace_back(near.cost[node], node);
            }
        }
        std::ranges::sort(candidates);
        bool better = false;
        for (const auto& [cost, node] : candidates) {
            if (m_budget.steps_left == 0) {
                break;
            }
            better = (!m_shape.has(node) && insert(node)) || better;
        }
        return better;
    }

    bool insert(std::uint32_t node) {
        std::vector<std::uint32_t> edges = m_reconnection.ways_to_tree(m_shape, node, k_places, k_nodes_around);
        if (!m_budget.take(k_nodes_around + m_tree.edges.size())) {
            return false;
        }
        edges.insert(edges.end(), m_tree.edges.begin(), m_tree.edges.end());
        std::ranges::sort(edges);
        edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
        return accept(tree_within(m_graph, std::move(edges), m_terminals));
    }

    bool reconnect_without(const TreePart& part) {
        if (!m_budget.take(m_tree.edges.size())) {
            return false;
        }
        std::uint64_t steps = 0;
        std::optional<std::vector<std::uint32_t>> ways = m_reconnection.cheaper(m_shape, part, steps);
        m_budget.take(steps);
        if (!ways) {
            return false;
        }
        std::ranges::set_difference(m_tree.edges, part.edges, std::back_inserter(*ways));
        return accept(tree_within(m_graph, std::move(*ways), m_terminals));
    }

    bool accept(SteinerTree tree) {
        if (tree.cost >= m_tree.cost) {
            return false;
        }
        m_tree = std::move(tree);
        m_shape.take(m_tree.edges);
        return true;
    }

    const CostedGraph& m_graph;
    std::span<const std::uint32_t> m_terminals;
    SearchBudget& m_budget;
    SteinerTree m_tree;
    TreeShape m_shape;
    Reconnection m_reconnection;
};

}  // namespace

SteinerTree improved(const CostedGraph& graph, SteinerTree tree, std::span<const std::uint32_t> terminals,
                     SearchBudget& budget) {
    return TreeSearch{graph, std::move(tree), terminals, budget}.run();
}

}  // namespace lomsong
