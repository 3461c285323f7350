// SPDX-License-Identifier: Apache-2.0
#include "algorithms/extension/least_cost_tree.hpp"

#include <algorithm>
#include <iostream>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "algorithms/extension/dual_ascent.hpp"
#include "algorithms/extension/reduced_graph.hpp"
#include "algorithms/extension/tree_search.hpp"
#include "engine/core/error.hpp"
#include "tests/support/seed.hpp"
#include "tests/unit/algorithms/extension/random_graphs.hpp"

namespace lomsong {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TrialGraph graph_of(std::uint32_t nodes, const std::vector<std::array<std::uint32_t, 3>>& edges,
                    std::vector<std::uint32_t> terminals) {
    TrialGraph trial;
    std::vector<GraphEdge> drawn;
    for (const auto& [from, to, cost] : edges) {
        drawn.push_back({from, to, 0.0, k_no_index});
        trial.costs.push_back(cost);
    }
    trial.graph = Graph{std::vector<Point>(nodes), drawn};
    trial.terminals = std::move(terminals);
    return trial;
}

/// A tree: its edges join all terminals, none can be left out, and it costs what it says.
void expect_tree(const TrialGraph& trial, const SteinerTree& tree) {
    EXPECT_EQ(trial.view().sum(tree.edges), tree.cost);
    EXPECT_TRUE(std::ranges::is_sorted(tree.edges));
    const SteinerTree again = tree_within(trial.view(), tree.edges, trial.terminals);
    EXPECT_EQ(again.edges, tree.edges) << "a circle, or an end that is no terminal";
    std::vector<Cost> costs(trial.costs.size(), std::numeric_limits<Cost>::infinity());
    for (const std::uint32_t edge : tree.edges) {
        costs[edge] = 1.0;
    }
    const std::vector<PathSource> source{{trial.terminals.front()}};
    const ShortestPaths paths = shortest_paths(trial.graph, source, costs);
    for (const std::uint32_t terminal : trial.terminals) {
        EXPECT_TRUE(paths.reaches(terminal)) << "terminal " << terminal;
    }
}

/// A hub that is no terminal is worth more than the ways around it: no spanning tree of the terminals finds it.
TrialGraph hub() {
    return graph_of(4, {{0, 1, 20}, {1, 2, 20}, {2, 0, 20}, {0, 3, 11}, {1, 3, 11}, {2, 3, 11}}, {0, 1, 2});
}

TEST(LeastCostTree, FindsTheHubThatTheVoronoiTreeMisses) {
    const TrialGraph trial = hub();
    EXPECT_EQ(voronoi_tree(trial.view(), trial.terminals).cost, 40.0);
    const LeastCostTree found = least_cost_tree(trial.view(), trial.terminals);
    EXPECT_THAT(found.tree.edges, ElementsAre(3, 4, 5));
    EXPECT_EQ(found.tree.cost, 33.0);
    EXPECT_LE(found.lower_bound, 33.0);
}

TEST(LeastCostTree, InsertionAloneFindsTheHub) {
    const TrialGraph trial = hub();
    SearchBudget budget{100'000};
    const SteinerTree tree =
        improved(trial.view(), voronoi_tree(trial.view(), trial.terminals), trial.terminals, budget);
    EXPECT_EQ(tree.cost, 33.0);
}

TEST(LeastCostTree, WithoutABudgetNothingIsImproved) {
    const TrialGraph trial = hub();
    SearchBudget budget{0};
    const SteinerTree tree =
        improved(trial.view(), voronoi_tree(trial.view(), trial.terminals), trial.terminals, budget);
    EXPECT_EQ(tree.cost, 40.0);
}

TEST(LeastCostTree, OneTerminalAndNoneNeedNoEdge) {
    TrialGraph trial = hub();
    trial.terminals = {2};
    EXPECT_TRUE(least_cost_tree(trial.view(), trial.terminals).tree.edges.empty());
    trial.terminals.clear();
    EXPECT_TRUE(least_cost_tree(trial.view(), trial.terminals).tree.edges.empty());
}

TEST(LeastCostTree, EdgesThatCostNothingAreInTheTreeWhereItNeedsThem) {
    const TrialGraph trial = graph_of(5, {{0, 1, 5}, {1, 2, 0}, {2, 3, 0}, {3, 4, 7}, {0, 4, 13}}, {0, 4});
    const LeastCostTree found = least_cost_tree(trial.view(), trial.terminals);
    EXPECT_THAT(found.tree.edges, ElementsAre(0, 1, 2, 3));
    EXPECT_EQ(found.tree.cost, 12.0);
    EXPECT_EQ(found.lower_bound, 12.0);
    EXPECT_EQ(found.gap(), 0.0);
}

TEST(LeastCostTree, TerminalsThatNothingJoinsAreAnError) {
    TrialGraph trial = graph_of(4, {{0, 1, 5}, {2, 3, 5}}, {0, 1, 3});
    try {
        static_cast<void>(least_cost_tree(trial.view(), trial.terminals));
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("no way leads from node 0 to node 3"));
    }
}

TEST(ReducedGraph, BendsAndDeadEndsGoAndTheCheaperOfTwoWaysStays) {
    //  0 - 1 - 2 - 3, a second way 1 - 4 - 2, a dead end 2 - 5 - 6, an island 7 - 8
    const TrialGraph trial = graph_of(
        9, {{0, 1, 1}, {1, 2, 9}, {2, 3, 1}, {1, 4, 2}, {4, 2, 3}, {2, 5, 1}, {5, 6, 1}, {7, 8, 1}}, {0, 3});
    const ReducedGraph reduced{trial.view(), trial.terminals};
    ASSERT_EQ(reduced.graph().graph.edge_count(), 1U);
    EXPECT_EQ(reduced.graph().cost(0), 7.0);
    std::vector<std::uint32_t> originals = reduced.original_edges(std::vector<std::uint32_t>{0});
    std::ranges::sort(originals);
    EXPECT_THAT(originals, ElementsAre(0, 2, 3, 4));
}

TEST(ReducedGraph, TheLeastTreeCostsTheSame) {
    const unsigned seed = test_seed();
    std::mt19937 random{seed};
    for (int round = 0; round < 60; ++round) {
        const TrialGraph trial = random_map(random, 5, 2 + static_cast<std::size_t>(round % 5));
        const ReducedGraph reduced{trial.view(), trial.terminals};
        TrialGraph small;
        small.graph = reduced.graph().graph;
        small.costs.assign(reduced.graph().costs.begin(), reduced.graph().costs.end());
        small.terminals.assign(reduced.terminals().begin(), reduced.terminals().end());
        EXPECT_EQ(least_cost(small), least_cost(trial)) << "seed " << seed << ", round " << round;
    }
}

TEST(DualAscent, IsExactOnAPath) {
    const TrialGraph trial = graph_of(4, {{0, 1, 5}, {1, 2, 7}, {2, 3, 11}}, {0, 3});
    const DualAscent ascent = dual_ascent(trial.view(), trial.terminals, 0);
    EXPECT_EQ(ascent.lower_bound, 23.0);
    EXPECT_THAT(ascent.tight_edges, ElementsAre(0, 1, 2));
}

/// What is promised of every graph, against the least cost found by trying everything.
TEST(LeastCostTree, LiesBetweenTheLeastAndTwiceItAndTheBoundBelow) {
    const unsigned seed = test_seed();
    std::mt19937 random{seed};
    constexpr int k_rounds = 250;
    double ratio_sum = 0.0;
    double gap_sum = 0.0;
    double first_ratio_sum = 0.0;
    int exact = 0;
    for (int round = 0; round < k_rounds; ++round) {
        const TrialGraph trial = random_map(random, 6, 2 + static_cast<std::size_t>(round % 9));
        SCOPED_TRACE("seed " + std::to_string(seed) + ", round " + std::to_string(round));
        const Cost least = least_cost(trial);
        const SteinerTree first = voronoi_tree(trial.view(), trial.terminals);
        const LeastCostTree found = least_cost_tree(trial.view(), trial.terminals);
        expect_tree(trial, first);
        expect_tree(trial, found.tree);
        EXPECT_LE(first.cost, 2.0 * least);
        EXPECT_LE(found.tree.cost, first.cost);
        EXPECT_GE(found.tree.cost, least);
        EXPECT_LE(found.lower_bound, least);
        for (const std::uint32_t root : trial.terminals) {
            EXPECT_LE(dual_ascent(trial.view(), trial.terminals, root).lower_bound, least);
        }
        ratio_sum += least > 0.0 ? found.tree.cost / least : 1.0;
        first_ratio_sum += least > 0.0 ? first.cost / least : 1.0;
        gap_sum += found.gap();
        exact += found.tree.cost == least ? 1 : 0;
    }
    std::cout << "over the least cost, mean of " << k_rounds << " graphs: " << ratio_sum / k_rounds - 1.0
              << " (Voronoi tree alone " << first_ratio_sum / k_rounds - 1.0 << "), least found in " << exact
              << ", mean gap to the bound " << gap_sum / k_rounds << '\n';
    EXPECT_LT(ratio_sum / k_rounds, 1.01);
    EXPECT_LT(gap_sum / k_rounds, 0.05);
}

}  // namespace
}  // namespace lomsong
