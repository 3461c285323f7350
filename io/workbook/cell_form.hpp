// SPDX-License-Identifier: Apache-2.0
/// @file  How the cells of a column of a workbook are shown.
#pragma once

#include <cstddef>

namespace lomsong {

enum class CellForm : unsigned char { text, whole, tenth, hundredth, degrees, date };
inline constexpr std::size_t k_cell_forms = 6;

}  // namespace lomsong
