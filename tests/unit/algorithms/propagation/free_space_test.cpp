// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/free_space.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "tests/unit/algorithms/propagation/worlds.hpp"

namespace lomsong {
namespace {

TEST(FreeSpace, OneKilometreAtOneGigahertzLoses92Point45Decibels) {
    EXPECT_NEAR(free_space_loss(megahertz(1000.0), kilometres(1.0)).value(), 92.4478, 5e-5);
}

TEST(FreeSpace, TwiceTheDistanceOrTheFrequencyCostsSixDecibels) {
    const double once = free_space_loss(megahertz(900.0), kilometres(3.0)).value();
    EXPECT_NEAR(free_space_loss(megahertz(900.0), kilometres(6.0)).value() - once, 20.0 * std::log10(2.0), 1e-12);
    EXPECT_NEAR(free_space_loss(megahertz(1800.0), kilometres(3.0)).value() - once, 20.0 * std::log10(2.0), 1e-12);
}

TEST(FreeSpace, NothingIsNearerThanOneMetre) {
    const Decibels at_one = free_space_loss(megahertz(900.0), Metres{1.0});
    EXPECT_EQ(free_space_loss(megahertz(900.0), Metres{0.0}), at_one);
    EXPECT_EQ(free_space_loss(megahertz(900.0), Metres{0.3}), at_one);
}

TEST(FreeSpace, TheModelMeasuresAlongTheLineBetweenTheAntennas) {
    const worlds::World made = worlds::world({4000.0, 1500.0, 1.5}, 1.5135);  // 4030 m above 3 m, 3.027 km apart
    const PathLoss result = FreeSpace{}.evaluate(made.link());
    EXPECT_EQ(result.reason, LossReason::none);
    EXPECT_NEAR(result.loss.value(), free_space_loss(megahertz(900.0), Metres{std::hypot(3027.0, 4027.0)}).value(),
                1e-12);
}

TEST(FreeSpace, AProfileWithoutANumberIsABadProfile) {
    const worlds::World made = worlds::world({100.0, 100.0, std::nan("")}, 1.0);
    EXPECT_EQ(FreeSpace{}.evaluate(made.link()).reason, LossReason::bad_profile);
    EXPECT_EQ(FreeSpace{}.evaluate(worlds::world({}, 1.0).link()).reason, LossReason::bad_profile);
}

}  // namespace
}  // namespace lomsong
