// SPDX-License-Identifier: Apache-2.0
#include "algorithms/plan/covering_lp.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"

namespace lomsong {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// Elements 0 and 1 are covered by the same candidates; nobody covers 3, and 4 weighs nothing.
const CoveringProblem k_small{{1.5, 2.0, 4.0, 9.0, 0.0}, {{0, 1}, {0, 1, 2}, {4}}, {3.0, 5.0, 1.0}, 6.5};

std::string refusal_of(const std::string& solution) {
    try {
        static_cast<void>(read_cbc_solution(solution, k_small));
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::bad_data);
        return error.what();
    }
    return "";
}

TEST(CoveringLp, IsOneClassPerSetOfCandidatesWithinTheBudget) {
    EXPECT_EQ(covering_lp(k_small),
              "\\ Stations that serve most people within a budget; written by lomsong\n"
              "Maximize\n people: 3.5 y0 + 4 y1\n"
              "Subject To\n budget: 3 x0 + 5 x1 + 1 x2 <= 6.5\n"
              " c0: 1 y0 - 1 x0 - 1 x1 <= 0\n c1: 1 y1 - 1 x1 <= 0\n"
              "Bounds\n 0 <= y0 <= 1\n 0 <= y1 <= 1\n"
              "Binaries\n x0\n x1\n x2\nEnd\n");
}

TEST(CoveringLp, ReadsTheCandidatesOfAProvenSolution) {
    const SolvedCovering solved = read_cbc_solution(
        "Optimal - objective value 7.50000000\n      0 y0   1   -3.5\n      1 y1  1  -4\n      3 x1   1   0\n"
        "      4 x2    0.9999999   0\n",
        k_small);
    EXPECT_TRUE(solved.proven);
    EXPECT_THAT(solved.candidates, ElementsAre(1U, 2U));
}

TEST(CoveringLp, ASolverOutOfTimeProvesNothing) {
    const SolvedCovering solved = read_cbc_solution("Stopped on time - objective value 3.5\n  2 x0 1 0\n", k_small);
    EXPECT_FALSE(solved.proven);
    EXPECT_THAT(solved.candidates, ElementsAre(0U));
}

TEST(CoveringLp, RefusesWhatIsNoSolutionOfThisProblem) {
    EXPECT_THAT(refusal_of(""), HasSubstr("found nothing"));
    EXPECT_THAT(refusal_of("Infeasible - objective value 0\n"), HasSubstr("Infeasible"));
    EXPECT_THAT(refusal_of("Stopped on time (no integer solution - continuous used)\n"), HasSubstr("in the time"));
    EXPECT_THAT(refusal_of("Optimal\n 0 x7 1 0\n"), HasSubstr("candidate 7 of 3"));
    EXPECT_THAT(refusal_of("Optimal\n 0 z1 1 0\n"), HasSubstr("names no candidate"));
    EXPECT_THAT(refusal_of("Optimal\n 0 x1 one 0\n"), HasSubstr("names no candidate"));
    EXPECT_THAT(refusal_of("Optimal\n 0 x1 1 0\n 0 x1 1 0\n"), HasSubstr("twice"));
    EXPECT_THAT(refusal_of("Optimal\n 0 x0 1 0\n 1 x1 1 0\n"), HasSubstr("costs 8, more than the budget of 6.5"));
}

}  // namespace
}  // namespace lomsong
