// SPDX-License-Identifier: Apache-2.0
#include "engine/parallel/block_plan.hpp"

#include <algorithm>

namespace lomsong {

std::vector<Block> plan_blocks(const Grid& grid, std::int32_t edge) {
    std::vector<Block> blocks;
    for (std::int32_t row = 0; row < grid.rows(); row += edge) {
        for (std::int32_t col = 0; col < grid.cols(); col += edge) {
            blocks.push_back(
                {Row{row}, Col{col}, std::min(edge, grid.rows() - row), std::min(edge, grid.cols() - col)});
        }
    }
    return blocks;
}

}  // namespace lomsong
