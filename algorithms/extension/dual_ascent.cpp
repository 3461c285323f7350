// SPDX-License-Identifier: Apache-2.0
#include "algorithms/extension/dual_ascent.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <queue>
#include <utility>

namespace lomsong {

namespace {

/// A set goes on being raised while it has at most a quarter more entering arcs than the next.
constexpr std::size_t k_patience = 4;
constexpr Cost k_infinite = std::numeric_limits<Cost>::infinity();

/// The arc of an edge that leads into an end: into `to` is the even one.
std::size_t arc_into(const CostedGraph& graph, std::uint32_t edge, std::uint32_t end) {
    return 2 * std::size_t{edge} + (graph.edge(edge).to == end ? 0 : 1);
}

class Ascent {
  public:
    Ascent(const CostedGraph& graph, std::span<const std::uint32_t> terminals, std::uint32_t root)
        : m_graph{graph},
          m_slack(2 * graph.graph.edge_count()),
          m_stops(graph.graph.node_count(), false),
          m_seen(graph.graph.node_count(), 0) {
        for (std::size_t arc = 0; arc < m_slack.size(); ++arc) {
            m_slack[arc] = graph.cost(static_cast<std::uint32_t>(arc / 2));
        }
        for (const std::uint32_t terminal : terminals) {
            m_stops[terminal] = true;
            if (terminal != root) {
                m_queue.emplace(graph.arcs(terminal).size(), terminal);
            }
        }
    }

    DualAscent run() {
        while (!m_queue.empty()) {
            const std::uint32_t terminal = m_queue.top().second;
            m_queue.pop();
            raise(terminal);
        }
        return {m_bound, tight_edges()};
    }

  private:
    /// Takes a node into the set. False when it is the root or a terminal whose own set is still to be raised:
    /// whatever joins that one joins this one.
    bool take_in(std::uint32_t node) {
        if (m_seen[node] == m_round) {
            return true;
        }
        if (m_stops[node]) {
            return false;
        }
        m_seen[node] = m_round;
        m_set.push_back(node);
        return true;
    }

    /// Grows the set by every node from which it is reached without slack, and lists the arcs that enter it.
    bool grow() {
        for (; m_next < m_set.size(); ++m_next) {
            const std::uint32_t node = m_set[m_next];
            for (const Arc& arc : m_graph.arcs(node)) {
                const std::size_t into = arc_into(m_graph, arc.edge, node);
                if (m_seen[arc.node] == m_round) {
                    continue;
                }
                if (m_slack[into] > 0) {
                    if (m_slack[into] < k_infinite) {
                        m_entering.push_back({into, arc.node});
                    }
                } else if (!take_in(arc.node)) {
                    return false;
                }
            }
        }
        std::erase_if(m_entering, [&](const Entering& each) { return m_seen[each.from] == m_round; });
        return true;
    }

    /// Lets the arcs that enter the set pay until one of them has no slack left.
    bool pay() {
        Cost least = k_infinite;
        for (const Entering& each : m_entering) {
            least = std::min(least, m_slack[each.arc]);
        }
        m_bound += least;
        for (const Entering& each : m_entering) {
            m_slack[each.arc] -= least;
        }
        return std::ranges::all_of(
            m_entering, [&](const Entering& each) { return m_slack[each.arc] > 0 || take_in(each.from); });
    }

    void raise(std::uint32_t terminal) {
        m_stops[terminal] = false;
        ++m_round;
        m_set.clear();
        m_next = 0;
        m_entering.clear();
        bool alone = take_in(terminal);
        while (alone && grow() && !m_entering.empty()) {
            const bool another_first =
                !m_queue.empty() && m_entering.size() > m_queue.top().first + m_queue.top().first / k_patience;
            if (another_first) {
                m_stops[terminal] = true;
                m_queue.emplace(m_entering.size(), terminal);
                return;
            }
            alone = pay();
        }
    }

    [[nodiscard]] std::vector<std::uint32_t> tight_edges() const {
        std::vector<std::uint32_t> edges;
        for (std::size_t edge = 0; edge < m_graph.graph.edge_count(); ++edge) {
            if (m_slack[2 * edge] == 0 || m_slack[2 * edge + 1] == 0) {
                edges.push_back(static_cast<std::uint32_t>(edge));
            }
        }
        return edges;
    }

    struct Entering {
        std::size_t arc;
        std::uint32_t from;
    };
    using Entry = std::pair<std::size_t, std::uint32_t>;

    const CostedGraph& m_graph;
    std::vector<Cost> m_slack;          // by arc: what it can still pay
    std::vector<bool> m_stops;          // the root, and terminals whose set is still to be raised
    std::vector<std::uint32_t> m_seen;  // the round in which the node came into the set
    std::uint32_t m_round = 0;
    std::vector<std::uint32_t> m_set;
    std::size_t m_next = 0;
    std::vector<Entering> m_entering;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> m_queue;
    Cost m_bound = 0.0;
};

}  // namespace

DualAscent dual_ascent(const CostedGraph& graph, std::span<const std::uint32_t> terminals, std::uint32_t root) {
    return Ascent{graph, terminals, root}.run();
}

}  // namespace lomsong
