// SPDX-License-Identifier: Apache-2.0
/// @file  The link of docs/models/p1812.md, step by step: every number here stands on that page, worked with a
///        calculator and not by this code. Tolerances are half a unit of the last digit given.
#include <gtest/gtest.h>

#include "algorithms/propagation/p1812.hpp"
#include "algorithms/propagation/p1812_path.hpp"
#include "tests/unit/algorithms/propagation/worlds.hpp"

namespace lomsong {
namespace {

/// Six kilometres, a ridge of 420 m in the middle, trees of 15 m on the slopes.
worlds::World ridge() {
    worlds::World made = worlds::world({300, 280, 310, 420, 330, 290, 280}, 1.0);
    made.profile.clutter_m = {0, 15, 15, 0, 15, 15, 0};
    return made;
}

TEST(P1812HandChecked, Step1GeometryAndFreeSpace) {
    const worlds::World made = ridge();
    const P1812Terms terms = p1812_terms(made.link());
    EXPECT_NEAR(in_kilometres(terms.effective_earth_radius), 8930.777, 5e-4);
    EXPECT_EQ(terms.transmitter.value(), 330.0);
    EXPECT_EQ(terms.receiver.value(), 281.5);
    EXPECT_NEAR(terms.free_space.value(), 107.0482, 5e-5);
    EXPECT_FALSE(terms.line_of_sight);
}

TEST(P1812HandChecked, Step2SmoothEarth) {
    const worlds::World made = ridge();
    const p1812::SmoothEarth earth = p1812::smooth_earth(p1812::path_of(made.link()));
    EXPECT_NEAR(earth.hst_m, 317.778, 5e-4);
    EXPECT_NEAR(earth.hsr_m, 322.222, 5e-4);
    EXPECT_NEAR(earth.hstd_m, 260.653, 5e-4);
    EXPECT_NEAR(earth.hsrd_m, 265.097, 5e-4);
}

TEST(P1812HandChecked, Step3Horizons) {
    const worlds::World made = ridge();
    const P1812Terms terms = p1812_terms(made.link());
    EXPECT_NEAR(terms.transmitter_horizon_mrad, 29.8232, 5e-5);
    EXPECT_NEAR(terms.receiver_horizon_mrad, 45.9663, 5e-5);
    EXPECT_NEAR(terms.path_angle_mrad, 76.4613, 5e-5);
    EXPECT_EQ(in_kilometres(terms.transmitter_horizon), 3.0);
    EXPECT_EQ(in_kilometres(terms.receiver_horizon), 3.0);
}

TEST(P1812HandChecked, Step4Diffraction) {
    const worlds::World made = ridge();
    const P1812Terms terms = p1812_terms(made.link());
    EXPECT_NEAR(terms.median.edge.value(), 30.0610, 5e-5);
    EXPECT_NEAR(terms.median.bullington.value(), 40.1135, 5e-5);
    EXPECT_EQ(terms.median.spherical_earth.value(), 0.0);
    EXPECT_EQ(terms.median.smooth_bullington.value(), 0.0);
    EXPECT_NEAR(terms.median.loss.value(), 40.1135, 5e-5);
    ASSERT_TRUE(terms.obstacle.has_value());
    EXPECT_EQ(terms.obstacle->index, 3U);
    EXPECT_NEAR(terms.obstacle->height_above_line.value(), 114.754, 5e-4);
    EXPECT_NEAR(terms.obstacle->diffraction_parameter, 7.2601, 5e-5);
    EXPECT_NEAR(terms.obstacle->knife_edge_loss.value(), 30.0610, 5e-5);
}

TEST(P1812HandChecked, Step5TroposcatterAndTheLoss) {
    const worlds::World made = ridge();
    const P1812Terms terms = p1812_terms(made.link());
    EXPECT_NEAR(terms.troposcatter.value(), 199.2808, 5e-5);
    EXPECT_NEAR(terms.median_with_diffraction.value(), 147.1617, 5e-5);
    EXPECT_NEAR(terms.loss.value(), 147.1617, 5e-5);
}

}  // namespace
}  // namespace lomsong
