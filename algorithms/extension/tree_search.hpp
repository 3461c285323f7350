// SPDX-License-Identifier: Apache-2.0
/// @file  A tree made cheaper piece by piece.
#pragma once

#include <cstdint>
#include <span>

#include "algorithms/extension/steiner_tree.hpp"

namespace lomsong {

/// How long to look: nodes touched, so that the answer does not depend on the machine. About 10 million a second.
struct SearchBudget {
    std::uint64_t steps_left = 0;
    /// False once nothing is left.
    bool take(std::uint64_t steps) {
        steps_left -= steps < steps_left ? steps : steps_left;
        return steps_left > 0;
    }
};

/// The tree after every move that makes it cheaper, until there is none or the budget is used:
/// - exchange: the path between two key nodes (terminals, and nodes where the tree branches) by a cheaper one,
/// - elimination: a key node that is no terminal goes with its paths, and what it held together is joined anew,
/// - insertion: a node beside the tree is joined to it in several places, and the costliest edges of the circles
/// that
///   this makes go.
/// Never costs more than `tree`, which must join the terminals.
/// Reference: E. Uchoa, R. F. Werneck, "Fast local search for the Steiner problem in graphs", ACM Journal of
/// Experimental Algorithmics 17 (2012), article 2.2, for the moves; they are searched for in a plainer way here.
[[nodiscard]] SteinerTree improved(const CostedGraph& graph, SteinerTree tree,
                                   std::span<const std::uint32_t> terminals, SearchBudget& budget);

}  // namespace lomsong
