// SPDX-License-Identifier: Apache-2.0
#include "io/shapes/fibre_topology.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/shapes/line_contacts.hpp"

namespace lomsong {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const TopologyRules k_rules;

/// One route per letter that stands in the picture: its corners are where the letter stands, from left to right;
/// a column is 10 m wide, a row 10 m high, the south-west corner at (0, 0).
std::vector<FibreRoute> drawn(const std::vector<std::string_view>& rows) {
    std::map<char, LineString> lines;
    for (std::size_t col = 0; col < rows.front().size(); ++col) {
        for (std::size_t row = 0; row < rows.size(); ++row) {
            if (rows[row][col] != '.') {
                lines[rows[row][col]].push_back(
                    {10.0 * static_cast<double>(col), 10.0 * static_cast<double>(rows.size() - 1 - row)});
            }
        }
    }
    std::vector<FibreRoute> routes;
    for (const auto& [letter, line] : lines) {
        routes.push_back({std::string{letter}, "VNPT", Placement::aerial, {line}});
    }
    return routes;
}

std::vector<LineFactKind> kinds(const FibreTopology& topology) {
    std::vector<LineFactKind> result;
    for (const LineFact& fact : topology.facts) {
        result.push_back(fact.kind);
    }
    return result;
}

FibreRoute route(LineString line, std::string owner = "VNPT") {
    return {"r", std::move(owner), Placement::aerial, {std::move(line)}};
}

TEST(FibreTopology, CablesThatMeetCrossAndEndAreInOrder) {
    auto routes = drawn({"....b....",  //
                         ".........",  //
                         "a.......a",  //
                         ".........",  //
                         "....b...."});
    routes.push_back(route({{0, 20}, {-200, 20}}));
    const auto before = routes;
    EXPECT_THAT(check_topology(routes, {}, k_rules).facts, IsEmpty());
    for (std::size_t i = 0; i < routes.size(); ++i) {
        EXPECT_EQ(routes[i].path, before[i].path);
    }
}

TEST(FibreTopology, AGapWithinTheToleranceIsClosedAndNothingElseMoves) {
    std::vector routes{route({{0, 0}, {100, 0}}), route({{103, 0}, {200, 0}, {300, 50}})};
    const FibreTopology topology = check_topology(routes, {}, k_rules);
    ASSERT_THAT(kinds(topology), ElementsAre(LineFactKind::gap_closed));
    EXPECT_EQ(topology.facts[0].size, Metres{3.0});
    EXPECT_EQ(topology.facts[0].other, 1U);
    EXPECT_EQ(routes[0].path[0], (LineString{{0, 0}, {103, 0}}));
    EXPECT_EQ(routes[1].path[0], (LineString{{103, 0}, {200, 0}, {300, 50}}));
    EXPECT_THAT(check_topology(routes, {}, k_rules).facts, IsEmpty()) << "a second look finds nothing";
}

TEST(FibreTopology, AnEndJustShortOfTheMiddleOfACableJoinsIt) {
    std::vector routes{route({{0, 0}, {200, 0}}), route({{100, 150}, {100, 4}})};
    ASSERT_THAT(kinds(check_topology(routes, {}, k_rules)), ElementsAre(LineFactKind::gap_closed));
    EXPECT_EQ(routes[1].path[0].back(), (Point{100, 0}));
}

TEST(FibreTopology, AnEndBesideANodeIsNotLoose) {
    std::vector routes{route({{0, 0}, {200, 0}}), route({{204, 0}, {400, 0}})};
    const std::vector<FibreNode> nodes{{"N1", "olt", "VNPT", {202, 1}, true}};
    EXPECT_THAT(check_topology(routes, nodes, k_rules).facts, IsEmpty());
    EXPECT_EQ(routes[0].path[0].back(), (Point{200, 0}));
}

TEST(FibreTopology, AnEndFurtherOffIsToldAndStays) {
    std::vector routes{route({{0, 0}, {100, 0}}), route({{108, 0}, {200, 0}})};
    const FibreTopology topology = check_topology(routes, {}, k_rules);
    EXPECT_THAT(kinds(topology), ElementsAre(LineFactKind::loose_end, LineFactKind::loose_end));
    EXPECT_EQ(topology.facts[0].size, Metres{8.0});
    EXPECT_EQ(routes[0].path[0].back(), (Point{100, 0}));
}

TEST(FibreTopology, CablesSideBySideAndOfOtherOperatorsAreNoGap) {
    std::vector routes{route({{0, 0}, {100, 0}}), route({{90, 8}, {300, 8}}),
                       route({{102, 0}, {400, -90}}, "Viettel")};
    EXPECT_THAT(check_topology(routes, {}, k_rules).facts, IsEmpty());
}

TEST(FibreTopology, ALineDrawnTwiceIsFoundWhicheverWayItRuns) {
    std::vector routes{route({{0, 0}, {100, 0}, {200, 50}}), route({{200, 50}, {150, 25.2}, {100, 0}, {0, 0.3}}),
                       route({{0, 0}, {100, 0}, {200, 50}}, "Viettel")};
    const FibreTopology topology = check_topology(routes, {}, k_rules);
    ASSERT_THAT(kinds(topology), ElementsAre(LineFactKind::drawn_twice))
        << "another operator on the same poles is none";
    EXPECT_EQ(topology.facts[0].route, 1U);
    EXPECT_EQ(topology.facts[0].other, 0U);
}

TEST(FibreTopology, AerialAndUndergroundOnOneWayAreTwoCables) {
    std::vector routes{route({{0, 0}, {100, 0}}), route({{0, 0}, {100, 0}})};
    routes[1].placement = Placement::underground;
    EXPECT_THAT(check_topology(routes, {}, k_rules).facts, IsEmpty());
}

TEST(FibreTopology, MeasuresWhatRunsOnAnotherCableOnceAndTellsWhatLiesWhollyOnIt) {
    std::vector routes{route({{0, 0}, {1000, 0}}), route({{600, 0.4}, {200, 0.4}}),
                       route({{900, 0}, {1000, 0}, {1000, 700}})};
    const FibreTopology topology = check_topology(routes, {}, k_rules);
    ASSERT_THAT(kinds(topology), ElementsAre(LineFactKind::lies_on_other));
    EXPECT_EQ(topology.facts[0].route, 1U);
    EXPECT_EQ(topology.facts[0].size, Metres{400.0});
    EXPECT_NEAR(topology.shared.value(), 500.0, 1.5);
    EXPECT_EQ(topology.sharing_pairs, 2U);
}

TEST(FibreTopology, APointIsNoLineAndAPartDrawnTwiceIsDrawnOnce) {
    std::vector routes{route({{5, 5}, {5, 5.5}}), route({})};
    routes.push_back(
        {"m", "VNPT", Placement::aerial, {{{0, 0}, {100, 0}}, {{100, 0}, {0, 0}}, {{100, 0}, {100, 90}}}});
    EXPECT_THAT(kinds(check_topology(routes, {}, k_rules)),
                ElementsAre(LineFactKind::no_length, LineFactKind::no_length, LineFactKind::repeated_part));
    EXPECT_EQ(routes[2].path.size(), 2U);
}

TEST(FibreTopology, ALineThatCrossesItselfIsToldAndALoopIsNot) {
    std::vector routes{route({{0, 0}, {100, 0}, {100, 100}, {50, -50}}),
                       route({{500, 0}, {600, 0}, {600, 100}, {500, 0}})};
    EXPECT_THAT(kinds(check_topology(routes, {}, k_rules)), ElementsAre(LineFactKind::crosses_itself));
}

TEST(FibreNodes, GivenTwiceOrFarFromEveryRouteAreTold) {
    const std::vector routes{route({{0, 0}, {1000, 0}})};
    const std::vector<FibreNode> nodes{{"N1", "olt", "VNPT", {10, 0}, true},
                                       {"N1", "olt", "VNPT", {11, 0}, true},
                                       {"N1", "olt", "Viettel", {10, 0}, true},
                                       {"N2", "olt", "VNPT", {500, 800}, true}};
    const std::vector<NodeFact> facts = check_nodes(routes, nodes, k_rules);
    ASSERT_EQ(facts.size(), 2U);
    EXPECT_EQ(facts[0].node, 1U);
    EXPECT_EQ(facts[0].other, 0U);
    EXPECT_EQ(facts[1].node, 3U);
    EXPECT_EQ(facts[1].size, Metres{800.0});
    EXPECT_THAT(check_nodes({}, nodes, k_rules), IsEmpty());
}

/// Nodes near a cable, beside it and in another country, and ends beside many nodes.
TEST(FibreNodes, OfRandomNodesTellsWhatALookAtEveryRouteTells) {
    constexpr unsigned k_seed = 12;
    SCOPED_TRACE(testing::Message() << "seed " << k_seed);
    std::mt19937 random{k_seed};
    std::uniform_real_distribution<double> place{0.0, 10e3};
    std::vector<FibreRoute> routes;
    for (int i = 0; i < 30; ++i) {
        routes.push_back(route({{place(random), place(random)}, {place(random), place(random)}}));
    }
    std::vector<FibreNode> nodes;
    for (int i = 0; i < 200; ++i) {
        const double scale = i % 10 == 0 ? 500.0 : 1.5;
        nodes.push_back({"N" + std::to_string(i), "olt", "VNPT", {scale * place(random), place(random)}, true});
    }
    const auto nearest_to = [&](Point place_of_node) {
        Metres nearest = distance(place_of_node, routes.front().path);
        for (const FibreRoute& each : routes) {
            nearest = std::min(nearest, distance(place_of_node, each.path));
        }
        return nearest;
    };
    std::vector<std::size_t> wanted;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (nearest_to(nodes[i].position) > k_rules.node_reach) {
            wanted.push_back(i);
        }
    }
    std::vector<std::size_t> told;
    for (const NodeFact& fact : check_nodes(routes, nodes, k_rules)) {
        told.push_back(fact.node);
        EXPECT_NEAR(fact.size.value(), nearest_to(nodes[fact.node].position).value(), 1e-6);
    }
    EXPECT_EQ(told, wanted);
}

