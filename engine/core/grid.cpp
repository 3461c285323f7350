// SPDX-License-Identifier: Apache-2.0
#include "engine/core/grid.hpp"

#include <algorithm>

namespace lomsong {

Grid Grid::covering(const Box& box, Metres cell_size) {
    if (box.empty()) {
        return Grid{0.0, 0.0, cell_size, 0, 0};
    }
    const double size = cell_size.value();
    const double west = std::floor(box.min_x / size);
    const double east = std::ceil(box.max_x / size);
    const double south = std::floor(box.min_y / size);
    const double north = std::ceil(box.max_y / size);
    const auto cols = static_cast<std::int32_t>(std::max(1.0, east - west));
    const auto rows = static_cast<std::int32_t>(std::max(1.0, north - south));
    return Grid{west * size, north * size, cell_size, rows, cols};
}

Box Grid::bounds() const {
    const double size = m_cell_size.value();
    return Box{m_west, m_north - m_rows * size, m_west + m_cols * size, m_north};
}

std::optional<Cell> Grid::cell_at(Point point) const {
    const double col = std::floor((point.x - m_west) / m_cell_size.value());
    const double row = std::floor((m_north - point.y) / m_cell_size.value());
    if (!(col >= 0.0 && col < m_cols && row >= 0.0 && row < m_rows)) {
        return std::nullopt;
    }
    return Cell{Row{static_cast<std::int32_t>(row)}, Col{static_cast<std::int32_t>(col)}};
}

Window intersection(const Window& a, const Window& b) {
    const std::int32_t top = std::max(a.row.value, b.row.value);
    const std::int32_t left = std::max(a.col.value, b.col.value);
    const std::int32_t bottom = std::min(a.row.value + a.rows, b.row.value + b.rows);
    const std::int32_t right = std::min(a.col.value + a.cols, b.col.value + b.cols);
    return {Row{top}, Col{left}, std::max(0, bottom - top), std::max(0, right - left)};
}

}  // namespace lomsong
