// SPDX-License-Identifier: Apache-2.0
#include "algorithms/extension/reconnection.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include <boost/pending/disjoint_sets.hpp>

namespace lomsong {

Reconnection::Reconnection(const CostedGraph& graph) : m_graph{graph}, m_visits(graph.graph.node_count()) {}

void Reconnection::mark_pieces(const TreeShape& tree, const TreePart& part, Queue& queue, std::uint64_t& steps) {
    std::vector<std::vector<std::uint32_t>> pieces;
    const auto taken_out = [&](std::uint32_t edge) { return std::ranges::binary_search(part.edges, edge); };
    for (const std::uint32_t end : part.ends) {
        const auto piece = static_cast<std::uint32_t>(pieces.size());
        std::vector<std::uint32_t>& nodes = pieces.emplace_back(1, end);
        m_visits[end] = {m_round, piece, k_no_index, 0.0};
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            for (const Arc& arc : tree.arcs(nodes[i])) {
                if (!visited(arc.node) && !taken_out(arc.edge)) {
                    m_visits[arc.node] = {m_round, piece, k_no_index, 0.0};
                    nodes.push_back(arc.node);
                }
            }
        }
        steps += nodes.size();
    }
    const auto largest = std::ranges::max_element(pieces, {}, [](const auto& nodes) { return nodes.size(); });
    for (auto piece = pieces.begin(); piece != pieces.end(); ++piece) {
        for (const std::uint32_t node : *piece) {
            if (piece != largest) {
                queue.push({0.0, node});
            }
        }
    }
}

std::vector<Reconnection::Meeting> Reconnection::meetings(Queue& queue, Cost limit, bool first_will_do,
                                                          std::uint64_t& steps) {
    std::vector<Meeting> found;
    while (!queue.empty() && queue.top().cost < limit) {
        const Reached here = queue.top();
        queue.pop();
        const Visit visit = m_visits[here.node];
        if (here.cost > visit.cost) {
            continue;
        }
        ++steps;
        for (const Arc& arc : m_graph.arcs(here.node)) {
            const Cost onward = here.cost + m_graph.cost(arc.edge);
            Visit& next = m_visits[arc.node];
            const bool known = next.round == m_round;
            if (known && next.piece != visit.piece && onward + next.cost < limit) {
                found.push_back({onward + next.cost, arc.edge});
                limit = first_will_do ? onward + next.cost : limit;
            }
            if (onward < limit && (!known || onward < next.cost)) {
                next = {m_round, visit.piece, arc.edge, onward};
                queue.push({onward, arc.node});
            }
        }
    }
    return found;
}

void Reconnection::add_way(std::uint32_t node, std::vector<std::uint32_t>& edges) const {
    while (m_visits[node].edge != k_no_index) {
        edges.push_back(m_visits[node].edge);
        node = m_graph.other_end(m_visits[node].edge, node);
    }
}

std::optional<std::vector<std::uint32_t>> Reconnection::cheaper(const TreeShape& tree, const TreePart& part,
                                                                std::uint64_t& steps) {
    ++m_round;
    Queue queue;
    mark_pieces(tree, part, queue, steps);
    std::vector<Meeting> found = meetings(queue, part.cost, part.ends.size() == 2, steps);
    std::ranges::sort(found, {}, [](const Meeting& each) { return std::pair{each.cost, each.edge}; });
    boost::disjoint_sets_with_storage<> joined{part.ends.size()};
    std::vector<std::uint32_t> edges;
    std::size_t apart = part.ends.size() - 1;
    Cost cost = 0.0;
    for (const Meeting& each : found) {
        const GraphEdge& edge = m_graph.edge(each.edge);
        const auto one = joined.find_set(m_visits[edge.from].piece);
        const auto two = joined.find_set(m_visits[edge.to].piece);
        if (one == two) {
            continue;
        }
        joined.union_set(one, two);
        cost += each.cost;
        edges.push_back(each.edge);
        add_way(edge.from, edges);
        add_way(edge.to, edges);
        --apart;
    }
    if (apart > 0 || cost >= part.cost) {
        return std::nullopt;
    }
    std::ranges::sort(edges);
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    return edges;
}

std::vector<std::uint32_t> Reconnection::ways_to_tree(const TreeShape& tree, std::uint32_t node, std::size_t places,
                                                      std::uint64_t most) {
    ++m_round;
    Queue queue;
    queue.push({0.0, node});
    m_visits[node] = {m_round, 0, k_no_index, 0.0};
    std::vector<std::uint32_t> edges;
    std::size_t found = 0;
    for (std::uint64_t seen = 0; !queue.empty() && found < places && seen < most; ++seen) {
        const Reached here = queue.top();
        queue.pop();
        if (here.cost > m_visits[here.node].cost) {
            continue;
        }
        if (tree.has(here.node)) {
            add_way(here.node, edges);
            ++found;
            continue;
        }
        for (const Arc& arc : m_graph.arcs(here.node)) {
            const Cost onward = here.cost + m_graph.cost(arc.edge);
            if (onward < std::numeric_limits<Cost>::infinity() &&
                (!visited(arc.node) || onward < m_visits[arc.node].cost)) {
                m_visits[arc.node] = {m_round, 0, arc.edge, onward};
                queue.push({onward, arc.node});
            }
        }
    }
    return edges;
}

}  // namespace lomsong
