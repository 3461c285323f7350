// SPDX-License-Identifier: Apache-2.0
/// @file  Small graphs on which the least tree can be found by trying everything.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <random>
#include <utility>
#include <vector>

#include "algorithms/extension/costed_graph.hpp"

namespace lomsong {

struct TrialGraph {
    Graph graph;
    std::vector<Cost> costs;
    std::vector<std::uint32_t> terminals;
    [[nodiscard]] CostedGraph view() const { return {graph, costs}; }
};

/// A road map on squares: every node leads to its neighbours to the right and below, at random costs, some of them
/// nothing; some edges are doubled, some lead nowhere. The terminals are different nodes.
inline TrialGraph random_map(std::mt19937& random, std::uint32_t side, std::size_t terminals) {
    std::uniform_int_distribution<int> cost{0, 30};
    std::uniform_int_distribution<int> chance{0, 9};
    TrialGraph trial;
    std::vector<GraphEdge> edges;
    const auto add = [&](std::uint32_t from, std::uint32_t to) {
        edges.push_back({from, to, 0.0, k_no_index});
        trial.costs.push_back(cost(random));
    };
    for (std::uint32_t node = 0; node < side * side; ++node) {
        if (node % side + 1 < side) {
            add(node, node + 1);
        }
        if (node + side < side * side) {
            add(node, node + side);
        }
        if (chance(random) == 0) {
            add(node, static_cast<std::uint32_t>(random() % (side * side)));
        }
    }
    std::vector<Point> nodes(std::size_t{side} * side);
    trial.graph = Graph{nodes, edges};
    trial.terminals.resize(nodes.size());
    std::iota(trial.terminals.begin(), trial.terminals.end(), 0U);
    std::shuffle(trial.terminals.begin(), trial.terminals.end(), random);
    trial.terminals.resize(terminals);
    return trial;
}

/// The least cost of a tree that joins the terminals. Takes 3^terminals steps.
/// Reference: S. E. Dreyfus, R. A. Wagner, "The Steiner problem in graphs", Networks 1 (1971) 195-207.
inline Cost least_cost(const TrialGraph& trial) {
    const std::uint32_t count = trial.graph.node_count();
    const std::size_t sets = std::size_t{1} << (trial.terminals.size() - 1);
    std::vector<std::vector<Cost>> best(sets);  // by set of all terminals but the last, then by node
    const auto spread = [&](const std::vector<Cost>& at_nodes) {
        std::vector<PathSource> sources;
        for (std::uint32_t node = 0; node < count; ++node) {
            sources.push_back({node, at_nodes[node]});
        }
        return shortest_paths(trial.graph, sources, trial.costs).cost;
    };
    for (std::size_t set = 1; set < sets; ++set) {
        std::vector<Cost> here(count, std::numeric_limits<Cost>::infinity());
        if ((set & (set - 1)) == 0) {
            std::size_t which = 0;
            while ((set >> which) != 1) {
                ++which;
            }
            here[trial.terminals[which]] = 0.0;
        }
        for (std::size_t part = (set - 1) & set; part > 0; part = (part - 1) & set) {
            for (std::uint32_t node = 0; node < count; ++node) {
                here[node] = std::min(here[node], best[part][node] + best[set ^ part][node]);
            }
        }
        best[set] = spread(here);
    }
    return sets == 1 ? 0.0 : best[sets - 1][trial.terminals.back()];
}

}  // namespace lomsong
