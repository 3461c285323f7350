// SPDX-License-Identifier: Apache-2.0
#include "algorithms/extension/reduced_graph.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>
#include <utility>

#include <boost/pending/disjoint_sets.hpp>

namespace lomsong {

namespace {

/// An edge of the graph, or two pieces that have become one.
struct Piece {
    std::uint32_t a;
    std::uint32_t b;
    Cost cost;
    std::uint32_t original;  ///< edge of the graph; k_no_index of two pieces
    std::array<std::uint32_t, 2> parts{k_no_index, k_no_index};
    bool there = true;
    [[nodiscard]] std::uint32_t other(std::uint32_t node) const { return a == node ? b : a; }
};

class Reduction {
  public:
    Reduction(const CostedGraph& graph, std::span<const std::uint32_t> terminals)
        : m_sets{graph.graph.node_count()},
          m_fixed(graph.graph.node_count(), false),
          m_at(graph.graph.node_count()) {
        for (std::uint32_t edge = 0; edge < graph.graph.edge_count(); ++edge) {
            if (graph.cost(edge) == 0.0) {
                m_sets.union_set(graph.edge(edge).from, graph.edge(edge).to);
                free.push_back(edge);
            }
        }
        for (const std::uint32_t terminal : terminals) {
            m_fixed[set_of(terminal)] = true;
        }
        add_pieces(graph);
        drop_what_no_terminal_reaches();
        simplify();
    }

    [[nodiscard]] std::uint32_t set_of(std::uint32_t node) {
        return static_cast<std::uint32_t>(m_sets.find_set(node));
    }

    /// Of a piece, in no particular order.
    [[nodiscard]] std::vector<std::uint32_t> originals(std::uint32_t piece) const {
        std::vector<std::uint32_t> edges;
        std::vector<std::uint32_t> open{piece};
        while (!open.empty()) {
            const Piece& next = pieces[open.back()];
            open.pop_back();
            if (next.original != k_no_index) {
                edges.push_back(next.original);
            } else {
                open.insert(open.end(), next.parts.begin(), next.parts.end());
            }
        }
        return edges;
    }

    std::vector<Piece> pieces;
    std::vector<std::uint32_t> free;

  private:
    /// Between every two nodes the cheapest edge.
    void add_pieces(const CostedGraph& graph) {
        for (std::uint32_t edge = 0; edge < graph.graph.edge_count(); ++edge) {
            const auto [a, b] = std::minmax({set_of(graph.edge(edge).from), set_of(graph.edge(edge).to)});
            if (a != b && std::isfinite(graph.cost(edge))) {
                pieces.push_back({a, b, graph.cost(edge), edge});
            }
        }
        const auto order = [](const Piece& piece) {
            return std::tuple{piece.a, piece.b, piece.cost, piece.original};
        };
        std::ranges::sort(pieces, {}, order);
        const auto same_ends = [](const Piece& one, const Piece& two) { return one.a == two.a && one.b == two.b; };
        pieces.erase(std::unique(pieces.begin(), pieces.end(), same_ends), pieces.end());
        for (std::uint32_t i = 0; i < pieces.size(); ++i) {
            m_at[pieces[i].a].push_back(i);
            m_at[pieces[i].b].push_back(i);
        }
    }

    void drop_what_no_terminal_reaches() {
        std::vector<bool> reached = m_fixed;
        std::vector<std::uint32_t> open;
        for (std::uint32_t node = 0; node < reached.size(); ++node) {
            if (reached[node]) {
                open.push_back(node);
            }
        }
        while (!open.empty()) {
            const std::uint32_t node = open.back();
            open.pop_back();
            for (const std::uint32_t piece : m_at[node]) {
                const std::uint32_t next = pieces[piece].other(node);
                if (!reached[next]) {
                    reached[next] = true;
                    open.push_back(next);
                }
            }
        }
        for (Piece& piece : pieces) {
            piece.there = reached[piece.a];
        }
    }

    /// The pieces that are still there, looked through once more.
    std::vector<std::uint32_t>& at(std::uint32_t node) {
        std::erase_if(m_at[node], [&](std::uint32_t piece) { return !pieces[piece].there; });
        return m_at[node];
    }

