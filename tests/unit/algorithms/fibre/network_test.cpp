// SPDX-License-Identifier: Apache-2.0
/// @file  Cables that hang together, roads of our own ground, shares: drawn worlds and brute force.
#include <algorithm>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "algorithms/fibre/commune_ground.hpp"
#include "algorithms/fibre/fibre_network.hpp"
#include "algorithms/fibre/reach.hpp"
#include "algorithms/fibre/road_graph.hpp"
#include "tests/unit/algorithms/fibre/drawn_lines.hpp"

namespace lomsong {
namespace {

const FibreParameters k_parameters;

FibreRoute route(const std::string& owner, LineString line) {
    return {owner + std::to_string(line.size()), owner, Placement::aerial, {std::move(line)}};
}
FibreNode node(const std::string& owner, Point place, bool can_serve = true) {
    return {"N", "olt", owner, place, can_serve};
}
Road road(RoadClass road_class, LineString line) { return {"", "", road_class, {std::move(line)}}; }

FibreFindings find(const Layers& layers, const std::vector<std::optional<Point>>& centres,
                   const RoadParameters& roads = {}) {
    return find_fibre(layers, {centres, {}, {}}, k_parameters, roads);
}

TEST(FibreNetwork, CablesOfDifferentOperatorsNeverMeet) {
    const Drawing world{{"A . B . C"}};
    Layers layers;
    layers.fibre_routes = {route("Viettel", world.line("AB")), route("VNPT", world.line("BC"))};
    layers.fibre_nodes = {node("VNPT", world.at('C'))};
    const std::vector<FibrePart> parts = FibreNetwork{layers, k_parameters}.parts();
    ASSERT_EQ(parts.size(), 2U);
    EXPECT_EQ(parts[0].operator_name, "VNPT");
    EXPECT_EQ(parts[0].serving_nodes, 1U);
    EXPECT_EQ(parts[1].serving_nodes, 0U) << "Viettel's cable ends where VNPT's begins, and leads to no node";
}

TEST(FibreNetwork, ACabinetJoinsWhatEndsAtItsWall) {
    Layers layers;
    layers.fibre_routes = {route("VNPT", {{0, 0}, {996, 3}}), route("VNPT", {{1004, -2}, {2000, 0}, {3000, 0}})};
    layers.fibre_nodes = {node("VNPT", {1000, 0}, false), node("VNPT", {0, 100})};
    EXPECT_EQ((FibreNetwork{layers, k_parameters}.parts().size()), 1U);
    const std::vector<std::optional<Point>> centres{Point{3000, 50}};
    const FibreReach reach = find(layers, centres).hamlets.at(0);
    EXPECT_EQ(reach.cable_node, 1U);
    ASSERT_TRUE(reach.cable_distance.has_value());
    EXPECT_NEAR(reach.cable_distance->value(), 3100.0, 10.0) << "along both cables, and from the cable to the node";
    layers.fibre_nodes.erase(layers.fibre_nodes.begin());
    EXPECT_EQ((FibreNetwork{layers, k_parameters}.parts().size()), 2U) << "nothing joins them now";
    EXPECT_FALSE(find(layers, centres).hamlets.at(0).cable_distance.has_value());
}

TEST(FibreReach, GoesTheWayOfTheRoadNotOverTheRidge) {
    const Drawing world{{"B . . . C",  //
                         ". . . . .",  //
                         "A . . . N"}};
    Layers layers;
    layers.has_roads = true;
    layers.roads = {road(RoadClass::local, world.line("ABC")), road(RoadClass::local, world.line("CN"))};
    layers.fibre_nodes = {node("VNPT", world.at('N')), node("Viettel", {5000, 0})};
    const std::vector<std::optional<Point>> centres{Point{0, -50}, Point{0, 5000}};
    const FibreFindings found = find(layers, centres);
    EXPECT_EQ(found.hamlets[0].node_distance, distance({0, -50}, world.at('N')));
    ASSERT_TRUE(found.hamlets[0].road_distance.has_value());
    EXPECT_DOUBLE_EQ(found.hamlets[0].road_distance->value(), 50.0 + 200.0 + 400.0 + 200.0);
    EXPECT_EQ(found.hamlets[0].road_node, 0U);
    EXPECT_EQ(found.hamlets[0].reach, FibreClass::within_near);
    EXPECT_EQ(found.hamlets[1].reach, FibreClass::no_road);
    EXPECT_EQ(found.results.roads.hamlets_off_road, 1U);
    ASSERT_EQ(found.results.operators, (std::vector<std::string>{"VNPT", "Viettel"}));
    EXPECT_FALSE(found.results.hamlets_by_operator[0][1].road_distance.has_value())
        << "Viettel's node stands beyond the reach of every road";
    EXPECT_EQ(found.results.hamlets_by_operator[0][1].reach, FibreClass::no_road);
}

TEST(RoadGraph, ALongRoadIsPreferredToAShorterPath) {
    const Drawing world{{". B .",  //
                         "A . C"}};
    Layers layers;
    layers.has_roads = true;
    layers.roads = {road(RoadClass::main, world.line("ABC")), road(RoadClass::path, world.line("AC"))};
    layers.fibre_nodes = {node("VNPT", world.at('C'))};
    const std::vector<std::optional<Point>> centres{world.at('A')};
    RoadParameters even;
    even.weights.fill(1.0);
    EXPECT_DOUBLE_EQ(find(layers, centres, even).hamlets[0].road_distance->value(), 200.0);
    EXPECT_NEAR(find(layers, centres).hamlets[0].road_distance->value(), 282.843, 1e-3);
}

Commune square(Point corner, double edge) {
    return {"1",
            "Bản Mẫu",
            {{{corner,
               {corner.x + edge, corner.y},
               {corner.x + edge, corner.y + edge},
               {corner.x, corner.y + edge},
               corner},
              {}}}};
}

TEST(RoadGraph, LeavesOutWhatLeadsThroughAnotherCountry) {
    Layers layers;
    layers.communes = {square({0, 0}, 1000)};
    layers.other_communes = {square({1000, 0}, 1000)};
    layers.roads = {road(RoadClass::local, {{100, 500}, {900, 500}, {1900, 500}, {2050, 500}, {2900, 500}}),
                    road(RoadClass::local, {{500, 500}, {500, 5000}, {600, 5000}, {600, 500}})};
    const RoadGraph roads{layers, {}};
    EXPECT_NEAR(roads.summary().outside.value(), 850.0 + 4500.0 + 100.0 + 4500.0, 1e-9)
        << "50 m beyond the border is still ours, and so is a commune without a hamlet";
    EXPECT_EQ(roads.summary().usable[1], Metres{1950.0});
    EXPECT_FALSE(roads.snap({2900, 5000}).has_value());
    layers.communes.clear();
    layers.other_communes.clear();
    EXPECT_EQ(RoadGraph(layers, {}).summary().outside, Metres{0.0});
}

TEST(CommuneGround, EqualsPointByPointTests) {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        SCOPED_TRACE(testing::Message() << "seed " << seed);
        std::mt19937 random{seed};
        std::uniform_real_distribution<double> place{0.0, 5000.0};
        Layers layers;
        for (int i = 0; i < 5; ++i) {
            layers.communes.push_back(square({place(random), place(random)}, 300.0 + place(random) / 4.0));
        }
        const Metres margin{80.0};
        const CommuneGround ours{layers, margin};
        LineString walk{{place(random), place(random)}};
        std::uniform_real_distribution<double> step{-400.0, 400.0};
        for (int i = 0; i < 300; ++i) {
            walk.push_back({walk.back().x + step(random), walk.back().y + step(random)});
        }
        const std::vector<bool> along = ours.holds(walk);
        for (std::size_t i = 0; i < walk.size(); ++i) {
            const bool expected = std::ranges::any_of(layers.communes, [&](const Commune& commune) {
                return contains(commune.area, walk[i]) || distance(walk[i], commune.area.front().outer) <= margin;
            });
            EXPECT_EQ(ours.holds(walk[i]), expected);
            EXPECT_EQ(along[i], expected);
        }
    }
}

TEST(FibreShares, CountWhoIsWithinEachDistance) {
    Layers layers;
    layers.fibre_routes = {route("VNPT", {{0, 0}, {10'000, 0}})};
    layers.fibre_nodes = {node("VNPT", {0, 0}), node("Viettel", {8000, 0})};
    layers.buildings = {{{5000, 200}, 10.0}, {{5000, 400}, 10.0}};
    const std::vector<PeopleWeight> people{{{5000, 250}, 30.0, 8.0, 0}, {{5000, 900}, 10.0, 2.0, 0}};
    const std::vector<std::optional<Point>> centres{Point{5000, 250}};
    const FibreResults results = find_fibre(layers, {centres, {}, people}, k_parameters, {}).results;
    EXPECT_EQ(results.people_placed, 40.0);
    const auto share = [&](std::optional<std::size_t> owner, double metres) {
        return *std::ranges::find_if(results.shares, [&](const FibreShare& each) {
            return each.operator_index == owner && each.distance == Metres{metres};
        });
    };
    EXPECT_EQ(results.shares.front().operator_index, std::nullopt);
    EXPECT_EQ(share({}, 300).people_by_route, 30.0);
    EXPECT_EQ(share({}, 300).buildings_by_route, 1U);
    EXPECT_EQ(share({}, 1000).households_by_route, 10.0);
    EXPECT_EQ(share({}, 2000).people_by_node, 0.0);
    EXPECT_EQ(share({}, 5000).people_by_node, 40.0);
    EXPECT_EQ(share({}, 5000).hamlets_by_node, 1U);
    EXPECT_EQ(share(0, 5000).people_by_node, 0.0) << "VNPT's node is 5006 m away";
    EXPECT_EQ(share(1, 50'000).people_by_route, 0.0) << "Viettel has no cable";
}

TEST(StationFibre, BackhaulNeedsFibreOfTheOperatorItself) {
    Layers layers;
    layers.operators = {"Viettel", "VNPT"};
    Sector sector;
    sector.position = {100, 200};
    layers.sectors.push_back(sector);
    layers.fibre_routes = {route("VNPT", {{0, 0}, {1000, 0}})};
    const StationFibre others = find(layers, {}).results.sectors.at(0);
    EXPECT_FALSE(others.backhaul);
    EXPECT_EQ(others.any_distance, Metres{200.0});
    EXPECT_FALSE(others.own_distance.has_value());
    layers.sectors[0].operator_index = 1;
    EXPECT_TRUE(find(layers, {}).results.sectors.at(0).backhaul);
}

}  // namespace
}  // namespace lomsong
