// SPDX-License-Identifier: Apache-2.0
/// @file  Solutions of an external solver, damaged at random: read or refused, never more.
#include <string>

#include <gtest/gtest.h>

#include "algorithms/plan/covering_lp.hpp"
#include "engine/core/error.hpp"
#include "tests/support/dice.hpp"
#include "tests/support/seed.hpp"

namespace lomsong {
namespace {

TEST(SolutionFuzz, DamagedSolutionsAreReadWithinTheBudgetOrRefused) {
    const CoveringProblem problem{{1.0, 2.0, 3.0}, {{0, 1}, {1, 2}, {2}}, {1.0, 2.0, 1.0}, 3.0};
    const std::string whole =
        "Optimal - objective value 6.00000000\n      0 y0   1   -1\n      1 y1   1   -2\n      3 x0   1   0\n"
        "      4 x1   1   0\n";
    const unsigned seed = test_seed();
    Dice dice{seed};
    std::size_t read = 0;
    std::size_t refused = 0;
    for (int trial = 0; trial < 5000; ++trial) {
        std::string text = whole;
        for (std::size_t i = 0; i <= dice.below(4); ++i) {
            const std::size_t at = dice.below(text.size());
            switch (dice.below(4)) {
                case 0: text[at] = static_cast<char>(dice.below(256)); break;
                case 1: text.erase(at, 1 + dice.below(9)); break;
                case 2: text.insert(at, text.substr(dice.below(text.size()), 1 + dice.below(20))); break;
                default: text.resize(at + 1); break;
            }
            text += text.empty() ? "O" : "";
        }
        try {
            const SolvedCovering solved = read_cbc_solution(text, problem);
            double cost = 0.0;
            for (const std::size_t candidate : solved.candidates) {
                cost += problem.costs.at(candidate);
            }
            EXPECT_LE(cost, problem.budget) << "seed " << seed << ": " << text;
            ++read;
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::bad_data) << "seed " << seed << ": " << text;
            ++refused;
        }
    }
    EXPECT_GT(read, 100U);
    EXPECT_GT(refused, 100U);
}

}  // namespace
}  // namespace lomsong
