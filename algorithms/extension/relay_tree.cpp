// SPDX-License-Identifier: Apache-2.0
#include "algorithms/extension/relay_tree.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <queue>
#include <tuple>
#include <utility>

#include "algorithms/extension/tree_shape.hpp"

namespace lomsong {

namespace {

constexpr double k_infinite = std::numeric_limits<double>::infinity();

/// Rounding of lengths must not decide.
constexpr double k_slack_m = 1e-6;

}  // namespace

bool keeps_within(const CostedGraph& graph, const SteinerTree& tree, std::span<const std::uint32_t> terminals,
                  const RelayLimit& limit) {
    std::vector<bool> is_terminal(graph.graph.node_count(), false);
    for (const std::uint32_t terminal : terminals) {
        is_terminal[terminal] = true;
    }
    TreeShape shape{graph, terminals};
    shape.take(tree.edges);
    struct Step {
        std::uint32_t node;
        std::uint32_t from;
        double since_relay_m;
    };
    std::vector<Step> open{{limit.root, k_no_index, 0.0}};
    while (!open.empty()) {
        Step here = open.back();
        open.pop_back();
        if (is_terminal[here.node]) {
            if (here.since_relay_m > limit.longest_m + k_slack_m) {
                return false;
            }
            here.since_relay_m = 0.0;
        }
        for (const Arc& arc : shape.arcs(here.node)) {  // a terminal right beside relays
            const double length_m = graph.edge(arc.edge).length_m;
            const bool reaches = here.since_relay_m + length_m <= limit.longest_m + k_slack_m;
            if (is_terminal[arc.node] && arc.node != here.from && reaches) {
                here.since_relay_m = std::min(here.since_relay_m, length_m);
            }
        }
        for (const Arc& arc : shape.arcs(here.node)) {
            if (arc.node != here.from) {
                open.push_back({arc.node, here.node, here.since_relay_m + graph.edge(arc.edge).length_m});
            }
        }
    }
    return true;
}

namespace {

class RelayGrowth {
  public:
    RelayGrowth(const CostedGraph& graph, std::span<const std::uint32_t> terminals, const RelayLimit& limit)
        : m_graph{graph},
          m_limit{limit},
          m_waits(graph.graph.node_count(), false),
          m_in_tree(graph.graph.node_count(), false),
          m_since_relay_m(graph.graph.node_count(), k_infinite),
          m_reached(graph.graph.node_count()) {
        for (const std::uint32_t terminal : terminals) {
            m_waits[terminal] = terminal != limit.root;
        }
    }

    RelayTree run(std::span<const std::uint32_t> terminals) {
        take_in(m_limit.root, 0.0);
        for (const bool by_length : {false, true}) {
            m_by_length = by_length;
            restart();
            while (join_next()) {
            }
        }
        RelayTree result;
        std::vector<std::uint32_t> joined{m_limit.root};
        for (const std::uint32_t terminal : terminals) {
            (m_waits[terminal] ? result.beyond : joined).push_back(terminal);
        }
        result.tree = tree_within(m_graph, std::move(m_edges), joined);
        return result;
    }

  private:
    /// The way on which a node was reached from the tree.
    struct Reached {
        double order = k_infinite;  ///< cost, or length since the last relay
        double since_relay_m = k_infinite;
        std::uint32_t edge = k_no_index;
    };
    using Entry = std::pair<double, std::uint32_t>;

    void restart() {
        m_queue = {};
        std::ranges::fill(m_reached, Reached{});
        for (std::uint32_t node = 0; node < m_in_tree.size(); ++node) {
            if (m_in_tree[node]) {
                start_from(node);
            }
        }
    }

    void start_from(std::uint32_t node) {
        const double order = m_by_length ? m_since_relay_m[node] : 0.0;
        m_reached[node] = {order, m_since_relay_m[node], k_no_index};
        m_queue.emplace(order, node);
    }

    void take_in(std::uint32_t node, double since_relay_m) {
        m_in_tree[node] = true;
        m_since_relay_m[node] = since_relay_m;
        start_from(node);
    }

    /// False when no waiting terminal is within the limit any more.
    bool join_next() {
        while (!m_queue.empty()) {
            const auto [order, node] = m_queue.top();
            m_queue.pop();
            if (order > m_reached[node].order) {
                continue;
            }
            if (m_waits[node]) {
                join(node);
                return true;
            }
            spread(node);
        }
        return false;
    }

    void spread(std::uint32_t node) {
        const Reached here = m_reached[node];
        for (const Arc& arc : m_graph.arcs(node)) {
            const double since_relay_m = here.since_relay_m + m_graph.edge(arc.edge).length_m;
            const double order = m_by_length ? since_relay_m : here.order + m_graph.cost(arc.edge);
            const bool usable = std::isfinite(m_graph.cost(arc.edge)) && !m_in_tree[arc.node] &&
                                since_relay_m <= m_limit.longest_m + k_slack_m;
            if (usable && order < m_reached[arc.node].order) {
                m_reached[arc.node] = {order, since_relay_m, arc.edge};
                m_queue.emplace(order, arc.node);
            }
        }
    }

    /// The terminal relays from now on, and so does the node before it, over the last stretch and back.
    void join(std::uint32_t terminal) {
        std::vector<std::uint32_t> way{terminal};
        while (!m_in_tree[way.back()]) {
            m_edges.push_back(m_reached[way.back()].edge);
            way.push_back(m_graph.other_end(m_edges.back(), way.back()));
        }
        m_waits[terminal] = false;
        const double last_m = m_graph.edge(m_reached[terminal].edge).length_m;
        const std::uint32_t before = way[1];
        m_since_relay_m[before] = std::min(m_in_tree[before] ? m_since_relay_m[before] : k_infinite,
                                           std::min(last_m, m_reached[before].since_relay_m));
        take_in(before, m_since_relay_m[before]);
        for (std::size_t i = 2; i < way.size(); ++i) {
            if (!m_in_tree[way[i]]) {
                take_in(way[i], m_reached[way[i]].since_relay_m);
            }
        }
        take_in(terminal, 0.0);
    }

    const CostedGraph& m_graph;
    RelayLimit m_limit;
    bool m_by_length = false;
    std::vector<bool> m_waits;
    std::vector<bool> m_in_tree;
    std::vector<double> m_since_relay_m;  // of nodes in the tree
    std::vector<Reached> m_reached;
    std::vector<std::uint32_t> m_edges;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> m_queue;
};

}  // namespace

RelayTree relay_tree(const CostedGraph& graph, std::span<const std::uint32_t> terminals, const RelayLimit& limit) {
    return RelayGrowth{graph, terminals, limit}.run(terminals);
}

}  // namespace lomsong
