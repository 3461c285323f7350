// SPDX-License-Identifier: Apache-2.0
#include "algorithms/extension/branches.hpp"

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/seed.hpp"

namespace lomsong {
namespace {

using ::testing::ElementsAre;

/// Some branches start at what exists, the others at an earlier one.
std::vector<Branch> random_branches(std::mt19937& random, std::uint32_t count) {
    std::vector<Branch> branches;
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::uint32_t upstream = static_cast<std::uint32_t>(random() % (i + 1));
        branches.push_back({upstream == i ? k_no_upstream : upstream, static_cast<double>(1 + random() % 20),
                            static_cast<double>(random() % 15)});
    }
    return branches;
}

bool hangs_together(const std::vector<Branch>& branches, std::uint32_t set) {
    for (std::uint32_t i = 0; i < branches.size(); ++i) {
        const std::uint32_t upstream = branches[i].upstream;
        if ((set >> i & 1U) != 0 && upstream != k_no_upstream && (set >> upstream & 1U) == 0) {
            return false;
        }
    }
    return true;
}

struct Sums {
    double cost = 0.0;
    double gain = 0.0;
};
Sums sums(const std::vector<Branch>& branches, const std::vector<bool>& kept) {
    Sums result;
    for (std::size_t i = 0; i < branches.size(); ++i) {
        result.cost += kept[i] ? branches[i].cost : 0.0;
        result.gain += kept[i] ? branches[i].gain : 0.0;
    }
    return result;
}
std::vector<bool> members(std::uint32_t set, std::size_t count) {
    std::vector<bool> kept(count);
    for (std::size_t i = 0; i < count; ++i) {
        kept[i] = (set >> i & 1U) != 0;
    }
    return kept;
}

TEST(Branches, OneThatCarriesAnotherIsKeptForIt) {
    // 0 gains nothing but carries 1, which pays for both; 2 does not pay for itself.
    const std::vector<Branch> branches{{k_no_upstream, 10, 0}, {0, 10, 30}, {0, 10, 4}};
    EXPECT_THAT(worth_building(branches, 1.0), ElementsAre(true, true, false));
    EXPECT_THAT(worth_building(branches, 0.5), ElementsAre(false, false, false));
}

TEST(Branches, WhatIsWorthBuildingIsTheBestOfAllSets) {
    const unsigned seed = test_seed();
    std::mt19937 random{seed};
    for (int round = 0; round < 60; ++round) {
        const std::vector<Branch> branches = random_branches(random, 10);
        const std::vector<bool> kept = worth_building(branches, 2.0);
        double best = 0.0;
        for (std::uint32_t set = 0; set < 1U << branches.size(); ++set) {
            if (hangs_together(branches, set)) {
                const Sums each = sums(branches, members(set, branches.size()));
                best = std::max(best, 2.0 * each.gain - each.cost);
            }
        }
        const Sums found = sums(branches, kept);
        EXPECT_EQ(2.0 * found.gain - found.cost, best) << "seed " << seed << ", round " << round;
    }
}

TEST(Branches, ABudgetReachesTheMostThatAnySetGains) {
    const unsigned seed = test_seed();
    std::mt19937 random{seed};
    for (int round = 0; round < 40; ++round) {
        const std::vector<Branch> branches = random_branches(random, 11);
        const BudgetFront front{branches};
        for (const double budget : {0.0, 5.0, 17.0, 40.0, 90.0, 1000.0}) {
            double best = 0.0;
            for (std::uint32_t set = 0; set < 1U << branches.size(); ++set) {
                const Sums each = sums(branches, members(set, branches.size()));
                if (each.cost <= budget && hangs_together(branches, set)) {
                    best = std::max(best, each.gain);
                }
            }
            const std::vector<bool> kept = front.within(budget);
            std::uint32_t set = 0;
            for (std::size_t i = 0; i < kept.size(); ++i) {
                set |= kept[i] ? 1U << i : 0U;
            }
            const Sums found = sums(branches, kept);
            EXPECT_TRUE(hangs_together(branches, set)) << "seed " << seed << ", round " << round;
            EXPECT_LE(found.cost, budget);
            EXPECT_EQ(found.gain, best) << "seed " << seed << ", round " << round << ", budget " << budget;
        }
    }
}

TEST(Branches, AGreaterBudgetNeverGainsLessHoweverCoarseTheFront) {
    const unsigned seed = test_seed();
    std::mt19937 random{seed};
    const std::vector<Branch> branches = random_branches(random, 200);
    const BudgetFront front{branches, 40};
    double before = 0.0;
    for (double budget = 0.0; budget < 2500.0; budget += 10.0) {
        const Sums found = sums(branches, front.within(budget));
        EXPECT_LE(found.cost, budget);
        EXPECT_GE(found.gain, before) << "seed " << seed << ", budget " << budget;
        before = found.gain;
        if (const auto next = front.next_cost(budget)) {
            EXPECT_GT(*next, budget);
            EXPECT_GT(sums(branches, front.within(*next)).gain, found.gain);
        }
    }
    EXPECT_EQ(before, sums(branches, std::vector<bool>(branches.size(), true)).gain);
}

double area_under_curve(const std::vector<Branch>& branches, const std::vector<std::uint32_t>& order) {
    double area = 0.0;
    double gain = 0.0;
    for (const std::uint32_t branch : order) {
        area += gain * branches[branch].cost;
        gain += branches[branch].gain;
    }
    return area;
}

TEST(Branches, NoOrderHasAHigherCurveAndNoneComesBeforeItsUpstream) {
    const unsigned seed = test_seed();
    std::mt19937 random{seed};
    for (int round = 0; round < 40; ++round) {
        const std::vector<Branch> branches = random_branches(random, 7);
        const std::vector<std::uint32_t> order = build_order(branches, std::vector<bool>(branches.size(), true));
        ASSERT_EQ(order.size(), branches.size());
        std::vector<std::uint32_t> trial{0, 1, 2, 3, 4, 5, 6};
        double best = 0.0;
        const auto allowed = [&](const std::vector<std::uint32_t>& tried) {
            std::vector<bool> built(branches.size(), false);
            return std::ranges::all_of(tried, [&](std::uint32_t branch) {
                built[branch] = true;
                return branches[branch].upstream == k_no_upstream || built[branches[branch].upstream];
            });
        };
        EXPECT_TRUE(allowed(order)) << "seed " << seed << ", round " << round;
        do {
            best = allowed(trial) ? std::max(best, area_under_curve(branches, trial)) : best;
        } while (std::next_permutation(trial.begin(), trial.end()));
        EXPECT_EQ(area_under_curve(branches, order), best) << "seed " << seed << ", round " << round;
    }
}

TEST(Branches, OnlyWhatIsKeptIsOrdered) {
    const std::vector<Branch> branches{{k_no_upstream, 10, 1}, {0, 10, 30}, {k_no_upstream, 10, 4}};
    EXPECT_THAT(build_order(branches, {true, true, false}), ElementsAre(0, 1));
    EXPECT_THAT(build_order(branches, {true, false, true}), ElementsAre(2, 0));
}

}  // namespace
}  // namespace lomsong
