// SPDX-License-Identifier: Apache-2.0
/// @file  The inner loop of the limit kernel, twice: as plain C++ and with vector instructions.
#pragma once

#include <cstdint>

namespace lomsong::benchmarks {

/// The samples of one radial in one ring. Positions are in cells of the grid, whole numbers at cell centres; all
/// samples and their four neighbours lie inside.
struct Stretch {
    const float* heights_m;  ///< of the grid, row-major, all known
    std::int32_t grid_cols;
    float col;  ///< of the mast
    float row;
    float col_per_step;
    float row_per_step;
    float step_m;
    float antenna_m;  ///< above sea level
    float loss_at_1_m_db;
    std::int32_t first;  ///< sample; sample 0 is the mast
    std::int32_t count;
};

/// Reads the ground at each sample, evaluates free space over the slant distance, stores the loss in the cell.
void walk_plain(const Stretch& stretch, float* losses_db);

/// The same with the widest vectors that the processor has, gathers and scatters included.
void walk_vector(const Stretch& stretch, float* losses_db);

}  // namespace lomsong::benchmarks
