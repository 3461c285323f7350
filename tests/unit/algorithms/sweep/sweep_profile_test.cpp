// SPDX-License-Identifier: Apache-2.0
#include "algorithms/sweep/sweep_profile.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "engine/core/layers.hpp"
#include "tests/support/dice.hpp"

namespace lomsong {
namespace {

constexpr std::int32_t k_cells = 500;
constexpr double k_step_m = 30.0;
constexpr Point k_mast{7'123.0, 8'011.0};

/// 15 km x 15 km of bare ground in 30 m cells whose heights tell where one is: x or y in decametres.
enum class Shows : unsigned char { easting, northing };
Layers compass_world(Shows shows) {
    Layers layers;
    layers.terrain_kind = TerrainKind::bare_ground;
    layers.terrain = Raster<HeightAboveSeaLevel>{Grid{0.0, k_cells * k_step_m, Metres{k_step_m}, k_cells, k_cells}};
    for (std::size_t i = 0; i < layers.terrain.grid().size(); ++i) {
        const Cell cell = layers.terrain.grid().cell(i);
        const Point centre = layers.terrain.grid().centre(cell);
        layers.terrain.set(cell, HeightAboveSeaLevel{0.1 * (shows == Shows::easting ? centre.x : centre.y)});
    }
    return layers;
}

/// The profile's points on the map, read back from the heights of two worlds.
std::vector<Point> points_of(Point receiver) {
    const Layers east = compass_world(Shows::easting);
    const Layers north = compass_world(Shows::northing);
    PathProfile eastings;
    PathProfile northings;
    EXPECT_TRUE(sweep_profile(TerrainProfiler{east, RunParameters{}}, k_mast, receiver, eastings));
    EXPECT_TRUE(sweep_profile(TerrainProfiler{north, RunParameters{}}, k_mast, receiver, northings));
    std::vector<Point> points;
    for (std::size_t i = 0; i < eastings.terrain_m.size(); ++i) {
        points.push_back({10.0 * eastings.terrain_m[i], 10.0 * northings.terrain_m[i]});
    }
    return points;
}

constexpr double k_rounding_m = 0.01;  // heights are floats

class SweepProfile : public testing::Test {
  protected:
    Layers layers = compass_world(Shows::easting);
    RunParameters parameters;
    PathProfile profile;
};

TEST_F(SweepProfile, NearerThanSixteenStepsIsTheExactOne) {
    const TerrainProfiler profiler{layers, parameters};
    const Point near{k_mast.x + 300.0, k_mast.y - 350.0};
    PathProfile exact;
    ASSERT_TRUE(profiler.cut(k_mast, near, exact));
    ASSERT_TRUE(sweep_profile(profiler, k_mast, near, profile));
    EXPECT_EQ(profile.distance_km, exact.distance_km);
    EXPECT_EQ(profile.terrain_m, exact.terrain_m);
}

TEST_F(SweepProfile, DistancesRiseByStepsUpToAPrivateSampleOneStepBeforeTheReceiver) {
    const TerrainProfiler profiler{layers, parameters};
    Dice dice{1};
    for (int trial = 0; trial < 200; ++trial) {
        const Point receiver{dice.between(20.0, 14'980.0), dice.between(20.0, 14'980.0)};
        const double away_km = in_kilometres(distance(k_mast, receiver));
        if (away_km < 0.5) {
            continue;
        }
        ASSERT_TRUE(sweep_profile(profiler, k_mast, receiver, profile));
        const std::vector<double>& d_km = profile.distance_km;
        const std::size_t last = d_km.size() - 1;
        ASSERT_EQ(d_km.front(), 0.0);
        ASSERT_NEAR(d_km[last], away_km, 1e-12);
        ASSERT_NEAR(d_km[last - 1], away_km - 1e-3 * k_step_m, 1e-12);
        for (std::size_t i = 1; i + 1 < last; ++i) {
            ASSERT_NEAR(d_km[i], 1e-3 * k_step_m * static_cast<double>(i), 1e-12);
        }
        ASSERT_GE(d_km[last - 1] - d_km[last - 2], 0.249e-3 * k_step_m);
        ASSERT_LE(d_km[last - 1] - d_km[last - 2], 1.251e-3 * k_step_m);
    }
}

TEST_F(SweepProfile, SamplesStandAtTheirDistanceFromTheMastAndBesideTheStraightLineByHalfAnArcAtMost) {
    for (const Point receiver : {Point{13'045.0, 14'210.0}, Point{1'510.0, 2'333.0}, Point{7'123.0, 900.0}}) {
        const std::vector<Point> points = points_of(receiver);
        const double length_m = distance(k_mast, receiver).value();
        for (std::size_t i = 1; i + 2 < points.size(); ++i) {
            const double dx = points[i].x - k_mast.x;
            const double dy = points[i].y - k_mast.y;
            ASSERT_NEAR(std::hypot(dx, dy), k_step_m * static_cast<double>(i), k_rounding_m) << i;
            const double beside_m = (dx * (receiver.y - k_mast.y) - dy * (receiver.x - k_mast.x)) / length_m;
            ASSERT_LE(std::abs(beside_m), 0.53 * k_step_m) << i;
        }
    }
}

TEST_F(SweepProfile, ThePrivateSampleAndTheReceiverStandOnTheStraightLine) {
    const Point receiver{13'045.0, 14'210.0};
    const std::vector<Point> points = points_of(receiver);
    const double share = 1.0 - k_step_m / distance(k_mast, receiver).value();
    const Point& privately = points[points.size() - 2];
    EXPECT_NEAR(privately.x, k_mast.x + share * (receiver.x - k_mast.x), k_rounding_m);
    EXPECT_NEAR(privately.y, k_mast.y + share * (receiver.y - k_mast.y), k_rounding_m);
    EXPECT_NEAR(points.back().x, receiver.x, k_rounding_m);
    EXPECT_NEAR(points.back().y, receiver.y, k_rounding_m);
}

TEST_F(SweepProfile, ClutterStandsEverywhereButAtTheEnds) {
    layers.land_cover = Raster<std::uint8_t>{layers.terrain.grid()};
    std::ranges::fill(layers.land_cover.values(), std::uint8_t{1});  // trees
    const TerrainProfiler profiler{layers, parameters};
    ASSERT_TRUE(sweep_profile(profiler, k_mast, {9'000.0, 9'500.0}, profile));
    EXPECT_EQ(profile.clutter_m.front(), 0.0);
    EXPECT_EQ(profile.clutter_m.back(), 0.0);
    EXPECT_EQ(std::ranges::count(profile.clutter_m, 15.0),
              static_cast<std::ptrdiff_t>(profile.clutter_m.size()) - 2);
}

TEST_F(SweepProfile, OneSampleOnUnknownGroundMakesItUnknown) {
    const Point receiver{k_mast.x + 3'000.0, k_mast.y};
    const Cell middle = *layers.terrain.grid().cell_at({k_mast.x + 1'500.0, k_mast.y});
    {
        const TerrainProfiler profiler{layers, parameters};
        ASSERT_TRUE(sweep_profile(profiler, k_mast, receiver, profile));
    }
    for (int row = -1; row <= 1; ++row) {
        layers.terrain.forget({Row{middle.row.value + row}, middle.col});
    }
    const TerrainProfiler profiler{layers, parameters};
    EXPECT_FALSE(sweep_profile(profiler, k_mast, receiver, profile));
    EXPECT_TRUE(sweep_profile(profiler, k_mast, {k_mast.x + 1'000.0, k_mast.y}, profile));
}

TEST_F(SweepProfile, AReceiverOffTheTerrainIsUnknown) {
    const TerrainProfiler profiler{layers, parameters};
    EXPECT_FALSE(sweep_profile(profiler, k_mast, {k_mast.x, k_cells * k_step_m + 1.0}, profile));
}

}  // namespace
}  // namespace lomsong
