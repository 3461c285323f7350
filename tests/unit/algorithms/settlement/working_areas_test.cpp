// SPDX-License-Identifier: Apache-2.0
#include "algorithms/settlement/working_areas.hpp"

#include <algorithm>
#include <optional>
#include <random>

#include <gtest/gtest.h>

#include "algorithms/settlement/homes.hpp"
#include "tests/unit/algorithms/settlement/small_world.hpp"

namespace lomsong {
namespace {

using namespace testing_tools;

double total_m2(const std::vector<WorkingArea>& areas) {
    double total = 0.0;
    for (const WorkingArea& area : areas) {
        total += area_m2(area.area);
    }
    return total;
}

TEST(WorkingAreas, TwoHamletsShareTheirCommuneHalfway) {
    //  +---------+---------+
    //  |    a    |    b    |
    //  +---------+---------+
    Layers layers;
    layers.communes = {{"01", "Y Tý", rectangle(0, 0, 2000, 1000)}};
    layers.hamlets = {hamlet_at("a", {500, 500}, "01"), hamlet_at("b", {1500, 500}, "01")};
    const std::vector<WorkingArea> areas = working_areas(layers);
    ASSERT_EQ(areas.size(), 2U);
    EXPECT_EQ(bounds(areas[0].area).max_x, 1000.0);
    EXPECT_EQ(bounds(areas[1].area).min_x, 1000.0);
    EXPECT_DOUBLE_EQ(area_m2(areas[0].area), 1e6);
}

TEST(WorkingAreas, AHamletWithABorderKeepsItAndTheOthersShareTheRest) {
    Layers layers;
    layers.communes = {{"01", "Y Tý", rectangle(0, 0, 2000, 1000)}};
    layers.hamlets = {hamlet_with_area("p", rectangle(1000, 0, 2000, 1000)), hamlet_at("a", {500, 500}, "01")};
    const std::vector<WorkingArea> areas = working_areas(layers);
    ASSERT_EQ(areas.size(), 1U);
    EXPECT_EQ(areas[0].hamlet, 1U);
    EXPECT_DOUBLE_EQ(area_m2(areas[0].area), 1e6);
}

TEST(WorkingAreas, OfTwoHamletsAtOnePointTheFirstHasTheGround) {
    Layers layers;
    layers.communes = {{"01", "Y Tý", rectangle(0, 0, 2000, 1000)}};
    layers.hamlets = {hamlet_at("a", {500, 500}, "01"), hamlet_at("b", {500, 500}, "01")};
    const std::vector<WorkingArea> areas = working_areas(layers);
    ASSERT_EQ(areas.size(), 1U);
    EXPECT_EQ(areas[0].hamlet, 0U);
    EXPECT_DOUBLE_EQ(area_m2(areas[0].area), 2e6);
}

TEST(WorkingAreas, WithoutTheCommunesBorderThereIsNone) {
    Layers layers;
    layers.hamlets = {hamlet_at("a", {500, 500}, "01"), Hamlet{}};
    EXPECT_TRUE(working_areas(layers).empty());
}

/// A commune with a hole and a bay, so that cells are neither convex nor whole.
Commune rough_commune(std::string code, double west) {
    MultiPolygon area = rectangle(west, 0, west + 5000, 4000);
    area[0].outer = {{west, 0},           {west + 5000, 0},    {west + 5000, 4000}, {west + 2600, 4000},
                     {west + 2500, 1500}, {west + 2400, 4000}, {west, 4000},        {west, 0}};
    area[0].holes = {
        {{west + 500, 500}, {west + 500, 900}, {west + 900, 900}, {west + 900, 500}, {west + 500, 500}}};
    return {std::move(code), "made up", std::move(area)};
}

TEST(WorkingAreas, HoldEveryPlaceThatHomesGivesToTheHamletAndCoverTheCommune) {
    constexpr unsigned k_seed = 20261122;
    SCOPED_TRACE(testing::Message() << "seed " << k_seed);
    std::mt19937 random{k_seed};
    std::uniform_real_distribution<double> x{0.0, 10'000.0};
    std::uniform_real_distribution<double> y{0.0, 4000.0};
    for (int round = 0; round < 20; ++round) {
        Layers layers;
        layers.communes = {rough_commune("01", 0), rough_commune("02", 5000)};
        for (int i = 0; i < 12; ++i) {
            const Point centre{x(random), y(random)};
            layers.hamlets.push_back(hamlet_at("h", centre, centre.x < 5000 ? "01" : "02"));
        }
        const std::vector<WorkingArea> areas = working_areas(layers);
        const auto populated = [&](const char* code) {
            return std::ranges::any_of(layers.hamlets, [&](const Hamlet& h) { return h.commune_code == code; });
        };
        const double wanted = (populated("01") ? area_m2(layers.communes[0].area) : 0.0) +
                              (populated("02") ? area_m2(layers.communes[1].area) : 0.0);
        // Boost.Geometry works on a grid of its own: corners move by some micrometres.
        EXPECT_NEAR(total_m2(areas), wanted, 1.0);
        const Homes homes{layers};
        for (int i = 0; i < 500; ++i) {
            const Point place{x(random), y(random)};
            const std::optional<std::size_t> home = homes.hamlet_at(place);
            const bool in_a_commune =
                contains(layers.communes[0].area, place) || contains(layers.communes[1].area, place);
            for (const WorkingArea& area : areas) {
                EXPECT_EQ(contains(area.area, place), in_a_commune && home == area.hamlet)
                    << place.x << ", " << place.y << " hamlet " << area.hamlet;
            }
        }
    }
}

}  // namespace
}  // namespace lomsong
