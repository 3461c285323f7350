// SPDX-License-Identifier: Apache-2.0
/// @file  A tree that is to be built, as branches with their costs and gains: which are worth it, what a budget
///        reaches, in which order they are built.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace lomsong {

inline constexpr std::uint32_t k_no_upstream = std::numeric_limits<std::uint32_t>::max();

/// A part of the tree that is built in one go, after the branch upstream of it. Branches are listed with the
/// upstream one before those that it carries.
struct Branch {
    std::uint32_t upstream = k_no_upstream;  ///< k_no_upstream: starts at what exists
    double cost = 0.0;                       ///< >= 0
    double gain = 0.0;                       ///< households, >= 0
};

/// Per branch whether it is kept when a household may cost at most `most_per_gain`: of all ways to leave branches
/// out, together with all that they carry, the one of greatest worth (allowed cost less cost). O(n). Reference:
/// "strong pruning", D. S. Johnson, M. Minkoff, S. Phillips, "The prize collecting Steiner tree problem: theory and
/// practice", SODA 2000.
[[nodiscard]] std::vector<bool> worth_building(std::span<const Branch> branches, double most_per_gain);

/// What a budget can reach: the sets of branches, none without its upstream one, of which no other gains as much
/// for less. Made once for all budgets, so a greater budget never gains less.
class BudgetFront {
  public:
    /// Sets are told apart to 1/`resolution` of the whole gain, and exactly where there are fewer of them.
    /// O(n x resolution) time and memory. Reference: tree knapsack by left-right order, G. Cho, D. X. Shaw, "A
    /// depth-first dynamic programming algorithm for the tree knapsack problem", INFORMS Journal on Computing 9
    /// (1997) 431-438.
    explicit BudgetFront(std::span<const Branch> branches, std::size_t resolution = 2048);

    /// The kept branches of the set that gains most for at most `budget`; of those that gain the same, the
    /// cheapest.
    [[nodiscard]] std::vector<bool> within(double budget) const;
    /// The cost of the next set that gains more than within(budget) does; nothing when all are in.
    [[nodiscard]] std::optional<double> next_cost(double budget) const;

  private:
    struct Choice {
        double cost;
        double gain;
        std::uint32_t next;  ///< choice of the branch that is asked next
        bool taken;
    };
    void thin(std::vector<Choice>& choices, double least_difference) const;

    std::vector<std::uint32_t> m_after;   ///< per branch in depth-first order: the first that it does not carry
    std::vector<std::uint32_t> m_branch;  ///< per place in depth-first order
    std::vector<std::vector<Choice>>
        m_choices;  ///< per place, by cost, gain ascending as well; one more at the end
};

/// The kept branches in an order that puts gain before cost as far as no branch may come before its upstream one:
/// at each step the group of branches that gains most for its cost. No other order has a higher curve of gain over
/// cost in the mean. O(n log n). Reference: W. A. Horn, "Single-machine job sequencing with treelike precedence
/// ordering and linear delay penalties", SIAM Journal on Applied Mathematics 23 (1972) 189-202.
[[nodiscard]] std::vector<std::uint32_t> build_order(std::span<const Branch> branches,
                                                     const std::vector<bool>& kept);

}  // namespace lomsong
