// SPDX-License-Identifier: Apache-2.0
/// @file  Which of many candidates serve most people together: weighted maximum coverage, by lazy greedy choice
///        with its guarantee and a bound that the data itself gives.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lomsong {

/// What each candidate serves and costs.
struct CoveringProblem {
    std::vector<double> weights;                     ///< by element, finite, not negative: people of a cell
    std::vector<std::vector<std::uint32_t>> covers;  ///< by candidate: into weights, ascending, each once
    std::vector<double> costs;                       ///< by candidate, positive; in the unit of the budget
    double budget = 0.0;  ///< that the chosen may cost together; "n of them": n, at cost 1
};

struct CoveringStep {
    std::size_t candidate = 0;  ///< into CoveringProblem::covers
    double gain = 0.0;          ///< weight that it adds to those before it; positive
    double total = 0.0;         ///< weight that all so far cover
    double spent = 0.0;         ///< what all so far cost
};

struct Covering {
    std::vector<CoveringStep> steps;  ///< in the order of choice; none that would add nothing
    /// No choice within the budget covers more: the smallest, over all prefixes of the steps, of what the prefix
    /// covers and the best remaining gains per cost that the whole budget could buy. At most all that can be
    /// covered.
    double upper_bound = 0.0;
    /// What the method promises of the best possible, whatever the data: 1 - 1/e at equal costs (Nemhauser, Wolsey
    /// and Fisher 1978), half of it otherwise (Leskovec and others 2007).
    double guarantee = 0.0;
    std::uint64_t gains_computed = 0;  ///< how lazy it was: at most candidates times steps without
};

/// Greedy choice within the budget, by gain per cost; of two alike the candidate that stands first. At unequal
/// costs the choice by gain alone is made too, and the one that covers more is taken.
///
/// Lazy (Minoux 1978): a gain can only shrink as others are chosen, so that one computed earlier is a bound, and
/// only candidates whose bound leads are computed anew. Gains are sums in ascending order of elements: the steps
/// are to the bit those of a choice that computes every gain every time.
[[nodiscard]] Covering greedy_covering(const CoveringProblem& problem);

/// The weight that the candidates cover together, summed in ascending order of elements.
[[nodiscard]] double covered_weight(const CoveringProblem& problem, const std::vector<std::size_t>& candidates);

}  // namespace lomsong
