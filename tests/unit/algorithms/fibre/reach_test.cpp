// SPDX-License-Identifier: Apache-2.0
/// @file  Fibre classes, and distances against brute force.
#include "algorithms/fibre/reach.hpp"

#include <limits>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "algorithms/fibre/fibre_network.hpp"
#include "engine/core/error.hpp"

namespace lomsong {
namespace {

using enum FibreClass;

const FibreParameters k_parameters;
constexpr std::nullopt_t k_none = std::nullopt;

std::optional<Metres> metres(std::optional<double> value) {
    return value ? std::optional{Metres{*value}} : std::nullopt;
}

FibreClass class_of(std::optional<double> route_m, std::optional<double> node_m) {
    return fibre_class({no_data, metres(route_m), {}, metres(node_m), {}}, k_parameters, false);
}

/// Where roads are measured along.
FibreClass class_by_road(std::optional<double> route_m, std::optional<double> node_m, std::optional<double> road_m,
                         std::optional<double> access_m) {
    FibreReach reach{no_data, metres(route_m), {}, metres(node_m), {}};
    reach.road_distance = metres(road_m);
    reach.road_access = metres(access_m);
    return fibre_class(reach, k_parameters, true);
}

std::vector<FibreReach> reaches_of(const Layers& layers, std::span<const std::optional<Point>> centres,
                                   std::span<const TestPoint> points = {}) {
    return find_fibre(layers, {centres, points, {}}, k_parameters, RoadParameters{}).hamlets;
}

FibreRoute route(MultiLineString path) { return {"", "", Placement::aerial, std::move(path)}; }

FibreNode node(Point position, bool can_serve = true) { return {"", "", "", position, can_serve}; }

TEST(FibreClass, ServedNeedsANodeNotACable) {
    EXPECT_EQ(class_of(0, 300), served);
    EXPECT_EQ(class_of(k_none, 300), served);
    EXPECT_EQ(class_of(0, 301), passed_no_node);
    EXPECT_EQ(class_of(300, k_none), passed_no_node);
}

TEST(FibreClass, FollowsTheNodeElseTheRoute) {
    EXPECT_EQ(class_of(301, 2000), within_near);
    EXPECT_EQ(class_of(301, 2001), within_middle);
    EXPECT_EQ(class_of(k_none, 5000), within_middle);
    EXPECT_EQ(class_of(400, 19'999), within_far);
    EXPECT_EQ(class_of(400, 20'001), beyond);
    EXPECT_EQ(class_of(400, k_none), within_near);
    EXPECT_EQ(class_of(20'001, k_none), beyond);
    EXPECT_EQ(class_of(k_none, k_none), no_data);
}

TEST(FibreClass, AlongRoadsFollowsTheRoadNotTheBirdsWay) {
    EXPECT_EQ(class_by_road(5000, 1900, 4000, 50), within_middle);
    EXPECT_EQ(class_by_road(5000, 1900, k_none, 50), no_road) << "a road that leads to no node";
    EXPECT_EQ(class_by_road(5000, 1900, k_none, k_none), no_road);
    EXPECT_EQ(class_by_road(200, 250, k_none, k_none), served) << "what stands in the hamlet needs no road";
    EXPECT_EQ(class_by_road(200, 1900, k_none, k_none), passed_no_node);
    EXPECT_EQ(class_by_road(1500, k_none, k_none, 50), within_near) << "no node is known: the nearest route";
    EXPECT_EQ(class_by_road(1500, k_none, k_none, k_none), no_road);
    EXPECT_EQ(class_by_road(k_none, k_none, k_none, 50), no_data);
}

TEST(FibreReach, MeasuresTheRouteFromTheNearestPointAndTheNodeFromTheCentre) {
    Layers layers;
    layers.fibre_routes = {route({{{0, 1000}, {5000, 1000}}}), route({{{0, -900}, {100, -900}}})};
    layers.fibre_nodes = {node({100, 0}, false), node({0, 3000}), node({2000, 0})};
    const std::vector<std::optional<Point>> centres{Point{0, 0}};
    const std::vector<TestPoint> points{{0, {0, 0}, true, 0}, {0, {2000, 800}, false, 0}};
    const FibreReach reach = reaches_of(layers, centres, points).at(0);
    EXPECT_EQ(reach.route, 0U);
    EXPECT_EQ(reach.route_distance, Metres{200.0});
    EXPECT_EQ(reach.node, 2U) << "the nearest node cannot serve, and the cluster does not count";
    EXPECT_EQ(reach.node_distance, Metres{2000.0});
    EXPECT_EQ(reach.reach, passed_no_node);
}

TEST(FibreReach, WithoutAnyFibreIsNoDataAndMeasuresNothing) {
    const std::vector<std::optional<Point>> centres{Point{0, 0}};
    const FibreReach reach = reaches_of(Layers{}, centres).at(0);
    EXPECT_EQ(reach.reach, no_data);
    EXPECT_FALSE(reach.route_distance.has_value());
    EXPECT_FALSE(reach.node_distance.has_value());
}

TEST(FibreReach, OfAHamletWithoutAPlaceIsNoData) {
    Layers layers;
    layers.fibre_routes = {route({{{0, 0}, {10, 0}}})};
    layers.fibre_nodes = {node({0, 0})};
    const std::vector<std::optional<Point>> centres{std::nullopt, Point{0, 0}};
    const std::vector<FibreReach> reaches = reaches_of(layers, centres);
    EXPECT_EQ(reaches.at(0).reach, no_data);
    EXPECT_FALSE(reaches.at(0).route_distance.has_value());
    EXPECT_EQ(reaches.at(1).reach, served);
}

TEST(FibreReach, OfCablesOnTheSamePolesNamesTheFirst) {
    Layers layers;
    layers.fibre_routes = {route({{{5000, 0}, {6000, 0}}}), route({{{0, 100}, {70, 100}, {900, 130}}}),
                           route({{{900, 130}, {70, 100}, {0, 100}}})};
    const std::vector<std::optional<Point>> centres{Point{400, 0}};
    EXPECT_EQ(reaches_of(layers, centres).at(0).route, 1U);
}

TEST(FibreReach, RefusesATestPointOfAnUnknownHamlet) {
    const std::vector<std::optional<Point>> centres{Point{0, 0}};
    const std::vector<TestPoint> points{{3, {0, 0}, true, 0}};
    try {
        static_cast<void>(reaches_of(Layers{}, centres, points));
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("fibre reach: a test point names hamlet 3 of 1"));
    }
}

TEST(FibreNetwork, NearestCableEqualsBruteForceOverAllLines) {
    constexpr unsigned seed = 10198;
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    std::mt19937 random{seed};
    std::uniform_real_distribution<double> place{0.0, 50'000.0};
    std::uniform_real_distribution<double> step{-800.0, 800.0};
    Layers layers;
    std::vector<FibreRoute>& routes = layers.fibre_routes;
    for (int i = 0; i < 60; ++i) {
        LineString line{{place(random), place(random)}};
        for (int vertex = 1 + static_cast<int>(random() % 30); vertex > 0; --vertex) {
            line.push_back({line.back().x + step(random), line.back().y + step(random)});
        }
        routes.push_back(route({line}));
        routes.back().operator_name = i % 3 == 0 ? "VNPT" : "Viettel";
    }
    routes.push_back(route({}));
    routes.push_back(route({{}}));
    const FibreNetwork network{layers, k_parameters};
    for (int round = 0; round < 500; ++round) {
        const Point point{place(random), place(random)};
        double shortest = std::numeric_limits<double>::infinity();
        std::size_t nearest = 0;
        for (std::size_t i = 0; i < routes.size(); ++i) {
            if (const double away = distance(point, routes[i].path).value(); away < shortest) {
                shortest = away;
                nearest = i;
            }
        }
        const std::optional<NearCable> found = network.nearest_cable(point, std::nullopt);
        ASSERT_TRUE(found.has_value());
        EXPECT_EQ(found->route, nearest);
        EXPECT_NEAR(found->foot.distance.value(), shortest, 1e-6);
    }
}

TEST(FibreNetwork, WithoutAnyLineFindsNothing) {
    Layers layers;
    EXPECT_FALSE((FibreNetwork{layers, k_parameters}.nearest_cable({0, 0}, std::nullopt).has_value()));
    layers.fibre_routes = {route({}), route({{}}), route({{{1, 1}}})};
    EXPECT_FALSE((FibreNetwork{layers, k_parameters}.nearest_cable({0, 0}, std::nullopt).has_value()));
}

}  // namespace
}  // namespace lomsong
