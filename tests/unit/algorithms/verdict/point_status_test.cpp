// SPDX-License-Identifier: Apache-2.0
/// @file  Status rule 1 and the best-server order.
#include "algorithms/verdict/point_status.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace lomsong {
namespace {

constexpr Thresholds k_thresholds{Dbm{-105.0}, Dbm{-115.0}};
constexpr ProbabilityParameters k_ninety_percent{0.90, Decibels{8.0}};
/// Quantile of the normal distribution at 0.90, times 8 dB (Abramowitz and Stegun, table 26.5: 1.28155).
constexpr double k_margin_db = 10.2524;

BestLink level(double dbm) { return {Dbm{dbm}, 7, false}; }

TEST(ServiceProbability, IsHalfAtTheThresholdAndFollowsTheNormalDistribution) {
    EXPECT_DOUBLE_EQ(service_probability(Dbm{-105.0}, Dbm{-105.0}, Decibels{8.0}), 0.5);
    EXPECT_NEAR(service_probability(Dbm{-97.0}, Dbm{-105.0}, Decibels{8.0}), 0.841344746, 1e-9);
    EXPECT_NEAR(service_probability(Dbm{-113.0}, Dbm{-105.0}, Decibels{8.0}), 0.158655254, 1e-9);
}

TEST(ServiceProbability, WithoutDeviationIsAStepThatHoldsTheThresholdItself) {
    EXPECT_EQ(service_probability(Dbm{-105.0}, Dbm{-105.0}, Decibels{0.0}), 1.0);
    EXPECT_EQ(service_probability(Dbm{-105.001}, Dbm{-105.0}, Decibels{0.0}), 0.0);
}

TEST(PointStatus, NeedsTheMarginAboveEachThreshold) {
    EXPECT_EQ(point_status(level(-105.0 + k_margin_db + 0.001), k_thresholds, k_ninety_percent), PointStatus::good);
    EXPECT_EQ(point_status(level(-105.0 + k_margin_db - 0.001), k_thresholds, k_ninety_percent), PointStatus::weak);
    EXPECT_EQ(point_status(level(-115.0 + k_margin_db + 0.001), k_thresholds, k_ninety_percent), PointStatus::weak);
    EXPECT_EQ(point_status(level(-115.0 + k_margin_db - 0.001), k_thresholds, k_ninety_percent), PointStatus::none);
}

TEST(PointStatus, WithoutAnyLinkIsNone) {
    EXPECT_EQ(point_status(BestLink{}, k_thresholds, k_ninety_percent), PointStatus::none);
}

TEST(PointStatus, HopeOverUnknownTerrainTurnsNoneIntoUnknownAndNothingElse) {
    BestLink link = level(-130.0);
    link.unknown_could_serve = true;
    EXPECT_EQ(point_status(link, k_thresholds, k_ninety_percent), PointStatus::unknown);
    link.level.reset();
    EXPECT_EQ(point_status(link, k_thresholds, k_ninety_percent), PointStatus::unknown);
    link.level = Dbm{-100.0};
    EXPECT_EQ(point_status(link, k_thresholds, k_ninety_percent), PointStatus::weak);
    link.level = Dbm{-60.0};
    EXPECT_EQ(point_status(link, k_thresholds, k_ninety_percent), PointStatus::good);
}

TEST(BetterOf, PutsUnknownBetweenNoneAndServed) {
    using enum PointStatus;
    constexpr std::array worst_to_best{none, unknown, weak, good};
    for (std::size_t i = 0; i < worst_to_best.size(); ++i) {
        for (std::size_t j = 0; j < worst_to_best.size(); ++j) {
            EXPECT_EQ(better_of(worst_to_best[i], worst_to_best[j]), worst_to_best[std::max(i, j)]);
        }
    }
}

TEST(Better, PrefersTheGreaterLevelThenTheLowerSectorThenAnyLevel) {
    EXPECT_TRUE(better({Dbm{-80.0}, 9, false}, {Dbm{-81.0}, 1, false}));
    EXPECT_FALSE(better({Dbm{-81.0}, 1, false}, {Dbm{-80.0}, 9, false}));
    EXPECT_TRUE(better({Dbm{-80.0}, 1, false}, {Dbm{-80.0}, 2, false}));
    EXPECT_FALSE(better({Dbm{-80.0}, 1, false}, {Dbm{-80.0}, 1, false}));
    EXPECT_TRUE(better({Dbm{-200.0}, 9, false}, BestLink{}));
    EXPECT_FALSE(better(BestLink{}, BestLink{}));
}

TEST(KeepBetter, GivesTheSameBestServerInAnyOrder) {
    constexpr unsigned seed = 20261122;
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    std::mt19937 random{seed};
    std::vector<BestLink> links{{std::nullopt, k_no_sector, true}};
    for (std::uint32_t sector = 0; sector < 12; ++sector) {
        links.push_back({Dbm{-100.0 + static_cast<double>(random() % 4)}, sector, false});
    }
    const auto best_of_all = [&] {
        BestLink best;
        for (const BestLink& link : links) {
            keep_better(best, link);
        }
        return best;
    };
    const BestLink expected = best_of_all();
    EXPECT_TRUE(expected.unknown_could_serve);
    for (int round = 0; round < 50; ++round) {
        std::ranges::shuffle(links, random);
        const BestLink best = best_of_all();
        EXPECT_EQ(best.level, expected.level);
        EXPECT_EQ(best.sector, expected.sector);
        EXPECT_TRUE(best.unknown_could_serve);
    }
}

}  // namespace
}  // namespace lomsong
