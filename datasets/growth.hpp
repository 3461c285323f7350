// SPDX-License-Identifier: Apache-2.0
/// @file  Least-cost growth over a grid from many seeds at once (Dijkstra): catchments of hamlets, roads, the
///        outline of the province, distances to rivers.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <queue>
#include <span>
#include <utility>
#include <vector>

#include "engine/core/grid.hpp"

namespace lomsong::datasets {

inline constexpr std::uint32_t k_no_cell = std::numeric_limits<std::uint32_t>::max();
inline constexpr std::int32_t k_no_label = -1;

/// A neighbour of a cell: how far in rows and columns, and in cell sizes.
struct Step {
    int row;
    int col;
    float length;
};
inline constexpr float k_diagonal = 1.41421356F;
/// The four sides first, then the corners.
inline constexpr std::array<Step, 8> k_steps{
    Step{-1, 0, 1.0F},        Step{0, -1, 1.0F},       Step{0, 1, 1.0F},        Step{1, 0, 1.0F},
    Step{-1, -1, k_diagonal}, Step{-1, 1, k_diagonal}, Step{1, -1, k_diagonal}, Step{1, 1, k_diagonal}};
enum class Neighbours : std::uint8_t { sides = 4, all = 8 };

/// Calls `visit(neighbour index, step)` for each neighbour inside the grid.
template <class Visit>
void for_each_neighbour(const Grid& grid, std::uint32_t index, Neighbours neighbours, const Visit& visit) {
    const Cell here = grid.cell(index);
    for (std::size_t i = 0; i < static_cast<std::size_t>(neighbours); ++i) {
        const Step& step = k_steps[i];
        const Cell next{Row{here.row.value + step.row}, Col{here.col.value + step.col}};
        if (grid.contains(next)) {
            visit(static_cast<std::uint32_t>(grid.index(next)), step);
        }
    }
}

/// One step of growth, for its price.
struct Move {
    std::uint32_t from;
    std::uint32_t to;
    float length;        ///< cell sizes: 1 or the square root of 2
    std::int32_t label;  ///< of the seed that `from` belongs to
};

/// What growth leaves behind, one value per cell.
struct Growth {
    std::vector<float> cost;            ///< infinite where nothing came
    std::vector<std::int32_t> label;    ///< index of the seed it came from, k_no_label where nothing came
    std::vector<std::uint32_t> parent;  ///< the cell it came from; k_no_cell at a seed
};

/// Grows from `seeds` while `step_cost(move)` is finite and the cost stays within `limit`. Equal
/// costs are settled by cell index, so the result does not depend on the library.
template <class StepCost>
Growth grow(const Grid& grid, std::span<const std::uint32_t> seeds, Neighbours neighbours,
            const StepCost& step_cost, float limit = std::numeric_limits<float>::infinity()) {
    constexpr float k_infinite = std::numeric_limits<float>::infinity();
    Growth growth{std::vector<float>(grid.size(), k_infinite), std::vector<std::int32_t>(grid.size(), k_no_label),
                  std::vector<std::uint32_t>(grid.size(), k_no_cell)};
    using Front = std::pair<float, std::uint32_t>;
    std::priority_queue<Front, std::vector<Front>, std::greater<>> front;
    for (std::size_t i = 0; i < seeds.size(); ++i) {
        growth.cost[seeds[i]] = 0.0F;
        growth.label[seeds[i]] = static_cast<std::int32_t>(i);
        front.emplace(0.0F, seeds[i]);
    }
    while (!front.empty()) {
        const float cost = front.top().first;
        const std::uint32_t here = front.top().second;
        front.pop();
        if (cost > growth.cost[here]) {
            continue;
        }
        for_each_neighbour(grid, here, neighbours, [&](std::uint32_t next, const Step& step) {
            const float next_cost = cost + step_cost(Move{here, next, step.length, growth.label[here]});
            if (next_cost < growth.cost[next] && next_cost <= limit && next_cost < k_infinite) {
                growth.cost[next] = next_cost;
                growth.label[next] = growth.label[here];
                growth.parent[next] = here;
                front.emplace(next_cost, next);
            }
        });
    }
    return growth;
}

}  // namespace lomsong::datasets
