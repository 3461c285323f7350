// SPDX-License-Identifier: Apache-2.0
/// @file  Which hamlet a place belongs to.
#include "algorithms/settlement/homes.hpp"

#include <gtest/gtest.h>

#include "tests/unit/algorithms/settlement/small_world.hpp"

namespace lomsong {
namespace {

using testing_tools::hamlet_at;
using testing_tools::hamlet_with_area;
using testing_tools::rectangle;

TEST(Homes, PolygonThatHoldsThePlaceComesBeforeAnyNearerCentre) {
    Layers layers;
    layers.hamlets = {hamlet_at("a", {1010, 500}), hamlet_with_area("b", rectangle(0, 0, 1000, 1000))};
    EXPECT_EQ(Homes{layers}.hamlet_at({990, 500}), 1U);
    EXPECT_EQ(Homes{layers}.hamlet_at({1001, 500}), 0U);
}

TEST(Homes, WithinACommuneTheNearestCentreOfThatCommuneCountsHoweverFar) {
    Layers layers;
    layers.communes = {{"01", "West", rectangle(0, 0, 5000, 5000)}, {"02", "East", rectangle(5000, 0, 9000, 5000)}};
    layers.hamlets = {hamlet_at("a", {500, 500}, "01"), hamlet_at("b", {5100, 500}, "02"),
                      hamlet_at("c", {1000, 500})};
    const Homes homes{layers};
    EXPECT_EQ(homes.hamlet_at({4900, 500}), 2U) << "b is near, but over the border; c lies in 01 by its centre";
    EXPECT_EQ(homes.hamlet_at({600, 500}), 0U);
    EXPECT_EQ(homes.hamlet_at({8900, 4900}), 1U);
}

TEST(Homes, WithoutCommuneBordersOnlyCentresWithinTwoKilometresCount) {
    Layers layers;
    layers.hamlets = {hamlet_at("a", {0, 0}), hamlet_at("b", {3000, 0})};
    const Homes homes{layers};
    EXPECT_EQ(homes.hamlet_at({0, 2000}), 0U);
    EXPECT_FALSE(homes.hamlet_at({0, 2001}).has_value());
    EXPECT_EQ(homes.hamlet_at({1500, 0}), 0U) << "a tie goes to the first";
}

TEST(Homes, PlaceInACommuneIsNotGivenToTheHamletOfAnother) {
    Layers layers;
    layers.communes = {{"01", "West", rectangle(0, 0, 1000, 1000)}, {"02", "East", rectangle(1000, 0, 2000, 1000)}};
    layers.hamlets = {hamlet_with_area("a", rectangle(0, 0, 500, 1000)), hamlet_at("b", {1100, 500}, "02")};
    EXPECT_FALSE(Homes{layers}.hamlet_at({900, 500}).has_value());
}

TEST(Homes, BuildingsAreListedByPlaceWhateverTheFileOrder) {
    Layers layers;
    layers.hamlets = {hamlet_at("a", {0, 0})};
    layers.buildings = {{{30, 0}, 1}, {{10, 5}, 1}, {{9000, 0}, 1}, {{10, 0}, 1}};
    EXPECT_EQ(buildings_by_hamlet(layers), (std::vector<std::vector<std::size_t>>{{3, 1, 0}}));
}

}  // namespace
}  // namespace lomsong
