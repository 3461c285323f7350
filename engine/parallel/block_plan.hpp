// SPDX-License-Identifier: Apache-2.0
/// @file  Cuts a grid into blocks. The plan depends on the grid alone, never on the number of threads.
#pragma once

#include <vector>

#include "engine/core/grid.hpp"

namespace lomsong {

/// A window of a grid: rows [row, row + rows), columns [col, col + cols).
struct Block {
    Row row;
    Col col;
    std::int32_t rows = 0;
    std::int32_t cols = 0;
    [[nodiscard]] std::size_t size() const {
        return static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols);
    }
};

/// Square blocks of `edge` cells, smaller at the south and east borders, in row-major order.
[[nodiscard]] std::vector<Block> plan_blocks(const Grid& grid, std::int32_t edge);

}  // namespace lomsong
