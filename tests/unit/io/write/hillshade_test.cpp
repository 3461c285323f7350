// SPDX-License-Identifier: Apache-2.0
/// @file  Shaded relief: level ground is one grey, slopes to the light are brighter, unknown ground stays unknown.
#include "io/write/hillshade.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace lomsong {
namespace {

/// Ground that rises by `east` and `north` metres a metre.
Raster<HeightAboveSeaLevel> slope(double east, double north, std::int32_t edge = 9) {
    Raster<HeightAboveSeaLevel> terrain{Grid{0.0, 30.0 * edge, Metres{30.0}, edge, edge}};
    for (std::size_t i = 0; i < terrain.grid().size(); ++i) {
        const Point centre = terrain.grid().centre(terrain.grid().cell(i));
        terrain.set(terrain.grid().cell(i), HeightAboveSeaLevel{500.0 + east * centre.x + north * centre.y});
    }
    return terrain;
}

constexpr Cell k_middle{Row{4}, Col{4}};

TEST(Hillshade, LevelGroundHasTheBrightnessThatThePageSays) {
    EXPECT_EQ(hillshade(slope(0.0, 0.0), 100).at(k_middle), 181.0F);
}

TEST(Hillshade, SlopesTowardsTheNorthWestAreBrighter) {
    // Facing north-west means falling towards it: rising to the east and to the south.
    EXPECT_GT(hillshade(slope(0.3, -0.3), 100).at(k_middle), 220.0F);
    EXPECT_LT(hillshade(slope(-0.3, 0.3), 100).at(k_middle), 110.0F);
}

TEST(Hillshade, BrightnessIsTheCosineToTheLight) {
    // A slope of 1/3 to the south-east, steepened by half: the light stands 45 + atan(1/2) degrees off its plane.
    const double rise = 1.0 / 3.0 / std::sqrt(2.0);
    const double light = std::sin(0.25 * 3.14159265358979 + std::atan(0.5));
    EXPECT_NEAR(static_cast<double>(hillshade(slope(rise, -rise), 100).at(k_middle)), 1.0 + 254.0 * light, 0.6);
}

TEST(Hillshade, UnknownGroundStaysUnknownAndDoesNotShadeItsNeighbours) {
    Raster<HeightAboveSeaLevel> terrain = slope(0.0, 0.0);
    terrain.forget(k_middle);
    const Raster<float> shade = hillshade(terrain, 100);
    EXPECT_FALSE(shade.known(k_middle));
    EXPECT_EQ(shade.at({Row{4}, Col{5}}), 181.0F);
}

TEST(Hillshade, NoEdgeIsLongerThanAsked) {
    const Raster<float> shade = hillshade(slope(0.1, 0.1, 100), 30);
    EXPECT_EQ(shade.grid().rows(), 25);
    EXPECT_EQ(shade.grid().cell_size(), Metres{120.0});
    EXPECT_EQ(shade.grid().west(), 0.0);
    EXPECT_EQ(shade.grid().north(), 3000.0);
}

TEST(Hillshade, NoTerrainGivesNoPicture) { EXPECT_TRUE(hillshade({}, 100).empty()); }

}  // namespace
}  // namespace lomsong
