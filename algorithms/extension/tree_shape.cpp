// SPDX-License-Identifier: Apache-2.0
#include "algorithms/extension/tree_shape.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace lomsong {

TreeShape::TreeShape(const CostedGraph& graph, std::span<const std::uint32_t> terminals)
    : m_graph{graph}, m_is_terminal(graph.graph.node_count(), false), m_arcs(graph.graph.node_count()) {
    for (const std::uint32_t terminal : terminals) {
        m_is_terminal[terminal] = true;
    }
}

void TreeShape::take(std::span<const std::uint32_t> edges) {
    for (const std::uint32_t node : m_nodes) {
        m_arcs[node].clear();
    }
    m_nodes.clear();
    for (const std::uint32_t edge : edges) {
        const GraphEdge& ends = m_graph.edge(edge);
        for (const auto& [node, next] : {std::pair{ends.from, ends.to}, std::pair{ends.to, ends.from}}) {
            if (m_arcs[node].empty()) {
                m_nodes.push_back(node);
            }
            m_arcs[node].push_back({next, edge});
        }
    }
    std::ranges::sort(m_nodes);
}

std::uint32_t TreeShape::follow(std::uint32_t from, Arc arc, TreePart& part) const {
    while (true) {
        part.edges.push_back(arc.edge);
        part.cost += m_graph.cost(arc.edge);
        const std::uint32_t node = arc.node;
        if (is_key(node) || m_arcs[node].size() < 2) {
            return node;
        }
        part.nodes.push_back(node);
        arc = m_arcs[node][0].node == from && m_arcs[node][0].edge == arc.edge ? m_arcs[node][1] : m_arcs[node][0];
        from = node;
    }
}

std::vector<TreePart> TreeShape::key_paths() const {
    std::vector<TreePart> paths;
    for (const std::uint32_t node : m_nodes) {
        if (!is_key(node)) {
            continue;
        }
        for (const Arc& arc : m_arcs[node]) {
            TreePart path;
            const std::uint32_t end = follow(node, arc, path);
            if (node < end) {  // seen from its other end as well
                path.ends = {node, end};
                std::ranges::sort(path.edges);
                paths.push_back(std::move(path));
            }
        }
    }
    std::ranges::sort(paths, {}, [](const TreePart& path) { return path.edges.front(); });
    return paths;
}

bool TreeShape::holds(const TreePart& path) const {
    const auto has_edge = [&](std::uint32_t edge) {
        return std::ranges::any_of(m_arcs[m_graph.edge(edge).from],
                                   [&](const Arc& arc) { return arc.edge == edge; });
    };
    return std::ranges::all_of(path.edges, has_edge) &&
           std::ranges::all_of(path.nodes, [&](std::uint32_t node) { return m_arcs[node].size() == 2; }) &&
           std::ranges::all_of(path.ends, [&](std::uint32_t node) { return is_key(node); });
}

std::vector<std::uint32_t> TreeShape::branchings() const {
    std::vector<std::uint32_t> nodes;
    std::ranges::copy_if(m_nodes, std::back_inserter(nodes),
                         [&](std::uint32_t node) { return is_key(node) && !m_is_terminal[node]; });
    return nodes;
}

std::optional<TreePart> TreeShape::star(std::uint32_t branching) const {
    if (m_is_terminal[branching] || m_arcs[branching].size() < 3) {
        return std::nullopt;
    }
    TreePart part;
    part.nodes.push_back(branching);
    for (const Arc& arc : m_arcs[branching]) {
        part.ends.push_back(follow(branching, arc, part));
    }
    std::ranges::sort(part.edges);
    return part;
}

}  // namespace lomsong
