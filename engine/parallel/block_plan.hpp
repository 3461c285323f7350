// SPDX-License-Identifier: Apache-2.0
/// @file  Cuts a grid into blocks. The plan depends on the grid alone, never on the number of threads.
#pragma once

#include <vector>

#include "engine/core/grid.hpp"

namespace lomsong {

/// As few blocks as can be whose sides have at most `edge` cells, of equal sides but for a cell, in row-major
/// order.
[[nodiscard]] std::vector<Window> plan_blocks(const Grid& grid, std::int32_t edge);
/// The same of a window of a grid.
[[nodiscard]] std::vector<Window> plan_blocks(const Window& window, std::int32_t edge);

}  // namespace lomsong
