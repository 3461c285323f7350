// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/itm_model.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "algorithms/propagation/free_space.hpp"
#include "tests/unit/algorithms/propagation/worlds.hpp"

namespace lomsong {
namespace {

constexpr double k_nan = std::numeric_limits<double>::quiet_NaN();
constexpr std::uint32_t k_seed = 1968;
const std::vector<double> k_ridge_m{300, 280, 310, 420, 330, 290, 280, 285, 290, 270, 280};

TEST(ItmModel, OutsideItsRangesThereIsAReasonAndNoNumber) {
    const Itm model;
    const auto reason_after = [&](auto change) {
        worlds::World made = worlds::world(k_ridge_m, 1.0);
        change(made);
        const PathLoss loss = model.evaluate(made.link());
        EXPECT_EQ(std::isnan(loss.loss.value()), !loss.known());
        return loss.reason;
    };
    using worlds::World;
    EXPECT_EQ(reason_after([](World&) {}), LossReason::none);
    EXPECT_EQ(reason_after([](World& w) { w.radio.frequency = megahertz(19.0); }),
              LossReason::outside_frequency_range);
    EXPECT_EQ(reason_after([](World& w) { w.radio.receiver_height = HeightAboveGround{0.4}; }),
              LossReason::outside_height_range);
    EXPECT_EQ(reason_after([](World& w) { w.radio.n0 = 401.0; }), LossReason::outside_climate_range);
    EXPECT_EQ(reason_after([](World& w) { w.profile.terrain_m.assign(11, 9000.0); }),
              LossReason::outside_climate_range);
    EXPECT_EQ(reason_after([](World& w) { w.radio.time_percent = 51.0; }), LossReason::outside_percentage_range);
    EXPECT_EQ(reason_after([](World& w) { w.profile.terrain_m[3] = k_nan; }), LossReason::bad_profile);
    EXPECT_EQ(reason_after([](World& w) { w.profile.distance_km[3] = 3.02; }), LossReason::bad_profile);
    EXPECT_EQ(reason_after([](World& w) { w.profile.distance_km[3] = 3.005; }), LossReason::none);
    EXPECT_EQ(reason_after([](World& w) { w.profile.terrain_m.pop_back(); }), LossReason::bad_profile);
    EXPECT_EQ(reason_after([](World& w) { w.profile = {}; }), LossReason::bad_profile);
    EXPECT_EQ(reason_after([](World& w) { w = worlds::world(k_ridge_m, 201.0); }),
              LossReason::above_distance_range);
}

TEST(ItmModel, BelowOneKilometreItComputesOnAndSaysSo) {
    const Itm model;
    const worlds::World near = worlds::world(k_ridge_m, 0.0999);
    const worlds::World far = worlds::world(k_ridge_m, 0.1001);
    EXPECT_EQ(model.evaluate(near.link()).reason, LossReason::below_distance_range);
    EXPECT_EQ(model.evaluate(far.link()).reason, LossReason::none);
    EXPECT_NEAR(model.evaluate(near.link()).loss.value(), model.evaluate(far.link()).loss.value(), 0.1);
    EXPECT_GT(model.evaluate(near.link()).loss.value(), 110.0) << "a ridge of 120 m stands between";
}

TEST(ItmModel, TwoAntennasAtOnePlaceLoseWhatFreeSpaceLoses) {
    const worlds::World made = worlds::world({100, 100, 100}, 0.0);
    const PathLoss loss = Itm{}.evaluate(made.link());
    EXPECT_EQ(loss.reason, LossReason::below_distance_range);
    EXPECT_EQ(loss.loss, free_space_loss(made.radio.frequency, antenna_distance(made.link())));
}

TEST(ItmModel, NoLinkOfARunLosesLessThanFreeSpace) {
    std::mt19937 random{k_seed};
    for (int i = 0; i < 2'000; ++i) {
        const worlds::World made = worlds::random_world(random);
        const PathLoss loss = Itm{}.evaluate(made.link());
        ASSERT_TRUE(loss.known()) << text(loss.reason) << ", seed " << k_seed << " draw " << i;
        ASSERT_GE(loss.loss, free_space_loss(made.radio.frequency, antenna_distance(made.link())))
            << "seed " << k_seed << " draw " << i;
    }
}

TEST(ItmModel, TheModelItselfUndercutsFreeSpaceByAQuarterOfADecibelAtMost) {
    std::mt19937 random{k_seed};
    double deepest_db = 0.0;
    for (int i = 0; i < 2'000; ++i) {
        const worlds::World made = worlds::random_world(random);
        const ItmResult result = Itm{}.terms(made.link());
        deepest_db = std::min(deepest_db, (result.loss - result.free_space).value());
    }
    EXPECT_LT(deepest_db, 0.0);
    EXPECT_GT(deepest_db, -0.25);
}

TEST(ItmModel, TheClimateHardlyMovesTheMedianOfALinkWithin15Kilometres) {
    const worlds::World made = worlds::world(std::vector<double>(501, 100.0), 0.03);
    double lowest_db = 1e9;
    double highest_db = 0.0;
    for (unsigned char number = 1; number <= 7; ++number) {
        ItmCountry country;
        country.climate = static_cast<ItmClimate>(number);
        const double now_db = Itm{country}.evaluate(made.link()).loss.value();
        lowest_db = std::min(lowest_db, now_db);
        highest_db = std::max(highest_db, now_db);
    }
    EXPECT_LT(highest_db - lowest_db, 0.5);
    EXPECT_GT(highest_db - lowest_db, 0.0);
}

}  // namespace
}  // namespace lomsong
