// SPDX-License-Identifier: Apache-2.0
#include "io/read/resample.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "io/gdal/session.hpp"
#include "io/read/lattice.hpp"
#include "io/read/sampled_block.hpp"

namespace lomsong {

namespace {

constexpr int k_source_block = 512;  ///< pixels along the edge of one block
constexpr int k_parts = 4;           ///< a pixel's persons are spread over 4 x 4 points

float pixel_under(const gdal::Pixels& pixels, Point pixel) {
    return pixels.at(static_cast<int>(std::floor(pixel.x)), static_cast<int>(std::floor(pixel.y)));
}

}  // namespace

void add_classes(const gdal::RasterFile& file, const std::string& working, const Reporter& reporter,
                 Raster<std::uint8_t>& classes) {
    constexpr float k_highest_class = 254.0F;
    const Grid& grid = classes.grid();
    const gdal::Transform to_file{gdal::crs(working), gdal::crs(file.crs())};
    for_each_block(classes.window(), [&](const Window& cells) {
        stop_if_cancelled(reporter);
        const std::optional<SampledBlock> block = SampledBlock::read(file, grid, cells, to_file);
        if (!block) {
            return;
        }
        const auto learn = [&](std::size_t index, float code) {
            std::uint8_t& known = classes.values()[classes.index(cells.cell(index))];
            if (!Raster<std::uint8_t>::is_known(known) && code >= 0.0F && code <= k_highest_class) {
                known = static_cast<std::uint8_t>(code);
            }
        };
        if (block->is_copy()) {
            block->for_each_copy(learn);
        } else {
            block->for_each_cell(
                [&](std::size_t index, Point pixel) { learn(index, pixel_under(block->pixels(), pixel)); });
        }
    });
}

void add_persons(const gdal::RasterFile& file, const std::string& working, const Reporter& reporter,
                 Raster<float>& persons) {
    const Box bounds = persons.grid().bounds(persons.window());
    const gdal::Transform to_working{gdal::crs(file.crs()), gdal::crs(working)};
    for (int top = 0; top < file.rows(); top += k_source_block) {
        for (int left = 0; left < file.cols(); left += k_source_block) {
            stop_if_cancelled(reporter);
            const gdal::Window block = file.clipped({left, top, k_source_block, k_source_block});
            const Lattice lattice{block.cols, block.rows, [&](int col, int row) {
                                      return to_working(file.position_of(
                                          {static_cast<double>(left + col), static_cast<double>(top + row)}));
                                  }};
            if (!lattice.bounds().overlaps(bounds)) {
                continue;
            }
            const gdal::Pixels pixels = file.read(block);
            for (int row = 0; row < block.rows; ++row) {
                for (int col = 0; col < block.cols; ++col) {
                    const float count = pixels.at(left + col, top + row);
                    if (!(count >= 0.0F)) {
                        continue;
                    }
                    for (int part = 0; part < k_parts * k_parts; ++part) {
                        const Point place = lattice.at(col + (part % k_parts + 0.5) / k_parts,
                                                       row + (part / k_parts + 0.5) / k_parts);
                        if (const std::optional<Cell> cell = persons.cell_at(place)) {
                            float& there = persons.values()[persons.index(*cell)];
                            there = (std::isnan(there) ? 0.0F : there) + count / (k_parts * k_parts);
                        }
                    }
                }
            }
        }
    }
}

Metres native_cell_size(const gdal::RasterFile& file, const std::string& working) {
    const gdal::Transform to_working{gdal::crs(file.crs()), gdal::crs(working)};
    const Point middle{file.cols() / 2.0, file.rows() / 2.0};
    const auto origin = to_working(file.position_of(middle));
    const auto right = to_working(file.position_of({middle.x + 1.0, middle.y}));
    const auto below = to_working(file.position_of({middle.x, middle.y + 1.0}));
    if (!origin || !right || !below) {
        return Metres{0.0};
    }
    const double area_m2 =
        std::abs((right->x - origin->x) * (below->y - origin->y) - (below->x - origin->x) * (right->y - origin->y));
    const double edge_m = std::sqrt(area_m2);
    const double digit = std::pow(10.0, std::floor(std::log10(edge_m)) - 1.0);
    return Metres{std::round(edge_m / digit) * digit};
}

}  // namespace lomsong
