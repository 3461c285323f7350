// SPDX-License-Identifier: Apache-2.0
#include "algorithms/coverage/mast_view.hpp"

#include <cmath>

namespace lomsong {

cells::CellRow row_of(const MastView& view, Row row) {
    const double cell_m = view.grid.cell_size().value();
    const auto mast_col = static_cast<std::int32_t>(std::floor((view.position.x - view.grid.west()) / cell_m));
    const Point own_centre = view.grid.centre({row, Col{mast_col}});
    cells::CellRow result;
    result.cols_east = view.window.col.value - mast_col;
    result.own_cell_east_m = static_cast<float>(own_centre.x - view.position.x);
    result.cell_m = static_cast<float>(cell_m);
    result.north_m = static_cast<float>(own_centre.y - view.position.y);
    result.receiver_rise_m = static_cast<float>(view.receiver_height.value() - view.antenna.value());
    result.ground_m = view.ground_m.data() + view.window.index({row, view.window.col});
    if (!view.land_cover.empty()) {
        result.land_cover = view.land_cover.data() + view.window.index({row, view.window.col});
    }
    result.cells = static_cast<std::size_t>(view.window.cols);
    return result;
}

}  // namespace lomsong
