// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/tr38901.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include "algorithms/propagation/free_space.hpp"
#include "tests/unit/algorithms/propagation/worlds.hpp"

namespace lomsong {
namespace {

/// Eleven points over flat ground at 20 m; a ridge stands in the middle when it has a height.
worlds::World plain(double length_km, double ridge_m = 0.0) {
    std::vector<double> terrain_m(11, 20.0);
    terrain_m[5] += ridge_m;
    return worlds::world(std::move(terrain_m), length_km / 10.0);
}

Tr38901Input input_of(const Link& link, double length_km) {
    return {link.frequency, link.transmitter_height, link.receiver_height, kilometres(length_km),
            antenna_distance(link)};
}

TEST(RuralMacro, TheLossIsContinuousAtTheBreakpointButForTheSlantOfThePath) {
    Tr38901Input input{megahertz(900.0), HeightAboveGround{35.0}, HeightAboveGround{1.5}, Metres{0.0}, Metres{0.0}};
    const double breakpoint_m = rma_breakpoint(input).value();
    const auto at = [&input](double ground_m) {
        input.ground_distance = Metres{ground_m};
        input.distance = Metres{std::hypot(ground_m, 33.5)};
        return rma_line_of_sight(input, {}).loss.value();
    };
    EXPECT_NEAR(at(breakpoint_m * (1.0 + 1e-9)), at(breakpoint_m), 0.02);
}

TEST(UrbanMacro, TheLossIsContinuousAtTheBreakpoint) {
    Tr38901Input input{megahertz(900.0), HeightAboveGround{25.0}, HeightAboveGround{1.5}, Metres{0.0}, Metres{0.0}};
    const double breakpoint_m = uma_breakpoint(input).value();
    const auto at = [&input](double ground_m) {
        input.ground_distance = Metres{ground_m};
        input.distance = Metres{std::hypot(ground_m, 23.5)};
        return uma_line_of_sight(input).loss.value();
    };
    EXPECT_NEAR(at(breakpoint_m * (1.0 + 1e-9)), at(breakpoint_m), 1e-6);
}

TEST(LineOfSightProbability, FallsFromOneAsTheReportSays) {
    EXPECT_EQ(rma_line_of_sight_probability(Metres{10.0}), 1.0);
    EXPECT_NEAR(rma_line_of_sight_probability(Metres{1010.0}), std::exp(-1.0), 1e-15);
    EXPECT_EQ(uma_line_of_sight_probability(Metres{18.0}, HeightAboveGround{1.5}), 1.0);
    EXPECT_NEAR(uma_line_of_sight_probability(Metres{63.0}, HeightAboveGround{1.5}),
                18.0 / 63.0 + std::exp(-1.0) * (1.0 - 18.0 / 63.0), 1e-15);
}

TEST(LineOfSightProbability, AnUrbanMobileAbove13MetresSeesMore) {
    const double low = uma_line_of_sight_probability(Metres{200.0}, HeightAboveGround{13.0});
    EXPECT_EQ(low, uma_line_of_sight_probability(Metres{200.0}, HeightAboveGround{1.5}));
    const double high = uma_line_of_sight_probability(Metres{200.0}, HeightAboveGround{23.0});
    EXPECT_NEAR(high / low, 1.0 + 1.25 * 8.0 * std::exp(-200.0 / 150.0), 1e-12);
    EXPECT_LE(high, 1.0);
}

TEST(RuralMacro, TheProfileDecidesBetweenSightAndNone) {
    const worlds::World open = plain(4.0);
    const worlds::World blocked = plain(4.0, 60.0);
    const Link link = open.link();
    EXPECT_EQ(RuralMacro{}.evaluate(link).loss, rma_line_of_sight(input_of(link, 4.0), {}).loss);
    EXPECT_EQ(RuralMacro{}.evaluate(blocked.link()).loss, rma_obstructed(input_of(link, 4.0), {}).loss);
}

TEST(RuralMacro, ClutterAndTheEarthsCurvatureHideToo) {
    worlds::World trees = plain(4.0);
    trees.profile.clutter_m[9] = 15.0;
    const Link link = trees.link();
    EXPECT_EQ(RuralMacro{}.evaluate(link).loss, rma_obstructed(input_of(link, 4.0), {}).loss);
    worlds::World low = plain(10.0);
    low.radio.transmitter_height = HeightAboveGround{10.0};
    low.radio.receiver_height = HeightAboveGround{1.0};
    low.radio.delta_n = -2000.0;  // bends the ray up, which makes the Earth a small ball
    EXPECT_EQ(RuralMacro{}.evaluate(low.link()).reason, LossReason::above_distance_range);
    low.radio.delta_n = 150.0;
    EXPECT_EQ(RuralMacro{}.evaluate(low.link()).reason, LossReason::none);
}

TEST(RuralMacro, WithoutSightItEndsAtFiveKilometresAndWithItAtTen) {
    EXPECT_EQ(RuralMacro{}.evaluate(plain(5.0, 60.0).link()).reason, LossReason::none);
    EXPECT_EQ(RuralMacro{}.evaluate(plain(5.1, 60.0).link()).reason, LossReason::above_distance_range);
    EXPECT_EQ(RuralMacro{}.evaluate(plain(10.0).link()).reason, LossReason::none);
    EXPECT_EQ(RuralMacro{}.evaluate(plain(10.1).link()).reason, LossReason::above_distance_range);
}

TEST(UrbanMacro, HoldsForMastsOf25MetresOnly) {
    worlds::World made = plain(2.0);
    EXPECT_EQ(UrbanMacro{}.evaluate(made.link()).reason, LossReason::outside_height_range);
    made.radio.transmitter_height = HeightAboveGround{25.0};
    const Link link = made.link();
    EXPECT_EQ(UrbanMacro{}.evaluate(link).loss, uma_line_of_sight(input_of(link, 2.0)).loss);
    made.radio.receiver_height = HeightAboveGround{13.5};
    EXPECT_EQ(UrbanMacro{}.evaluate(made.link()).reason, LossReason::outside_height_range);
}

TEST(UrbanMacro, WithSightInTheNextStreetItIsHeldToFreeSpace) {
    worlds::World made = plain(0.05);
    made.radio.transmitter_height = HeightAboveGround{25.0};
    const Link link = made.link();
    const Decibels free_space = free_space_loss(link.frequency, antenna_distance(link));
    EXPECT_LT(uma_line_of_sight(input_of(link, 0.05)).loss, free_space);
    EXPECT_EQ(UrbanMacro{}.evaluate(link).loss, free_space);
}

TEST(RuralMacro, AClimateOrAHeightThatIsNoNumberIsRefused) {
    worlds::World made = plain(4.0);
    made.radio.delta_n = 157.0;
    EXPECT_EQ(RuralMacro{}.evaluate(made.link()).reason, LossReason::outside_climate_range);
    made.radio.delta_n = std::nan("");
    EXPECT_EQ(RuralMacro{}.evaluate(made.link()).reason, LossReason::outside_climate_range);
    EXPECT_EQ(RuralMacro{}.evaluate(plain(4.0, std::nan("")).link()).reason, LossReason::bad_profile);
    EXPECT_EQ(RuralMacro{}.evaluate(plain(4.0, -std::numeric_limits<double>::infinity()).link()).reason,
              LossReason::bad_profile);
}

}  // namespace
}  // namespace lomsong
