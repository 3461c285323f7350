// SPDX-License-Identifier: Apache-2.0
#include "algorithms/plan/covering.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/dice.hpp"
#include "tests/support/seed.hpp"

namespace lomsong {
namespace {

/// Candidates that each cover a random third of the elements, some weights 0, some alike.
CoveringProblem random_problem(Dice& dice, bool equal_costs) {
    CoveringProblem problem;
    const std::size_t elements = 1 + dice.below(14);
    const std::size_t candidates = 1 + dice.below(10);
    for (std::size_t i = 0; i < elements; ++i) {
        problem.weights.push_back(dice.below(4) == 0 ? 0.0 : std::floor(dice.between(1.0, 5.0)) / 3.0);
    }
    for (std::size_t i = 0; i < candidates; ++i) {
        auto& covers = problem.covers.emplace_back();
        for (std::uint32_t element = 0; element < elements; ++element) {
            if (dice.below(3) == 0) {
                covers.push_back(element);
            }
        }
        problem.costs.push_back(equal_costs ? 1.0 : 1.0 + static_cast<double>(dice.below(5)));
    }
    problem.budget = static_cast<double>(1 + dice.below(equal_costs ? 4 : 9));
    return problem;
}

double cost_of(const CoveringProblem& problem, std::uint64_t set) {
    double cost = 0.0;
    for (std::size_t i = 0; i < problem.costs.size(); ++i) {
        cost += (set >> i & 1U) != 0 ? problem.costs[i] : 0.0;
    }
    return cost;
}

/// By trying every set of candidates.
double best_possible(const CoveringProblem& problem) {
    double best = 0.0;
    for (std::uint64_t set = 0; set < std::uint64_t{1} << problem.covers.size(); ++set) {
        std::vector<std::size_t> candidates;
        for (std::size_t i = 0; i < problem.covers.size(); ++i) {
            if ((set >> i & 1U) != 0) {
                candidates.push_back(i);
            }
        }
        if (cost_of(problem, set) <= problem.budget) {
            best = std::max(best, covered_weight(problem, candidates));
        }
    }
    return best;
}

/// Greedy choice that computes every gain at every step.
std::vector<CoveringStep> plain_greedy(const CoveringProblem& problem, bool per_cost) {
    std::vector<CoveringStep> steps;
    std::vector<bool> covered(problem.weights.size(), false);
    for (;;) {
        const double total = steps.empty() ? 0.0 : steps.back().total;
        const double spent = steps.empty() ? 0.0 : steps.back().spent;
        CoveringStep best;
        double best_score = 0.0;
        for (std::size_t i = 0; i < problem.covers.size(); ++i) {
            double gain = 0.0;
            for (const std::uint32_t element : problem.covers[i]) {
                gain += covered[element] ? 0.0 : problem.weights[element];
            }
            const double score = per_cost ? gain / problem.costs[i] : gain;
            if (score > best_score && spent + problem.costs[i] <= problem.budget) {
                best = {i, gain, total + gain, spent + problem.costs[i]};
                best_score = score;
            }
        }
        if (!(best_score > 0.0)) {
            return steps;
        }
        steps.push_back(best);
        for (const std::uint32_t element : problem.covers[best.candidate]) {
            covered[element] = true;
        }
    }
}

double total_of(const std::vector<CoveringStep>& steps) { return steps.empty() ? 0.0 : steps.back().total; }

void expect_same_steps(const std::vector<CoveringStep>& lazy, const std::vector<CoveringStep>& plain) {
    ASSERT_EQ(lazy.size(), plain.size());
    for (std::size_t i = 0; i < lazy.size(); ++i) {
        EXPECT_EQ(lazy[i].candidate, plain[i].candidate);
        EXPECT_EQ(lazy[i].gain, plain[i].gain);
        EXPECT_EQ(lazy[i].total, plain[i].total);
        EXPECT_EQ(lazy[i].spent, plain[i].spent);
    }
}

TEST(Covering, LazyChoiceIsThePlainChoiceToTheBit) {
    const unsigned seed = test_seed();
    Dice dice{seed};
    for (int trial = 0; trial < 400; ++trial) {
        SCOPED_TRACE("seed " + std::to_string(seed) + ", trial " + std::to_string(trial));
        const CoveringProblem problem = random_problem(dice, true);
        expect_same_steps(greedy_covering(problem).steps, plain_greedy(problem, true));
    }
}

TEST(Covering, AtUnequalCostsTheBetterOfBothPlainChoicesIsTaken) {
    const unsigned seed = test_seed();
    Dice dice{seed};
    for (int trial = 0; trial < 400; ++trial) {
        SCOPED_TRACE("seed " + std::to_string(seed) + ", trial " + std::to_string(trial));
        const CoveringProblem problem = random_problem(dice, false);
        const auto per_cost = plain_greedy(problem, true);
        const auto by_gain = plain_greedy(problem, false);
        const bool equal = std::ranges::adjacent_find(problem.costs, std::not_equal_to<>{}) == problem.costs.end();
        expect_same_steps(greedy_covering(problem).steps,
                          !equal && total_of(by_gain) > total_of(per_cost) ? by_gain : per_cost);
    }
}

TEST(Covering, KeepsItsGuaranteeAndItsBoundAgainstEverySet) {
    const unsigned seed = test_seed();
    Dice dice{seed};
    for (int trial = 0; trial < 300; ++trial) {
        SCOPED_TRACE("seed " + std::to_string(seed) + ", trial " + std::to_string(trial));
        const CoveringProblem problem = random_problem(dice, trial % 2 == 0);
        const Covering covering = greedy_covering(problem);
        const double best = best_possible(problem);
        EXPECT_GE(total_of(covering.steps), covering.guarantee * best - 1e-12);
        EXPECT_LE(total_of(covering.steps), best + 1e-12);
        EXPECT_GE(covering.upper_bound, best - 1e-12);
        if (!covering.steps.empty()) {
            EXPECT_LE(covering.steps.back().spent, problem.budget);
        }
    }
}

TEST(Covering, GuaranteeIsHalvedOnlyWhenCostsDiffer) {
    CoveringProblem problem{{1.0, 1.0}, {{0}, {1}}, {2.0, 2.0}, 4.0};
    EXPECT_DOUBLE_EQ(greedy_covering(problem).guarantee, 1.0 - 1.0 / std::numbers::e);
    problem.costs = {2.0, 1.0};
    EXPECT_DOUBLE_EQ(greedy_covering(problem).guarantee, (1.0 - 1.0 / std::numbers::e) / 2.0);
}

TEST(Covering, OfTwoAlikeTheFirstIsTakenAndTheOtherAddsNothing) {
    const CoveringProblem problem{{2.0, 3.0}, {{0, 1}, {0, 1}}, {1.0, 1.0}, 2.0};
    const Covering covering = greedy_covering(problem);
    ASSERT_EQ(covering.steps.size(), 1U);
    EXPECT_EQ(covering.steps[0].candidate, 0U);
    EXPECT_EQ(covering.upper_bound, 5.0);
}

TEST(Covering, LazinessSavesGainsOnCandidatesThatStandApart) {
    CoveringProblem problem;
    for (std::uint32_t i = 0; i < 200; ++i) {
        problem.weights.push_back(1.0 + i);
        problem.covers.push_back({i});
        problem.costs.push_back(1.0);
    }
    problem.budget = 50.0;
    const Covering covering = greedy_covering(problem);
    EXPECT_EQ(covering.steps.size(), 50U);
    EXPECT_LT(covering.gains_computed, 200U + 50U + 200U + 1U);  // first, one per step, last for the bound
    EXPECT_DOUBLE_EQ(covering.upper_bound, covering.steps.back().total);
}

TEST(Covering, NobodyIsChosenWithinABudgetThatBuysNothing) {
    const CoveringProblem problem{{1.0}, {{0}}, {5.0}, 4.0};
    const Covering covering = greedy_covering(problem);
    EXPECT_TRUE(covering.steps.empty());
    EXPECT_EQ(covering.upper_bound, 0.0);
}

}  // namespace
}  // namespace lomsong
