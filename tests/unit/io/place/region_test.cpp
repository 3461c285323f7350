// SPDX-License-Identifier: Apache-2.0
#include "io/place/region.hpp"

#include <array>
#include <cmath>
#include <random>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/io/place/tables.hpp"

namespace lomsong {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::square;

TEST(Region, CommunesAreFoundByCodeWithoutZerosAndByFoldedName) {
    const Region region = Region::of_communes(
        {{"02683", "Bát Xát", square(103.9, 22.5, 0.2)}, {"02647", "Phường Lào Cai", square(104.0, 22.4, 0.1)}},
        "two");
    EXPECT_THAT(region.communes_stated("2683", ""), ElementsAre(0U));
    EXPECT_THAT(region.communes_stated("", "xã BÁT XÁT"), ElementsAre(0U));
    EXPECT_THAT(region.communes_stated("", "P. Lào Cai"), ElementsAre(1U));
    EXPECT_THAT(region.communes_stated("99999", "Mường Hum"), IsEmpty());
}

TEST(Region, DistancesAreInMetresOnTheGround) {
    const Region region = Region::of_communes({{"1", "A", square(103.9, 22.5, 0.2)}}, "one");
    const std::array<std::size_t, 1> only{0};
    EXPECT_EQ(region.distance_to(only, {103.95, 22.45}).value(), 0.0);
    EXPECT_NEAR(region.distance_to(only, {103.9, 22.7}).value(), 11'074.0, 30.0) << "0.1 degrees north";
    EXPECT_NEAR(region.distance_outside({104.1, 22.5}).value(), 10'291.0, 30.0) << "0.1 degrees east";
    EXPECT_TRUE(region.holds({104.1, 22.5}, Metres{10'500.0}));
    EXPECT_FALSE(region.holds({104.1, 22.5}, Metres{10'000.0}));
}

TEST(Region, SitesThatDisagreeAreNotUsed) {
    Region region;
    region.add_site("S1", {103.9, 22.5});
    region.add_site("S1", {103.9001, 22.5});
    EXPECT_TRUE(region.site("S1").has_value());
    region.add_site("S1", {103.91, 22.5});
    EXPECT_FALSE(region.site("S1").has_value());
    EXPECT_FALSE(region.site("S2").has_value());
}

/// The index by latitude against Boost.Geometry, on star-shaped borders of many edges with a hole.
TEST(Region, ABoxOffTheGlobeIsAsNothing) {
    EXPECT_FALSE(Region::of_box(Box{-3.8e277, 21.0, 106.0, 23.5}, "the terrain").is_known());
    EXPECT_TRUE(Region::of_box(Box{102.5, 21.0, 106.0, 23.5}, "the terrain").is_known());
}

TEST(PreparedArea, ContainsWhatThePlainPolygonContains) {
    constexpr unsigned k_seed = 5;
    SCOPED_TRACE("seed " + std::to_string(k_seed));
    std::mt19937 dice{k_seed};
    std::uniform_real_distribution<double> reach{0.3, 1.0};
    std::uniform_real_distribution<double> place{-1.1, 1.1};
    for (int trial = 0; trial < 20; ++trial) {
        Polygon star;
        const int corners = 3 + static_cast<int>(dice() % 400U);
        for (int i = 0; i < corners; ++i) {
            const double angle = 6.283185307179586 * i / corners;
            const double length = reach(dice);
            star.outer.push_back({104.0 + length * std::cos(angle), 22.0 + length * std::sin(angle)});
        }
        star.outer.push_back(star.outer.front());
        star.holes.push_back({{103.95, 21.95}, {103.95, 22.05}, {104.05, 22.05}, {104.05, 21.95}, {103.95, 21.95}});
        const MultiPolygon plain = normalised({star});
        const PreparedArea prepared{plain};
        for (int i = 0; i < 500; ++i) {
            const Point point{104.0 + place(dice), 22.0 + place(dice)};
            ASSERT_EQ(prepared.contains(point), contains(plain, point)) << point.x << " " << point.y;
            ASSERT_LE(prepared.distance_to_box(point).value(), prepared.distance_to(point).value() + 1e-6);
        }
    }
}

}  // namespace
}  // namespace lomsong
