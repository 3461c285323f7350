// SPDX-License-Identifier: Apache-2.0
/// @file  Shortest ways and parts of small random graphs against Boost's Floyd-Warshall and connected components.
#include "algorithms/fibre/graph.hpp"

#include <cmath>
#include <random>
#include <vector>

#include <boost/graph/adjacency_matrix.hpp>
#include <boost/graph/floyd_warshall_shortest.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"

namespace lomsong {
namespace {

constexpr double k_infinite = std::numeric_limits<double>::infinity();

Graph random_graph(std::mt19937& random, std::uint32_t nodes) {
    std::vector<GraphEdge> edges;
    const std::size_t count = random() % (2 * nodes);
    for (std::size_t i = 0; i < count; ++i) {
        const auto from = static_cast<std::uint32_t>(random() % nodes);
        const auto to = static_cast<std::uint32_t>(random() % nodes);
        edges.push_back({from, to, static_cast<double>(random() % 50), static_cast<std::uint32_t>(i)});
    }
    return Graph{std::vector<Point>(nodes), std::move(edges)};
}

/// Between all pairs of nodes.
std::vector<std::vector<double>> all_distances(const Graph& graph) {
    using Matrix = boost::adjacency_matrix<boost::undirectedS, boost::no_property,
                                           boost::property<boost::edge_weight_t, double>>;
    Matrix matrix{graph.node_count()};
    std::vector<std::vector<double>> least(graph.node_count(), std::vector<double>(graph.node_count(), k_infinite));
    for (const GraphEdge& edge : graph.edges()) {
        double& known = least[std::min(edge.from, edge.to)][std::max(edge.from, edge.to)];
        known = std::min(known, edge.length_m);
    }
    for (std::uint32_t a = 0; a < graph.node_count(); ++a) {
        for (std::uint32_t b = a + 1; b < graph.node_count(); ++b) {
            if (least[a][b] < k_infinite) {
                boost::add_edge(a, b, least[a][b], matrix);
            }
        }
    }
    std::vector<std::vector<double>> distances = least;
    boost::floyd_warshall_all_pairs_shortest_paths(matrix, distances,
                                                   boost::distance_inf(k_infinite).distance_zero(0.0));
    return distances;
}

TEST(ShortestPaths, FromManySourcesEqualFloydWarshall) {
    for (unsigned seed = 1; seed <= 200; ++seed) {
        SCOPED_TRACE(testing::Message() << "seed " << seed);
        std::mt19937 random{seed};
        const Graph graph = random_graph(random, 1 + static_cast<std::uint32_t>(random() % 12));
        std::vector<PathSource> sources;
        for (std::size_t i = random() % 4; i > 0; --i) {
            const double start = static_cast<double>(random() % 30);
            sources.push_back({static_cast<std::uint32_t>(random() % graph.node_count()), start, start});
        }
        const ShortestPaths paths = shortest_paths(graph, sources);
        const auto distances = all_distances(graph);
        for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
            double least = k_infinite;
            std::uint32_t first = k_no_index;
            for (std::uint32_t i = 0; i < sources.size(); ++i) {
                const double cost = sources[i].cost + distances[sources[i].node][node];
                if (cost < least) {
                    least = cost;
                    first = i;
                }
            }
            EXPECT_EQ(paths.cost[node], least);
            EXPECT_EQ(paths.length_m[node], least);
            EXPECT_EQ(paths.source[node], first) << "of equal ways that of the first source";
            if (first == k_no_index) {
                continue;
            }
            double walked = sources[first].cost;
            std::uint32_t at = sources[first].node;
            for (const std::uint32_t edge : paths.edges_to(node)) {
                walked += graph.edge(edge).length_m;
                at = graph.edge(edge).from == at ? graph.edge(edge).to : graph.edge(edge).from;
            }
            EXPECT_EQ(at, node);
            EXPECT_EQ(walked, least);
        }
    }
}

TEST(ShortestPaths, FollowTheCostAndTellTheLength) {
    //  0 --10-- 1 --10-- 2, and a track of 15 from 0 to 2 that counts double
    const Graph graph{{{}, {}, {}}, {{0, 1, 10}, {1, 2, 10}, {0, 2, 15}}};
    const std::vector<PathSource> sources{{0}};
    const std::vector<double> costs{10, 10, 30};
    EXPECT_EQ(shortest_paths(graph, sources).length_m[2], 15.0);
    const ShortestPaths weighted = shortest_paths(graph, sources, costs);
    EXPECT_EQ(weighted.cost[2], 20.0);
    EXPECT_EQ(weighted.length_m[2], 20.0);
    const std::vector<double> closed{k_infinite, 10, k_infinite};
    EXPECT_FALSE(shortest_paths(graph, sources, closed).reaches(2));
}

TEST(ShortestPaths, StopAtTheLimit) {
    const Graph graph{{{}, {}, {}}, {{0, 1, 10}, {1, 2, 10}}};
    const ShortestPaths paths = shortest_paths(graph, std::vector<PathSource>{{0}}, {}, 10.0);
    EXPECT_TRUE(paths.reaches(1));
    EXPECT_FALSE(paths.reaches(2));
}

TEST(ConnectedParts, AreTheNodesThatReachEachOther) {
    for (unsigned seed = 1; seed <= 100; ++seed) {
        SCOPED_TRACE(testing::Message() << "seed " << seed);
        std::mt19937 random{seed};
        const Graph graph = random_graph(random, 1 + static_cast<std::uint32_t>(random() % 12));
        const std::vector<std::uint32_t> parts = connected_parts(graph);
        const auto distances = all_distances(graph);
        std::uint32_t most = 0;
        for (std::uint32_t a = 0; a < graph.node_count(); ++a) {
            EXPECT_LE(parts[a], most) << "numbered as they are met";
            most = std::max(most, parts[a] + 1);
            for (std::uint32_t b = 0; b < a; ++b) {
                EXPECT_EQ(parts[a] == parts[b], distances[a][b] < k_infinite);
            }
        }
    }
}

TEST(Graph, RefusesEdgesToNowhereAndLengthsThatAreNone) {
    EXPECT_THROW((Graph{{{}}, {{0, 1, 1.0}}}), Error);
    EXPECT_THROW((Graph{{{}}, {{0, 0, -1.0}}}), Error);
    EXPECT_THROW((Graph{{{}}, {{0, 0, std::nan("")}}}), Error);
}

TEST(Graph, ALoopIsOneArcAndTwinEdgesAreTwo) {
    const Graph graph{{{}, {}}, {{0, 0, 5}, {0, 1, 1}, {1, 0, 2}}};
    EXPECT_EQ(graph.arcs(0).size(), 3U);
    EXPECT_EQ(graph.arcs(1).size(), 2U);
}

}  // namespace
}  // namespace lomsong
