// SPDX-License-Identifier: Apache-2.0
#include "engine/core/grid.hpp"

#include <algorithm>
#include <cmath>

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

Box Grid::bounds(const Window& window) const {
    const double size = m_cell_size.value();
    const double west = m_west + window.col.value * size;
    const double north = m_north - window.row.value * size;
    return {west, north - window.rows * size, west + window.cols * size, north};
}

std::optional<Cell> Grid::cell_at(Point point) const {
    const double col = std::floor((point.x - m_west) / m_cell_size.value());
    const double row = std::floor((m_north - point.y) / m_cell_size.value());
    if (!(col >= 0.0 && col < m_cols && row >= 0.0 && row < m_rows)) {
        return std::nullopt;
    }
    return Cell{Row{static_cast<std::int32_t>(row)}, Col{static_cast<std::int32_t>(col)}};
}

Window touched_cells(const Grid& grid, const Box& box) {
    if (grid.empty() || !box.overlaps(grid.bounds())) {
        return {};
    }
    const double size = grid.cell_size().value();
    const auto within = [](double value, std::int32_t count) {
        return static_cast<std::int32_t>(std::clamp(value, 0.0, static_cast<double>(count)));
    };
    const std::int32_t top = within(std::floor((grid.north() - box.max_y) / size), grid.rows());
    const std::int32_t left = within(std::floor((box.min_x - grid.west()) / size), grid.cols());
    const std::int32_t bottom = within(std::ceil((grid.north() - box.min_y) / size), grid.rows());
    const std::int32_t right = within(std::ceil((box.max_x - grid.west()) / size), grid.cols());
    return {Row{top}, Col{left}, bottom - top, right - left};
}

Window intersection(const Window& a, const Window& b) {
    const std::int32_t top = std::max(a.row.value, b.row.value);
    const std::int32_t left = std::max(a.col.value, b.col.value);
    const std::int32_t bottom = std::min(a.row.value + a.rows, b.row.value + b.rows);
    const std::int32_t right = std::min(a.col.value + a.cols, b.col.value + b.cols);
    return {Row{top}, Col{left}, std::max(0, bottom - top), std::max(0, right - left)};
}

}  // namespace lomsong
