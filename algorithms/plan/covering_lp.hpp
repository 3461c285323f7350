// SPDX-License-Identifier: Apache-2.0
/// @file  The best choice of a covering as an integer program for an external solver, and the solver's answer.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "algorithms/plan/covering.hpp"

namespace lomsong {

/// The program in CPLEX LP format: x<i> is 1 when candidate i is chosen, y<j> at most 1 when the elements of class
/// j are covered. Elements that the same candidates cover are one class. The same text for the same problem.
[[nodiscard]] std::string covering_lp(const CoveringProblem& problem);

/// What a solver found.
struct SolvedCovering {
    std::vector<std::size_t> candidates;  ///< ascending
    bool proven = false;                  ///< the solver says that nothing is better; else it ran out of time
};

/// Reads the solution file of CBC ("cbc FILE.lp solve solution FILE.txt"): a line of status, then a line per
/// variable that is not 0: index, name, value, reduced cost.
/// @throws Error{bad_data} without a place for text that is none, is of another problem, has no solution, or one
/// that
///         costs more than the budget.
[[nodiscard]] SolvedCovering read_cbc_solution(std::string_view text, const CoveringProblem& problem);

}  // namespace lomsong
