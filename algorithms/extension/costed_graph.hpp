// SPDX-License-Identifier: Apache-2.0
/// @file  A graph with what each of its edges costs: what the search for trees works on. It knows nothing of roads.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "algorithms/fibre/graph.hpp"

namespace lomsong {

/// A whole number from 0 to 2^53: sums are exact, do not depend on their order, and a lower bound holds to the last
/// digit. Infinite: the edge may not be used.
using Cost = double;

/// Neither graph nor costs are owned.
struct CostedGraph {
    const Graph& graph;
    std::span<const Cost> costs;  ///< by edge

    [[nodiscard]] Cost cost(std::uint32_t edge) const { return costs[edge]; }
    [[nodiscard]] const GraphEdge& edge(std::uint32_t edge) const { return graph.edge(edge); }
    [[nodiscard]] std::span<const Arc> arcs(std::uint32_t node) const { return graph.arcs(node); }
    [[nodiscard]] std::uint32_t other_end(std::uint32_t edge, std::uint32_t node) const {
        return graph.edge(edge).from == node ? graph.edge(edge).to : graph.edge(edge).from;
    }
    /// Of a few edges; infinite when one of them may not be used.
    [[nodiscard]] Cost sum(std::span<const std::uint32_t> edges) const {
        Cost sum = 0.0;
        for (const std::uint32_t edge : edges) {
            sum += costs[edge];
        }
        return sum;
    }
};

}  // namespace lomsong
