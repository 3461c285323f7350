// SPDX-License-Identifier: Apache-2.0
#include "engine/parallel/block_plan.hpp"

#include <cstdint>

namespace lomsong {

namespace {

/// Where part `i` of `parts` begins, of `cells` cells.
std::int32_t start_of(std::int32_t i, std::int32_t parts, std::int32_t cells) {
    return static_cast<std::int32_t>(std::int64_t{i} * cells / parts);
}

}  // namespace

std::vector<Window> plan_blocks(const Grid& grid, std::int32_t edge) {
    return plan_blocks(Window{Row{0}, Col{0}, grid.rows(), grid.cols()}, edge);
}

std::vector<Window> plan_blocks(const Window& window, std::int32_t edge) {
    const std::int32_t down = (window.rows + edge - 1) / edge;
    const std::int32_t across = (window.cols + edge - 1) / edge;
    std::vector<Window> blocks;
    for (std::int32_t r = 0; r < down; ++r) {
        const std::int32_t row = start_of(r, down, window.rows);
        for (std::int32_t c = 0; c < across; ++c) {
            const std::int32_t col = start_of(c, across, window.cols);
            blocks.push_back({Row{window.row.value + row}, Col{window.col.value + col},
                              start_of(r + 1, down, window.rows) - row,
                              start_of(c + 1, across, window.cols) - col});
        }
    }
    return blocks;
}

}  // namespace lomsong
