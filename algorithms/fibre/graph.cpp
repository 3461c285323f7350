// SPDX-License-Identifier: Apache-2.0
#include "algorithms/fibre/graph.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <queue>
#include <string>
#include <tuple>
#include <utility>

#include <boost/pending/disjoint_sets.hpp>

#include "engine/core/error.hpp"

namespace lomsong {

namespace {

void check(const std::vector<Point>& nodes, const std::vector<GraphEdge>& edges) {
    if (nodes.size() >= k_no_index || edges.size() >= k_no_index) {
        throw Error{ErrorKind::internal, "graph",
                    std::to_string(nodes.size()) + " nodes and " + std::to_string(edges.size()) +
                        " edges are too many. Report this as a fault of Lomsong."};
    }
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const GraphEdge& edge = edges[i];
        if (edge.from >= nodes.size() || edge.to >= nodes.size() || !(edge.length_m >= 0.0) ||
            !std::isfinite(edge.length_m)) {
            throw Error{ErrorKind::internal, "graph",
                        "edge " + std::to_string(i) + " leads from node " + std::to_string(edge.from) + " to " +
                            std::to_string(edge.to) + " of " + std::to_string(nodes.size()) + " over " +
                            std::to_string(edge.length_m) + " m. Report this as a fault of Lomsong."};
        }
    }
}

/// A way that has come as far as `node`, in the order in which ways are settled.
struct Arrival {
    double cost;
    std::uint32_t source;
    std::uint32_t previous;
    std::uint32_t edge;
    std::uint32_t node;
    double length_m;

    [[nodiscard]] auto order() const { return std::tuple{cost, source, previous, edge, node}; }
    friend bool operator>(const Arrival& a, const Arrival& b) { return a.order() > b.order(); }
};

}  // namespace

Graph::Graph(std::vector<Point> nodes, std::vector<GraphEdge> edges)
    : m_nodes{std::move(nodes)}, m_edges{std::move(edges)} {
    check(m_nodes, m_edges);
    m_first.assign(m_nodes.size() + 1, 0);
    for (const GraphEdge& edge : m_edges) {
        ++m_first[edge.from + 1];
        m_first[edge.to + 1] += edge.to == edge.from ? 0U : 1U;
    }
    std::partial_sum(m_first.begin(), m_first.end(), m_first.begin());
    m_arcs.resize(m_first.back());
    std::vector<std::size_t> next(m_first.begin(), m_first.end() - 1);
    for (std::uint32_t i = 0; i < edge_count(); ++i) {
        const GraphEdge& edge = m_edges[i];
        m_arcs[next[edge.from]++] = {edge.to, i};
        if (edge.to != edge.from) {
            m_arcs[next[edge.to]++] = {edge.from, i};
        }
    }
}

std::vector<std::uint32_t> ShortestPaths::edges_to(std::uint32_t node) const {
    std::vector<std::uint32_t> edges;
    for (std::uint32_t at = node; edge[at] != k_no_index; at = previous[at]) {
        edges.push_back(edge[at]);
    }
    std::ranges::reverse(edges);
    return edges;
}

ShortestPaths shortest_paths(const Graph& graph, std::span<const PathSource> sources,
                             std::span<const double> edge_costs, double limit) {
    constexpr double k_infinite = std::numeric_limits<double>::infinity();
    const std::uint32_t count = graph.node_count();
    ShortestPaths paths{std::vector<double>(count, k_infinite), std::vector<double>(count, k_infinite),
                        std::vector<std::uint32_t>(count, k_no_index),
                        std::vector<std::uint32_t>(count, k_no_index),
                        std::vector<std::uint32_t>(count, k_no_index)};
    std::priority_queue<Arrival, std::vector<Arrival>, std::greater<>> queue;
    for (std::uint32_t i = 0; i < sources.size(); ++i) {
        queue.push({sources[i].cost, i, k_no_index, k_no_index, sources[i].node, sources[i].length_m});
    }
    while (!queue.empty() && queue.top().cost <= limit) {
        const Arrival here = queue.top();
        queue.pop();
        if (paths.reaches(here.node)) {
            continue;
        }
        paths.cost[here.node] = here.cost;
        paths.length_m[here.node] = here.length_m;
        paths.source[here.node] = here.source;
        paths.edge[here.node] = here.edge;
        paths.previous[here.node] = here.previous;
        for (const Arc arc : graph.arcs(here.node)) {
            const double length_m = graph.edge(arc.edge).length_m;
            const double cost = here.cost + (edge_costs.empty() ? length_m : edge_costs[arc.edge]);
            if (cost < k_infinite && !paths.reaches(arc.node)) {
                queue.push({cost, here.source, here.node, arc.edge, arc.node, here.length_m + length_m});
            }
        }
    }
    return paths;
}

std::vector<std::uint32_t> connected_parts(const Graph& graph) {
    const std::uint32_t count = graph.node_count();
    std::vector<std::uint32_t> rank(count);
    std::vector<std::uint32_t> parent(count);
    boost::disjoint_sets<std::uint32_t*, std::uint32_t*> sets{rank.data(), parent.data()};
    for (std::uint32_t node = 0; node < count; ++node) {
        sets.make_set(node);
    }
    for (const GraphEdge& edge : graph.edges()) {
        sets.union_set(edge.from, edge.to);
    }
    std::vector<std::uint32_t> number(count, k_no_index);
    std::vector<std::uint32_t> parts(count);
    std::uint32_t next = 0;
    for (std::uint32_t node = 0; node < count; ++node) {
        std::uint32_t& part = number[sets.find_set(node)];
        if (part == k_no_index) {
            part = next++;
        }
        parts[node] = part;
    }
    return parts;
}

}  // namespace lomsong