    void simplify() {
        for (std::uint32_t node = 0; node < m_at.size(); ++node) {
            m_open.push_back(node);
        }
        while (!m_open.empty()) {
            const std::uint32_t node = m_open.back();
            m_open.pop_back();
            const std::vector<std::uint32_t>& here = at(node);
            if (m_fixed[node] || here.empty() || here.size() > 2) {
                continue;
            }
            if (here.size() == 1) {
                remove(here.front());
            } else {
                make_one(node, here[0], here[1]);
            }
        }
    }

    void remove(std::uint32_t piece) {
        pieces[piece].there = false;
        m_open.push_back(pieces[piece].a);
        m_open.push_back(pieces[piece].b);
    }

    /// No two pieces lead between the same nodes, so the far ends differ.
    void make_one(std::uint32_t node, std::uint32_t one, std::uint32_t two) {
        const auto [a, b] = std::minmax({pieces[one].other(node), pieces[two].other(node)});
        const Cost cost = pieces[one].cost + pieces[two].cost;
        pieces[one].there = false;
        pieces[two].there = false;
        const std::uint32_t fewer = at(a).size() <= at(b).size() ? a : b;
        const std::uint32_t far = fewer == a ? b : a;
        const auto beside =
            std::ranges::find(m_at[fewer], far, [&](std::uint32_t piece) { return pieces[piece].other(fewer); });
        if (beside != m_at[fewer].end()) {
            m_open.push_back(a);
            m_open.push_back(b);
            if (pieces[*beside].cost <= cost) {
                return;
            }
            pieces[*beside].there = false;
        }
        const auto number = static_cast<std::uint32_t>(pieces.size());
        pieces.push_back({a, b, cost, k_no_index, {one, two}});
        m_at[a].push_back(number);
        m_at[b].push_back(number);
    }

    boost::disjoint_sets_with_storage<> m_sets;
    std::vector<bool> m_fixed;  // by node: holds a terminal
    std::vector<std::vector<std::uint32_t>> m_at;
    std::vector<std::uint32_t> m_open;
};

}  // namespace

ReducedGraph::ReducedGraph(const CostedGraph& graph, std::span<const std::uint32_t> terminals) {
    Reduction reduction{graph, terminals};
    constexpr std::uint32_t k_used = 0;
    std::vector<std::uint32_t> number(graph.graph.node_count(), k_no_index);
    for (const std::uint32_t terminal : terminals) {
        number[reduction.set_of(terminal)] = k_used;
    }
    for (const Piece& piece : reduction.pieces) {
        if (piece.there) {
            number[piece.a] = k_used;
            number[piece.b] = k_used;
        }
    }
    std::vector<Point> nodes;
    for (std::uint32_t node = 0; node < number.size(); ++node) {
        if (number[node] == k_used) {
            number[node] = static_cast<std::uint32_t>(nodes.size());
            nodes.push_back(graph.graph.position(node));
        }
    }
    std::vector<GraphEdge> edges;
    for (std::uint32_t i = 0; i < reduction.pieces.size(); ++i) {
        const Piece& piece = reduction.pieces[i];
        if (piece.there) {
            edges.push_back({number[piece.a], number[piece.b], 0.0, k_no_index});
            m_costs.push_back(piece.cost);
            m_originals.push_back(reduction.originals(i));
        }
    }
    for (const std::uint32_t terminal : terminals) {
        m_terminals.push_back(number[reduction.set_of(terminal)]);
    }
    std::ranges::sort(m_terminals);
    m_terminals.erase(std::unique(m_terminals.begin(), m_terminals.end()), m_terminals.end());
    m_graph = Graph{std::move(nodes), std::move(edges)};
    m_free = std::move(reduction.free);
}

std::vector<std::uint32_t> ReducedGraph::original_edges(std::span<const std::uint32_t> edges) const {
    std::vector<std::uint32_t> originals = m_free;
    for (const std::uint32_t edge : edges) {
        originals.insert(originals.end(), m_originals[edge].begin(), m_originals[edge].end());
    }
    return originals;
}

}  // namespace lomsong
