// SPDX-License-Identifier: Apache-2.0
/// @file  How the pieces that a tree falls into are joined for less than what was taken out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <queue>
#include <vector>

#include "algorithms/extension/tree_shape.hpp"

namespace lomsong {

/// Searches for ways around a place, again and again; each costs what it touches, not the size of the graph.
class Reconnection {
  public:
    explicit Reconnection(const CostedGraph& graph);

    /// Edges that join what is left of the tree without `part`, for less than it cost; nothing when there are none.
    /// Adds the nodes that were touched to `steps`.
    [[nodiscard]] std::optional<std::vector<std::uint32_t>> cheaper(const TreeShape& tree, const TreePart& part,
                                                                    std::uint64_t& steps);

    /// Edges of the cheapest ways from a node beside the tree to the nearest `places` nodes of it, not through the
    /// tree; fewer when they are not found among `most` nodes.
    [[nodiscard]] std::vector<std::uint32_t> ways_to_tree(const TreeShape& tree, std::uint32_t node,
                                                          std::size_t places, std::uint64_t most);

  private:
    /// What a search knows of a node; of an earlier search when `round` is another.
    struct Visit {
        std::uint32_t round = 0;
        std::uint32_t piece = k_no_index;  ///< that it was reached from
        std::uint32_t edge = k_no_index;   ///< by which; k_no_index in the piece itself
        Cost cost = 0.0;
    };
    /// Where two pieces meet: over `edge`.
    struct Meeting {
        Cost cost;
        std::uint32_t edge;
    };
    struct Reached {
        Cost cost;
        std::uint32_t node;
        friend bool operator>(const Reached& a, const Reached& b) {
            return a.cost != b.cost ? a.cost > b.cost : a.node > b.node;
        }
    };
    using Queue = std::priority_queue<Reached, std::vector<Reached>, std::greater<>>;

    [[nodiscard]] bool visited(std::uint32_t node) const { return m_visits[node].round == m_round; }
    /// Marks every piece; the nodes of all but the largest go into the queue.
    void mark_pieces(const TreeShape& tree, const TreePart& part, Queue& queue, std::uint64_t& steps);
    [[nodiscard]] std::vector<Meeting> meetings(Queue& queue, Cost limit, bool first_will_do, std::uint64_t& steps);
    void add_way(std::uint32_t node, std::vector<std::uint32_t>& edges) const;

    CostedGraph m_graph;
    std::vector<Visit> m_visits;
    std::uint32_t m_round = 0;
};

}  // namespace lomsong
