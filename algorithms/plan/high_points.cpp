// SPDX-License-Identifier: Apache-2.0
#include "algorithms/plan/high_points.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>

namespace lomsong {

namespace {

Box box_of(const Grid& grid, const Window& window) {
    Box box;
    box.add(grid.centre({window.row, window.col}));
    box.add(grid.centre({Row{window.row.value + window.rows - 1}, Col{window.col.value + window.cols - 1}}));
    return box;
}

std::optional<Point> highest_in(const Raster<HeightAboveSeaLevel>& terrain, const Window& window,
                                const std::function<bool(Point)>& admits) {
    std::vector<std::size_t> cells;
    for (std::size_t i = 0; i < window.size(); ++i) {
        if (terrain.known(window.cell(i))) {
            cells.push_back(i);
        }
    }
    std::ranges::stable_sort(cells, [&](std::size_t a, std::size_t b) {
        return terrain.at(window.cell(a)) > terrain.at(window.cell(b));
    });
    for (const std::size_t cell : cells) {
        const Point centre = terrain.grid().centre(window.cell(cell));
        if (admits(centre)) {
            return centre;
        }
    }
    return std::nullopt;
}

}  // namespace

std::vector<Point> high_points(const Raster<HeightAboveSeaLevel>& terrain, Metres spacing, const Ground& ground) {
    const Grid& grid = terrain.grid();
    const auto edge = static_cast<std::int32_t>(std::clamp(std::round(spacing / grid.cell_size()), 1.0, 1e6));
    std::vector<Point> points;
    for (std::int32_t row = 0; row < grid.rows(); row += edge) {
        for (std::int32_t col = 0; col < grid.cols(); col += edge) {
            const Window window{Row{row}, Col{col}, std::min(edge, grid.rows() - row),
                                std::min(edge, grid.cols() - col)};
            if (!ground.worth_a_look(box_of(grid, window))) {
                continue;
            }
            if (const auto highest = highest_in(terrain, window, ground.admits)) {
                points.push_back(*highest);
            }
        }
    }
    return points;
}

}  // namespace lomsong
