// SPDX-License-Identifier: Apache-2.0
#include "engine/core/normal.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "engine/core/parameters.hpp"

namespace lomsong {
namespace {

TEST(Normal, QuantilesAreThoseOfPrintedTables) {
    EXPECT_NEAR(normal_quantile(0.5), 0.0, 1e-12);
    EXPECT_NEAR(normal_quantile(0.90), 1.2815515655446004, 1e-12);
    EXPECT_NEAR(normal_quantile(0.95), 1.6448536269514722, 1e-12);
    EXPECT_NEAR(normal_quantile(0.001), -3.0902323061678132, 1e-12);
}

TEST(Normal, ProbabilityUndoesQuantile) {
    for (double p = 0.0005; p < 1.0; p += 0.0005) {
        EXPECT_NEAR(normal_probability(normal_quantile(p)), p, 1e-14);
    }
}

TEST(Normal, CertaintyIsInfinitelyFarAway) {
    EXPECT_TRUE(std::isinf(normal_quantile(0.0)) && normal_quantile(0.0) < 0);
    EXPECT_TRUE(std::isinf(normal_quantile(1.0)) && normal_quantile(1.0) > 0);
}

TEST(Parameters, TheMarginFor90PercentAt8DecibelsIsThatOfTheRadioPage) {
    EXPECT_NEAR(RunParameters{}.margin().value(), 10.25, 0.01);
}

TEST(Parameters, EachEnvironmentAddsItsOwnLoss) {
    RunParameters parameters;
    parameters.radio.body_loss = Decibels{2};
    EXPECT_DOUBLE_EQ(parameters.environment_loss().value(), 2.0);
    parameters.radio.environment = Environment::in_vehicle;
    EXPECT_DOUBLE_EQ(parameters.environment_loss().value(), 10.0);
    parameters.radio.environment = Environment::indoor;
    EXPECT_DOUBLE_EQ(parameters.environment_loss().value(), 17.0);
}

}  // namespace
}  // namespace lomsong
