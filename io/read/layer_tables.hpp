// SPDX-License-Identifier: Apache-2.0
/// @file  The tables of one layer with the meaning of their columns.
#pragma once

#include <vector>

#include "io/clean/column_habits.hpp"
#include "io/clean/columns.hpp"
#include "io/clean/vector_table.hpp"
#include "io/project/project.hpp"

namespace lomsong {

/// A table, and which of our fields its columns hold.
struct MatchedTable {
    VectorTable table;
    ColumnMatch columns;
    ColumnHabits habits{};  ///< of its numbers and dates
};

/// All tables of one layer role, in the project's order.
struct LayerTables {
    LayerRole role = LayerRole::stations;
    std::vector<MatchedTable> tables;
};

}  // namespace lomsong
