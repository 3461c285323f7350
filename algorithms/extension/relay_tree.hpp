// SPDX-License-Identifier: Apache-2.0
/// @file  A tree in which new cable may only be so long between one hamlet and what it is connected to.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "algorithms/extension/steiner_tree.hpp"

namespace lomsong {

/// How far cable may lead; Graph::length_m is metres of new cable, 0 of what exists.
struct RelayLimit {
    std::uint32_t root = 0;
    double longest_m = 0.0;
};

/// Does each terminal of the tree have new cable of at most the limit between itself and the next terminal, or the
/// root, on its way there? A terminal beside the way relays for those behind it, over its own stretch and back.
[[nodiscard]] bool keeps_within(const CostedGraph& graph, const SteinerTree& tree,
                                std::span<const std::uint32_t> terminals, const RelayLimit& limit);

struct RelayTree {
    SteinerTree tree;
    std::vector<std::uint32_t> beyond;  ///< terminals that it does not reach, in the order given
};

/// Grown from the root: the terminal that costs least to join comes next, as long as its cable keeps within the
/// limit; when there is none, the one that is nearest along new cable. Without a binding limit the tree costs at
/// most twice the least; with one, no bound is known. Reference: H. Takahashi, A. Matsuyama, "An approximate
/// solution for the Steiner problem in graphs", Mathematica Japonica 24 (1980) 573-577.
[[nodiscard]] RelayTree relay_tree(const CostedGraph& graph, std::span<const std::uint32_t> terminals,
                                   const RelayLimit& limit);

}  // namespace lomsong
