// SPDX-License-Identifier: Apache-2.0
#include "algorithms/extension/steiner_tree.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <unordered_map>
#include <utility>

#include <boost/pending/disjoint_sets.hpp>

namespace lomsong {

namespace {

using Sets = boost::disjoint_sets_with_storage<>;

/// True when the two were apart until now.
bool join(Sets& sets, std::size_t a, std::size_t b) {
    if (sets.find_set(a) == sets.find_set(b)) {
        return false;
    }
    sets.union_set(a, b);
    return true;
}

/// The nodes of a few edges, numbered from 0: work on a tree must not cost the size of the graph.
class LocalNumbers {
  public:
    std::uint32_t of(std::uint32_t node) {
        return m_numbers.try_emplace(node, static_cast<std::uint32_t>(m_numbers.size())).first->second;
    }
    [[nodiscard]] bool has(std::uint32_t node) const { return m_numbers.contains(node); }
    [[nodiscard]] std::size_t size() const { return m_numbers.size(); }

  private:
    std::unordered_map<std::uint32_t, std::uint32_t> m_numbers;  // looked up, never walked through
};

struct LocalEdge {
    std::uint32_t edge;
    std::uint32_t a;
    std::uint32_t b;
};

/// Cuts off what ends in nothing to keep. The edges are a forest.
void cut_ends(std::vector<LocalEdge>& edges, const std::vector<bool>& keep) {
    std::vector<std::uint32_t> degree(keep.size(), 0);
    std::vector<std::uint32_t> positions(keep.size(),
                                         0);  // summed, wrapping: at degree 1 it is the one that is left
    for (std::uint32_t i = 0; i < edges.size(); ++i) {
        for (const std::uint32_t end : {edges[i].a, edges[i].b}) {
            ++degree[end];
            positions[end] += i;
        }
    }
    std::vector<bool> gone(edges.size(), false);
    for (std::uint32_t start = 0; start < keep.size(); ++start) {
        for (std::uint32_t end = start; degree[end] == 1 && !keep[end];) {
            const std::uint32_t position = positions[end];
            const std::uint32_t next = edges[position].a == end ? edges[position].b : edges[position].a;
            gone[position] = true;
            degree[end] = 0;
            --degree[next];
            positions[next] -= position;
            end = next;
        }
    }
    std::size_t position = 0;
    std::erase_if(edges, [&](const LocalEdge&) { return gone[position++]; });
}

}  // namespace

SteinerTree tree_within(const CostedGraph& graph, std::vector<std::uint32_t> edges,
                        std::span<const std::uint32_t> terminals) {
    std::ranges::sort(edges, {}, [&](std::uint32_t edge) { return std::pair{graph.cost(edge), edge}; });
    LocalNumbers numbers;
    std::vector<LocalEdge> forest;
    forest.reserve(edges.size());
    for (const std::uint32_t edge : edges) {
        forest.push_back({edge, numbers.of(graph.edge(edge).from), numbers.of(graph.edge(edge).to)});
    }
    Sets sets{numbers.size()};
    std::erase_if(forest, [&](const LocalEdge& edge) { return !join(sets, edge.a, edge.b); });
    std::vector<bool> keep(numbers.size(), false);
    for (const std::uint32_t terminal : terminals) {
        if (numbers.has(terminal)) {
            keep[numbers.of(terminal)] = true;
        }
    }
    cut_ends(forest, keep);
    SteinerTree tree;
    for (const LocalEdge& edge : forest) {
        tree.edges.push_back(edge.edge);
    }
    std::ranges::sort(tree.edges);
    tree.cost = graph.sum(tree.edges);
    return tree;
}

SteinerTree voronoi_tree(const CostedGraph& graph, std::span<const std::uint32_t> terminals) {
    std::vector<PathSource> sources;
    for (const std::uint32_t terminal : terminals) {
        sources.push_back({terminal});
    }
    const ShortestPaths near = shortest_paths(graph.graph, sources, graph.costs);
    std::vector<std::pair<Cost, std::uint32_t>> crossings;
    for (std::uint32_t i = 0; i < graph.graph.edge_count(); ++i) {
        const GraphEdge& edge = graph.edge(i);
        const Cost cost = near.cost[edge.from] + graph.cost(i) + near.cost[edge.to];
        if (near.source[edge.from] != near.source[edge.to] && std::isfinite(cost)) {
            crossings.emplace_back(cost, i);
        }
    }
    std::ranges::sort(crossings);
    Sets regions{terminals.size()};
    std::vector<std::uint32_t> edges;
    std::vector<bool> walked(graph.graph.node_count(), false);
    const auto walk_home = [&](std::uint32_t node) {
        for (; near.edge[node] != k_no_index && !walked[node]; node = near.previous[node]) {
            walked[node] = true;
            edges.push_back(near.edge[node]);
        }
    };
    for (const auto& [cost, i] : crossings) {
        const GraphEdge& edge = graph.edge(i);
        if (join(regions, near.source[edge.from], near.source[edge.to])) {
            edges.push_back(i);
            walk_home(edge.from);
            walk_home(edge.to);
        }
    }
    for (const std::uint32_t terminal : terminals) {
        walk_home(terminal);  // one that lies at no cost from another has no region of its own
    }
    return tree_within(graph, std::move(edges), terminals);
}

}  // namespace lomsong