TEST(FibreTopology, AnEndBesideOneOfManyNodesIsNotLoose) {
    constexpr unsigned k_seed = 13;
    SCOPED_TRACE(testing::Message() << "seed " << k_seed);
    std::mt19937 random{k_seed};
    std::uniform_real_distribution<double> place{150.0, 250.0};
    for (int round = 0; round < 100; ++round) {
        std::vector routes{route({{0, 0}, {200, 0}}), route({{204, 0}, {400, 0}})};
        std::vector<FibreNode> nodes;
        bool holds = false;
        for (int i = 0; i < 40; ++i) {
            nodes.push_back({"N", "olt", "VNPT", {place(random), place(random) - 200.0}, true});
            holds = holds || distance(nodes.back().position, {200, 0}) <= k_rules.snap;
        }
        const FibreTopology topology = check_topology(routes, nodes, k_rules);
        const bool moved =
            std::ranges::any_of(topology.facts, [](const LineFact& fact) { return fact.route == 0; });
        EXPECT_EQ(moved, !holds) << "round " << round;
        EXPECT_EQ(routes[0].path[0].back() == (Point{200, 0}), holds) << "round " << round;
    }
}

/// The index against a look at every segment; and no end moves further than the tolerance.
TEST(FibreTopology, OfRandomLinesFindsWhatALookAtEverySegmentFinds) {
    constexpr unsigned k_seed = 11;
    SCOPED_TRACE(testing::Message() << "seed " << k_seed);
    std::mt19937 random{k_seed};
    std::uniform_real_distribution<double> place{0.0, 400.0};
    for (int round = 0; round < 60; ++round) {
        std::vector<FibreRoute> routes;
        for (int i = 0; i < 25; ++i) {
            LineString line(2 + random() % 4);
            for (Point& point : line) {
                point = {place(random), place(random)};
            }
            routes.push_back(route(std::move(line), random() % 2 == 0 ? "VNPT" : "Viettel"));
        }
        const SegmentIndex index{routes};
        const Point asked{place(random), place(random)};
        std::size_t wanted = 0;
        for (const Segment& segment : index.segments()) {
            wanted += distance(asked, LineString{segment.a, segment.b}) <= Metres{30.0} ? 1U : 0U;
        }
        EXPECT_EQ(index.near(asked, Metres{30.0}).size(), wanted);

        const auto before = routes;
        const FibreTopology topology = check_topology(routes, {}, k_rules);
        for (std::size_t r = 0; r < routes.size(); ++r) {
            ASSERT_EQ(routes[r].path[0].size(), before[r].path[0].size());
            for (std::size_t i = 0; i < routes[r].path[0].size(); ++i) {
                EXPECT_LE(distance(routes[r].path[0][i], before[r].path[0][i]), k_rules.snap);
            }
        }
        for (const LineFact& fact : topology.facts) {
            if (fact.kind == LineFactKind::gap_closed) {
                EXPECT_LE(fact.size, k_rules.snap);
                EXPECT_EQ(routes[fact.route].operator_name, routes[fact.other.value()].operator_name);
            }
        }
    }
}

TEST(LineContacts, SharedStretchIsThatOfParallelLinesOnly) {
    const Segment first{0, 0, 0, {0, 0}, {100, 0}};
    const auto metres = [&](Point a, Point b) {
        const Stretch stretch = shared_stretch(first, {1, 0, 0, a, b}, Metres{1.0});
        return 100.0 * (stretch.to - stretch.from);
    };
    EXPECT_DOUBLE_EQ(metres({20, 0.5}, {60, -0.5}), 40.0);
    EXPECT_DOUBLE_EQ(metres({150, 0}, {70, 0}), 30.0);
    EXPECT_EQ(metres({20, 3}, {60, 3}), 0.0);
    EXPECT_EQ(metres({50, -20}, {50, 20}), 0.0) << "a crossing";
    EXPECT_DOUBLE_EQ(covered({{0.2, 0.5}, {0.4, 0.6}, {0.9, 1.0}}), 0.5);
}

}  // namespace
}  // namespace lomsong
