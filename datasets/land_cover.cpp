// SPDX-License-Identifier: Apache-2.0
#include "datasets/land_cover.hpp"

#include <algorithm>
#include <cmath>

#include "datasets/growth.hpp"
#include "datasets/noise.hpp"
#include "datasets/random.hpp"

namespace lomsong::datasets {

namespace {

/// Classes of Dynamic World (Google and WRI, 2022) that occur here.
enum Cover : std::uint8_t { water = 0, trees = 1, grass = 2, crops = 4, shrub = 5, built = 6, bare = 7 };

/// Steepest slope at a cell, m/m, from its neighbours to the east and south.
double slope_at(const Raster<float>& heights, Cell cell) {
    const Grid& grid = heights.grid();
    const int row = std::min(cell.row.value, grid.rows() - 2);
    const int col = std::min(cell.col.value, grid.cols() - 2);
    const std::size_t here = grid.index({Row{row}, Col{col}});
    const auto height = [&](std::size_t index) { return static_cast<double>(heights.values()[index]); };
    const double east = height(here + 1) - height(here);
    const double south = height(here + static_cast<std::size_t>(grid.cols())) - height(here);
    return std::hypot(east, south) / grid.cell_size().value();
}

/// `use` is 0 far from people .. 1 at their door; `whim` about -1 .. 1.
Cover cover_of(Ground ground, double slope, double height_m, double use, double whim) {
    if (ground == Ground::water) {
        return water;
    }
    if (ground == Ground::valley_floor || slope < 0.1) {
        return use > 0.1 && whim > -0.6 ? crops : (whim > 0.2 ? grass : trees);
    }
    if (slope > 1.15 && whim > 0.1) {
        return bare;
    }
    if (slope < 0.35 && use + 0.25 * whim > 0.55) {
        return crops;  // terraces
    }
    if (use + 0.5 * whim > 0.75) {
        return shrub;
    }
    return height_m > 1900.0 && whim > 0.25 ? grass : trees;
}

}  // namespace

Raster<std::uint8_t> make_land_cover(const Relief& relief, const std::vector<Hamlet>& hamlets,
                                     const std::vector<House>& houses, std::uint64_t seed) {
    const Grid& grid = relief.heights.grid();
    std::vector<std::uint32_t> centres;
    for (const Hamlet& hamlet : hamlets) {
        if (const auto cell = grid.cell_at(hamlet.centre.value_or(Point{}))) {
            centres.push_back(static_cast<std::uint32_t>(grid.index(*cell)));
        }
    }
    constexpr float k_fields_m = 1500.0F;
    const auto size_m = static_cast<float>(grid.cell_size().value());
    const Growth people = grow(
        grid, centres, Neighbours::all, [&](const Move& move) { return move.length * size_m; }, k_fields_m);
    const Noise patches{scattered(seed) + 77, Metres{700.0}};
    Raster<std::uint8_t> cover{grid};
    for (std::size_t i = 0; i < grid.size(); ++i) {
        const Cell cell = grid.cell(i);
        const double away_m = std::min(static_cast<double>(people.cost[i]), static_cast<double>(k_fields_m));
        const double use = 1.0 - away_m / static_cast<double>(k_fields_m);
        const double whim = patches.fractal(grid.centre(cell), 3);
        cover.values()[i] = cover_of(static_cast<Ground>(relief.ground.values()[i]), slope_at(relief.heights, cell),
                                     static_cast<double>(relief.heights.values()[i]), use, whim);
    }
    for (const House& house : houses) {
        if (const auto cell = grid.cell_at(house.centre)) {
            cover.set(*cell, built);
        }
    }
    return cover;
}

}  // namespace lomsong::datasets
