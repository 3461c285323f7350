// SPDX-License-Identifier: Apache-2.0
/// @file  Where drawn lines meet and where they only cross; feet, pieces and ways against brute force.
#include "algorithms/fibre/line_graph.hpp"

#include <algorithm>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "algorithms/fibre/nearest_source.hpp"
#include "tests/unit/algorithms/fibre/drawn_lines.hpp"

namespace lomsong {
namespace {

constexpr Metres k_touch{0.02};

LineGraph graph_of(const std::vector<LineString>& lines, Metres touch = k_touch) {
    std::vector<GraphLine> all;
    for (std::uint32_t i = 0; i < lines.size(); ++i) {
        all.push_back({lines[i], i});
    }
    return LineGraph{all, GroundScale{}, touch};
}

std::size_t parts_of(const LineGraph& lines) {
    const std::vector<std::uint32_t> parts = connected_parts(lines.graph());
    return parts.empty() ? 0 : *std::ranges::max_element(parts) + 1U;
}

TEST(LineGraph, ACornerInCommonJoinsAndAMereCrossingDoesNot) {
    const Drawing world{{". . C . .",  //
                         "A . X . B",  //
                         ". . D . ."}};
    EXPECT_EQ(parts_of(graph_of({world.line("AB"), world.line("CD")})), 2U);
    EXPECT_EQ(parts_of(graph_of({world.line("AXB"), world.line("CXD")})), 1U);
    EXPECT_EQ(parts_of(graph_of({world.line("AXB"), world.line("CD")})), 2U)
        << "a corner of one on the course of the other is a pole both pass";
    const LineGraph joined = graph_of({world.line("AXB"), world.line("CXD")});
    EXPECT_EQ(joined.graph().node_count(), 5U);
    EXPECT_EQ(joined.graph().edge_count(), 4U);
}

TEST(LineGraph, AnEndOnACourseJoins) {
    const Drawing world{{". . C . .",  //
                         ". . D . .",  //
                         "A . . . B"}};
    LineString branch = world.line("CD");
    EXPECT_EQ(parts_of(graph_of({world.line("AB"), branch})), 2U) << "ends 100 m short";
    branch.push_back({200.0, 0.01});
    const LineGraph joined = graph_of({world.line("AB"), branch});
    EXPECT_EQ(parts_of(joined), 1U);
    EXPECT_EQ(joined.graph().edge_count(), 3U);
    branch.back().y = 0.03;
    EXPECT_EQ(parts_of(graph_of({world.line("AB"), branch})), 2U) << "further than it may be";
}

TEST(LineGraph, ALineThatComesBackToItselfIsCutThere) {
    const Drawing world{{". C . B",  //
                         "A D . E"}};
    const LineGraph lines = graph_of({world.line("ADEBCD")});
    EXPECT_EQ(lines.graph().node_count(), 2U);
    ASSERT_EQ(lines.graph().edge_count(), 2U);
    const GraphEdge& loop = lines.graph().edge(1);
    EXPECT_EQ(loop.from, loop.to);
    EXPECT_EQ(loop.length_m, 200.0 + 100.0 + 200.0 + 100.0);
}

TEST(LineGraph, WhatIsNoLineMakesNoEdge) {
    EXPECT_EQ(graph_of({{}, {{1, 1}}, {{2, 2}, {2, 2}}}).graph().edge_count(), 0U);
    EXPECT_FALSE(graph_of({}).nearest({0, 0}).has_value());
}

TEST(LineGraph, PieceRunsBetweenTheOffsetsEitherWay) {
    const Drawing world{{". B C",  //
                         "A . ."}};
    const LineGraph lines = graph_of({{world.at('A'), {0, 100}, world.at('C')}});
    EXPECT_EQ(lines.piece(0, 50, 150), (LineString{{0, 50}, {0, 100}, {50, 100}}));
    EXPECT_EQ(lines.piece(0, 150, 50), (LineString{{50, 100}, {0, 100}, {0, 50}}));
    EXPECT_EQ(lines.piece(0, -10, 1000), (LineString{{0, 0}, {0, 100}, {200, 100}}));
}

std::vector<LineString> random_lines(std::mt19937& random, int count) {
    std::uniform_real_distribution<double> place{0.0, 1000.0};
    LineString shared;
    for (int i = 0; i < 8; ++i) {
        shared.push_back({place(random), place(random)});
    }
    std::vector<LineString> lines;
    for (int i = 0; i < count; ++i) {
        LineString line;
        for (std::size_t corner = 2 + random() % 4; corner > 0; --corner) {
            // Every second corner is one of a few, so that lines meet.
            line.push_back(random() % 2 == 0 ? Point{place(random), place(random)} : shared[random() % 8]);
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

TEST(LineGraph, TheNearestFootEqualsBruteForce) {
    for (unsigned seed = 1; seed <= 40; ++seed) {
        SCOPED_TRACE(testing::Message() << "seed " << seed);
        std::mt19937 random{seed};
        const std::vector<LineString> drawn = random_lines(random, 12);
        const LineGraph lines = graph_of(drawn);
        std::uniform_real_distribution<double> place{-200.0, 1200.0};
        for (int round = 0; round < 40; ++round) {
            const Point point{place(random), place(random)};
            double least = distance(point, drawn[0]).value();
            for (const LineString& line : drawn) {
                least = std::min(least, distance(point, line).value());
            }
            const std::optional<Foot> foot = lines.nearest(point);
            ASSERT_TRUE(foot.has_value());
            EXPECT_NEAR(foot->distance.value(), least, 1e-6);
            EXPECT_NEAR(distance(point, foot->point).value(), least, 1e-6);
            const LineString before = lines.piece(foot->edge, 0.0, foot->offset_m);
            EXPECT_NEAR(length(before).value(), foot->offset_m, 1e-6);
            EXPECT_NEAR(distance(before.back(), foot->point).value(), 0.0, 1e-6);
            EXPECT_FALSE(lines.nearest(point, Metres{least - 1e-3}).has_value());
        }
    }
}

TEST(LineGraph, EdgesCoverTheLinesOnce) {
    for (unsigned seed = 1; seed <= 40; ++seed) {
        SCOPED_TRACE(testing::Message() << "seed " << seed);
        std::mt19937 random{seed};
        const std::vector<LineString> drawn = random_lines(random, 10);
        std::vector<double> lengths(drawn.size());
        const LineGraph lines = graph_of(drawn);
        for (std::uint32_t i = 0; i < lines.graph().edge_count(); ++i) {
            const GraphEdge& edge = lines.graph().edge(i);
            lengths[edge.payload] += edge.length_m;
            EXPECT_LE(distance(lines.shape(i).front(), lines.graph().position(edge.from)), k_touch);
            EXPECT_LE(distance(lines.shape(i).back(), lines.graph().position(edge.to)), k_touch);
        }
        for (std::size_t i = 0; i < drawn.size(); ++i) {
            EXPECT_NEAR(lengths[i], length(drawn[i]).value(), 0.1);
        }
    }
}

/// Sources and places become nodes of a graph of their own, searched without the halves of edges.
TEST(NearestSource, EqualsASearchWithEveryPlaceAsANode) {
    for (unsigned seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE(testing::Message() << "seed " << seed);
        std::mt19937 random{seed};
        std::vector<LineString> drawn = random_lines(random, 8);
        const LineGraph lines = graph_of(drawn);
        std::uniform_real_distribution<double> place{0.0, 1000.0};
        std::vector<LineSource> sources;
        std::vector<Foot> places;
        for (std::uint32_t i = 0; i < 3; ++i) {
            sources.push_back({*lines.nearest({place(random), place(random)}), i});
            places.push_back(*lines.nearest({place(random), place(random)}));
        }
        const NearestSource nearest{lines, sources};
        for (const LineSource& source : sources) {  // an end on a course joins
            drawn.push_back({source.foot.point, {source.foot.point.x, source.foot.point.y + 5000.0}});
        }
        for (const Foot& foot : places) {
            drawn.push_back({foot.point, {foot.point.x + 5000.0, foot.point.y}});
        }
        const LineGraph cut = graph_of(drawn);
        const auto node_at = [&](Point point) {
            const std::optional<Foot> foot = cut.nearest(point);
            const GraphEdge& edge = cut.graph().edge(foot->edge);
            return foot->offset_m < edge.length_m / 2.0 ? edge.from : edge.to;
        };
        std::vector<PathSource> starts;
        for (const LineSource& source : sources) {
            starts.push_back({node_at(source.foot.point), source.foot.distance.value(), 0.0});
        }
        const ShortestPaths paths = shortest_paths(cut.graph(), starts);
        for (const Foot& foot : places) {
            const std::optional<LineWay> way = nearest.to(foot);
            const std::uint32_t node = node_at(foot.point);
            ASSERT_EQ(way.has_value(), paths.reaches(node));
            if (way) {
                EXPECT_NEAR(way->cost, paths.cost[node] + foot.distance.value(), 0.2);
                EXPECT_NEAR(way->length_m, way->cost, 1e-9);
            }
        }
    }
}

TEST(NearestSource, OnTheSameEdgeGoesStraightAndTakesTheNearer) {
    const LineGraph lines = graph_of({{{0, 0}, {1000, 0}}});
    const std::vector<LineSource> sources{{*lines.nearest({100, 30}), 7}, {*lines.nearest({900, 0}), 8}};
    const NearestSource nearest{lines, sources};
    const std::optional<LineWay> way = nearest.to(*lines.nearest({300, 20}));
    ASSERT_TRUE(way.has_value());
    EXPECT_EQ(way->source, 0U);
    EXPECT_DOUBLE_EQ(way->length_m, 30.0 + 200.0 + 20.0);
}

}  // namespace
}  // namespace lomsong
