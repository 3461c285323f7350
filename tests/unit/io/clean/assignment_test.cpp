// SPDX-License-Identifier: Apache-2.0
#include "io/clean/assignment.hpp"

#include <algorithm>
#include <numeric>
#include <random>

#include <gtest/gtest.h>

#include "tests/support/seed.hpp"

namespace lomsong {
namespace {

double total(const std::vector<std::vector<double>>& worth, const std::vector<std::optional<std::size_t>>& pairs) {
    double sum = 0.0;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        sum += pairs[i] ? worth[i][*pairs[i]] : 0.0;
    }
    return sum;
}

/// Tries every order of the columns.
double best_by_trying(const std::vector<std::vector<double>>& worth) {
    const std::size_t rows = worth.size();
    const std::size_t cols = worth.front().size();
    std::vector<std::size_t> order(std::max(rows, cols));
    std::iota(order.begin(), order.end(), 0U);
    double best = 0.0;
    do {
        double sum = 0.0;
        for (std::size_t i = 0; i < rows; ++i) {
            sum += order[i] < cols ? std::max(0.0, worth[i][order[i]]) : 0.0;
        }
        best = std::max(best, sum);
    } while (std::ranges::next_permutation(order).found);
    return best;
}

TEST(Assignment, IsAsGoodAsTryingAllPairs) {
    const unsigned seed = test_seed();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random{seed};
    for (int round = 0; round < 300; ++round) {
        const std::size_t rows = 1 + random() % 6;
        const std::size_t cols = 1 + random() % 6;
        std::vector<std::vector<double>> worth(rows, std::vector<double>(cols));
        for (auto& row : worth) {
            for (double& value : row) {
                value = random() % 3 == 0 ? -1.0 : static_cast<double>(random() % 100) / 100.0;
            }
        }
        const auto pairs = best_pairs(worth);
        EXPECT_NEAR(total(worth, pairs), best_by_trying(worth), 1e-9);
        std::vector<std::size_t> used;
        for (std::size_t i = 0; i < rows; ++i) {
            if (pairs[i]) {
                EXPECT_GT(worth[i][*pairs[i]], 0.0);
                EXPECT_EQ(std::ranges::find(used, *pairs[i]), used.end()) << "a column twice";
                used.push_back(*pairs[i]);
            }
        }
    }
}

TEST(Assignment, NothingToPairGivesNothing) {
    EXPECT_TRUE(best_pairs({}).empty());
    EXPECT_EQ(best_pairs({{}, {}}).size(), 2U);
}

}  // namespace
}  // namespace lomsong
