// SPDX-License-Identifier: Apache-2.0
#include "io/read/sampled_block.hpp"

#include <cmath>
#include <utility>

#include "io/gdal/session.hpp"

namespace lomsong {

namespace {

constexpr int k_margin = 2;    ///< pixels around a block that bilinear sampling may touch
constexpr double k_far = 1e9;  ///< pixels: further outside than any block that is read

/// The pixels that a box in pixel coordinates touches, with a margin, inside the file.
gdal::Window window_around(const Box& box, const gdal::RasterFile& file) {
    const auto bounded = [](double value, int most) {
        return static_cast<int>(
            std::clamp(value, -static_cast<double>(k_margin), static_cast<double>(most + k_margin)));
    };
    const int west = bounded(std::floor(box.min_x) - k_margin, file.cols());
    const int north = bounded(std::floor(box.min_y) - k_margin, file.rows());
    const int east = bounded(std::ceil(box.max_x) + k_margin, file.cols());
    const int south = bounded(std::ceil(box.max_y) + k_margin, file.rows());
    return file.clipped({west, north, east - west, south - north});
}

/// The box of a window's pixel centres.
Box centres_of(const gdal::Window& window) {
    return {window.col + 0.5, window.row + 0.5, window.col + window.cols - 0.5, window.row + window.rows - 0.5};
}

}  // namespace

SampledBlock::SampledBlock(const Window& cells, Lattice positions, gdal::Pixels pixels,
                           const gdal::RasterFile& file)
    : m_cells{cells},
      m_positions{std::move(positions)},
      m_pixels{std::move(pixels)},
      m_file_cols{file.cols()},
      m_file_rows{file.rows()},
      m_first_pixel{first_pixel_of(m_positions)} {
    constexpr Metres k_rounding{-1e-6};  // pixels: a position on the rim may come out beyond it
    const Box here = m_positions.bounds();
    const Box centres = centres_of(m_pixels.window()).grown(k_rounding);
    m_surrounded = m_positions.complete() && centres.contains({here.min_x, here.min_y}) &&
                   centres.contains({here.max_x, here.max_y});
}

std::optional<SampledBlock::FirstPixel> SampledBlock::first_pixel_of(const Lattice& positions) {
    constexpr double k_rounding = 1e-6;  ///< pixels: no height changes by as much as a float can tell
    const Point corner = positions.at(0.0, 0.0);
    const Point whole{std::round(corner.x), std::round(corner.y)};
    if (!(std::abs(whole.x) < k_far && std::abs(whole.y) < k_far) || !positions.is_shift_by(whole, k_rounding)) {
        return std::nullopt;
    }
    return FirstPixel{static_cast<int>(whole.x), static_cast<int>(whole.y)};
}

std::optional<SampledBlock> SampledBlock::read(const gdal::RasterFile& file, const Grid& grid, const Window& cells,
                                               const gdal::Transform& to_file) {
    const double size = grid.cell_size().value();
    Lattice positions{cells.cols, cells.rows, [&](int col, int row) -> std::optional<Point> {
                          const auto there = to_file({grid.west() + (cells.col.value + col) * size,
                                                      grid.north() - (cells.row.value + row) * size});
                          return there ? std::optional{file.pixel_of(*there)} : std::nullopt;
                      }};
    const Box box = positions.bounds();
    const gdal::Window window = box.empty() ? gdal::Window{} : window_around(box, file);
    if (window.empty()) {
        return std::nullopt;
    }
    return SampledBlock{cells, std::move(positions), file.read(window), file};
}

}  // namespace lomsong
