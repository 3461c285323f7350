// SPDX-License-Identifier: Apache-2.0
#include "algorithms/terrain/profile.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace lomsong {
namespace {

/// 10 x 10 cells of 30 m; the height is a plane, z = 100 + x / 10 - y / 20 at every cell centre.
Layers plane_world(TerrainKind kind = TerrainKind::bare_ground) {
    Layers layers;
    layers.terrain_kind = kind;
    layers.terrain = Raster<HeightAboveSeaLevel>{Grid{0.0, 300.0, Metres{30}, 10, 10}};
    const Grid& grid = layers.terrain.grid();
    for (std::size_t i = 0; i < grid.size(); ++i) {
        const Point centre = grid.centre(grid.cell(i));
        layers.terrain.set(grid.cell(i), HeightAboveSeaLevel{100.0 + centre.x / 10.0 - centre.y / 20.0});
    }
    return layers;
}

TEST(TerrainProfiler, ReproducesAPlaneBetweenCellCentres) {
    const Layers layers = plane_world();
    const TerrainProfiler profiler{layers, RunParameters{}};
    const auto height = profiler.ground({137.0, 201.0});
    ASSERT_TRUE(height);
    EXPECT_NEAR(height->value(), 100.0 + 13.7 - 10.05, 1e-4);
}

TEST(TerrainProfiler, PointsOffTheRasterAreUnknown) {
    const Layers layers = plane_world();
    const TerrainProfiler profiler{layers, RunParameters{}};
    EXPECT_FALSE(profiler.ground({-1.0, 100.0}));
    EXPECT_FALSE(profiler.ground({100.0, 301.0}));
}

TEST(TerrainProfiler, OneUnknownCellMakesThePathUnknownAndIsFound) {
    Layers layers = plane_world();
    layers.terrain.forget({Row{5}, Col{5}});
    const TerrainProfiler profiler{layers, RunParameters{}};
    PathProfile profile;
    const Point west{15.0, 135.0};
    const Point east{285.0, 135.0};
    EXPECT_FALSE(profiler.cut(west, east, profile));
    const Box unknown = profiler.unknown_stretch(west, east);
    EXPECT_GE(unknown.min_x, 150.0);
    EXPECT_LE(unknown.max_x, 180.0);
    EXPECT_TRUE(profiler.cut({15.0, 255.0}, {285.0, 255.0}, profile));
}

TEST(TerrainProfiler, UnknownNeighboursDoNotBendKnownGround) {
    Layers layers = plane_world();
    layers.terrain.forget({Row{5}, Col{6}});
    const TerrainProfiler profiler{layers, RunParameters{}};
    const auto beside = profiler.ground(layers.terrain.grid().centre({Row{5}, Col{5}}));
    ASSERT_TRUE(beside);
    EXPECT_NEAR(beside->value(), layers.terrain.at({Row{5}, Col{5}}).value(), 1e-4);
}

TEST(TerrainProfiler, ProfilePointsAreEquallySpacedAndAtMostOneStepApart) {
    const Layers layers = plane_world();
    const TerrainProfiler profiler{layers, RunParameters{}};
    PathProfile profile;
    ASSERT_TRUE(profiler.cut({10.0, 10.0}, {250.0, 190.0}, profile));  // 300 m
    ASSERT_EQ(profile.distance_km.size(), 11U);
    EXPECT_DOUBLE_EQ(profile.distance_km.front(), 0.0);
    EXPECT_DOUBLE_EQ(profile.distance_km.back(), 0.3);
    EXPECT_NEAR(profile.distance_km[4], 0.12, 1e-12);
    ASSERT_TRUE(profiler.cut({10.0, 10.0}, {40.0, 10.0}, profile));  // 30 m: still five points
    EXPECT_EQ(profile.distance_km.size(), 5U);
}

Layers forest_world(TerrainKind kind) {
    Layers layers = plane_world(kind);
    layers.land_cover = Raster<std::uint8_t>{layers.terrain.grid()};
    std::ranges::fill(layers.land_cover.values(), std::uint8_t{1});  // trees
    return layers;
}

TEST(TerrainProfiler, ClutterStandsOnBareGroundButNotAtTheEnds) {
    const Layers layers = forest_world(TerrainKind::bare_ground);
    const TerrainProfiler profiler{layers, RunParameters{}};
    PathProfile profile;
    ASSERT_TRUE(profiler.cut({10.0, 10.0}, {250.0, 190.0}, profile));
    EXPECT_DOUBLE_EQ(profile.clutter_m.front(), 0.0);
    EXPECT_DOUBLE_EQ(profile.clutter_m[1], 15.0);
    EXPECT_DOUBLE_EQ(profile.clutter_m.back(), 0.0);
}

TEST(TerrainProfiler, ClutterIsNeverAddedToASurfaceModel) {
    const Layers layers = forest_world(TerrainKind::surface);
    const TerrainProfiler profiler{layers, RunParameters{}};
    PathProfile profile;
    ASSERT_TRUE(profiler.cut({10.0, 10.0}, {250.0, 190.0}, profile));
    EXPECT_DOUBLE_EQ(profile.clutter_m[1], 0.0);
}

}  // namespace
}  // namespace lomsong
