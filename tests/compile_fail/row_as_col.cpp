// SPDX-License-Identifier: Apache-2.0
/// @file  A row index is no column index.
#include "engine/core/grid.hpp"

int main() {
    const lomsong::Row row{3};
    const lomsong::Col col{4};
#ifdef LOMSONG_BAD_LINE
    const lomsong::Cell swapped{col, row};
    return swapped.row.value;
#endif
    const lomsong::Cell cell{row, col};
    return cell.row.value - 3;
}
