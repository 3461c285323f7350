// SPDX-License-Identifier: Apache-2.0
/// @file  An undirected graph in compressed rows, and shortest ways from many sources at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "engine/core/geometry.hpp"

namespace lomsong {

/// "None" of nodes, edges and sources.
inline constexpr std::uint32_t k_no_index = std::numeric_limits<std::uint32_t>::max();

struct GraphEdge {
    std::uint32_t from = 0;              ///< node
    std::uint32_t to = 0;                ///< node; an edge may lead back to where it came from
    double length_m = 0.0;               ///< on the ground; >= 0
    std::uint32_t payload = k_no_index;  ///< whatever the maker of the graph says it is
};

/// One way out of a node.
struct Arc {
    std::uint32_t node = 0;  ///< where it leads
    std::uint32_t edge = 0;
};

/// Nodes and edges are numbered as given; several edges between the same two nodes are kept.
/// Memory: 16 bytes a node, 24 + 2 x 8 bytes an edge.
class Graph {
  public:
    Graph() = default;
    /// @throws Error{internal} when an edge names a node that is not there, or has a length that is negative or no
    ///         number.
    Graph(std::vector<Point> nodes, std::vector<GraphEdge> edges);

    [[nodiscard]] std::uint32_t node_count() const { return static_cast<std::uint32_t>(m_nodes.size()); }
    [[nodiscard]] std::uint32_t edge_count() const { return static_cast<std::uint32_t>(m_edges.size()); }
    [[nodiscard]] Point position(std::uint32_t node) const { return m_nodes[node]; }
    [[nodiscard]] std::span<const Point> nodes() const { return m_nodes; }
    [[nodiscard]] const GraphEdge& edge(std::uint32_t edge) const { return m_edges[edge]; }
    [[nodiscard]] std::span<const GraphEdge> edges() const { return m_edges; }
    /// By edge, ascending.
    [[nodiscard]] std::span<const Arc> arcs(std::uint32_t node) const {
        return std::span{m_arcs}.subspan(m_first[node], m_first[node + 1] - m_first[node]);
    }

  private:
    std::vector<Point> m_nodes;
    std::vector<GraphEdge> m_edges;
    std::vector<std::size_t> m_first{0};  ///< into m_arcs, per node and one more
    std::vector<Arc> m_arcs;
};

/// Where shortest ways start.
struct PathSource {
    std::uint32_t node = 0;
    double cost = 0.0;      ///< what it costs to be there; >= 0
    double length_m = 0.0;  ///< how far that is
};

/// Per node of the graph; what no source reaches has an infinite cost and k_no_index.
struct ShortestPaths {
    std::vector<double> cost;
    std::vector<double> length_m;         ///< of the way that costs least
    std::vector<std::uint32_t> source;    ///< into the sources given
    std::vector<std::uint32_t> edge;      ///< by which the way arrives; k_no_index at a source
    std::vector<std::uint32_t> previous;  ///< the node before; k_no_index at a source

    [[nodiscard]] bool reaches(std::uint32_t node) const { return source[node] != k_no_index; }
    /// Edges from the source to the node, in that order; empty at a source and where nothing leads.
    [[nodiscard]] std::vector<std::uint32_t> edges_to(std::uint32_t node) const;
};

/// Dijkstra from all sources at once, O(edges log nodes). `edge_costs` is per edge, finite and >= 0, or infinite
/// for an edge that may not be used; empty: the lengths. Of ways that cost the same that of the first source is
/// taken, then the one that arrives from the lower node by the lower edge: the result depends on the graph alone.
/// Nodes that cost more than `limit` are not reached.
[[nodiscard]] ShortestPaths shortest_paths(const Graph& graph, std::span<const PathSource> sources,
                                           std::span<const double> edge_costs = {},
                                           double limit = std::numeric_limits<double>::infinity());

/// The part of the graph that each node belongs to, numbered from 0 in the order of their first nodes.
[[nodiscard]] std::vector<std::uint32_t> connected_parts(const Graph& graph);

}  // namespace lomsong
