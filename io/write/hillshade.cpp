// SPDX-License-Identifier: Apache-2.0
#include "io/write/hillshade.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

namespace lomsong {

namespace {

constexpr float k_steepening = 1.5F;
constexpr float k_darkest = 1.0F;
constexpr float k_brightest = 255.0F;

/// Means over squares of `factor` cells.
Raster<HeightAboveSeaLevel> coarser(const Raster<HeightAboveSeaLevel>& terrain, std::int32_t factor) {
    const Grid& fine = terrain.grid();
    const auto parts = [factor](std::int32_t cells) { return (cells + factor - 1) / factor; };
    Raster<HeightAboveSeaLevel> coarse{
        Grid{fine.west(), fine.north(), factor * fine.cell_size(), parts(fine.rows()), parts(fine.cols())}};
    std::vector<double> sums(coarse.grid().size());
    std::vector<std::uint32_t> counts(sums.size());
    for (std::size_t i = 0; i < terrain.values().size(); ++i) {
        if (terrain.is_known(terrain.values()[i])) {
            const Cell cell = fine.cell(i);
            const std::size_t into =
                coarse.grid().index({Row{cell.row.value / factor}, Col{cell.col.value / factor}});
            sums[into] += static_cast<double>(terrain.values()[i]);
            ++counts[into];
        }
    }
    for (std::size_t i = 0; i < sums.size(); ++i) {
        if (counts[i] > 0) {
            coarse.values()[i] = static_cast<float>(sums[i] / counts[i]);
        }
    }
    return coarse;
}

/// The height `rows` south and `cols` east of a cell; the cell's own where none is known.
float height_beside(const Raster<HeightAboveSeaLevel>& terrain, Cell cell, std::int32_t rows, std::int32_t cols) {
    const Cell beside{Row{cell.row.value + rows}, Col{cell.col.value + cols}};
    const Cell taken = terrain.grid().contains(beside) && terrain.known(beside) ? beside : cell;
    return terrain.values()[terrain.grid().index(taken)];
}

float brightness(const Raster<HeightAboveSeaLevel>& terrain, Cell cell) {
    const auto h = [&](std::int32_t rows, std::int32_t cols) { return height_beside(terrain, cell, rows, cols); };
    const auto run = 8.0F * static_cast<float>(terrain.grid().cell_size().value());
    const float east =
        k_steepening * ((h(-1, 1) + 2.0F * h(0, 1) + h(1, 1)) - (h(-1, -1) + 2.0F * h(0, -1) + h(1, -1))) / run;
    const float north =
        k_steepening * ((h(-1, -1) + 2.0F * h(-1, 0) + h(-1, 1)) - (h(1, -1) + 2.0F * h(1, 0) + h(1, 1))) / run;
    // The normal (-east, -north, 1) against the direction to the light (-1/2, 1/2, 1/sqrt 2).
    const float light =
        (0.5F * east - 0.5F * north + std::sqrt(0.5F)) / std::sqrt(1.0F + east * east + north * north);
    return std::clamp(std::round(k_darkest + (k_brightest - k_darkest) * light), k_darkest, k_brightest);
}

}  // namespace

Raster<float> hillshade(const Raster<HeightAboveSeaLevel>& terrain, std::int32_t longest_edge) {
    const std::int32_t edge = std::max(terrain.grid().rows(), terrain.grid().cols());
    const Raster<HeightAboveSeaLevel> heights =
        coarser(terrain, std::max(1, (edge + longest_edge - 1) / longest_edge));
    Raster<float> shade{heights.grid()};
    for (std::size_t i = 0; i < shade.values().size(); ++i) {
        if (heights.is_known(heights.values()[i])) {
            shade.values()[i] = brightness(heights, heights.grid().cell(i));
        }
    }
    return shade;
}

}  // namespace lomsong
