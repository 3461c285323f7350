// SPDX-License-Identifier: Apache-2.0
/// @file  A window of a grid laid over a raster file: where each cell lies in the file, and the pixels there.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "engine/core/grid.hpp"
#include "io/gdal/raster.hpp"
#include "io/read/lattice.hpp"

namespace lomsong {

namespace gdal {
class Transform;
}

class SampledBlock {
  public:
    /// Reads what lies under `cells` of `grid`; nothing when that is outside the file. `to_file` leads from the
    /// grid's CRS to the file's.
    /// @throws Error{bad_data} when the file cannot be read there.
    [[nodiscard]] static std::optional<SampledBlock> read(const gdal::RasterFile& file, const Grid& grid,
                                                          const Window& cells, const gdal::Transform& to_file);

    [[nodiscard]] const Window& cells() const { return m_cells; }
    [[nodiscard]] const gdal::Pixels& pixels() const { return m_pixels; }
    [[nodiscard]] gdal::Pixels& pixels() { return m_pixels; }

    /// True when every cell lies among four pixels that were read, so that nobody needs to look.
    [[nodiscard]] bool surrounded() const { return m_surrounded; }

    /// True when every cell is one of the file's pixels (or lies outside): the CRS and the cells are the file's
    /// own.
    [[nodiscard]] bool is_copy() const { return m_first_pixel.has_value(); }

    /// `visit(index, value)` for every cell of a copy, row-major in the window: the value of its pixel, NaN
    /// outside.
    template <class Visit>
    void for_each_copy(const Visit& visit) const {
        std::size_t index = 0;
        for (int row = 0; row < m_cells.rows; ++row) {
            for (int col = 0; col < m_cells.cols; ++col) {
                visit(index++, m_pixels.at(m_first_pixel->col + col, m_first_pixel->row + row));
            }
        }
    }

    /// `visit(index, pixel)` for every cell, row-major in the window: `pixel` is where its centre lies in the
    /// file. Cells further than half a pixel outside are left out; up to there, a file still has a share in what
    /// its neighbour file knows.
    template <class Visit>
    void for_each_cell(const Visit& visit) const {
        std::vector<Point> positions(static_cast<std::size_t>(m_cells.cols));
        std::size_t index = 0;
        for (int row = 0; row < m_cells.rows; ++row) {
            m_positions.centres_of_row(row, positions);
            for (const Point pixel : positions) {
                if (pixel.x > -0.5 && pixel.y > -0.5 && pixel.x < m_file_cols + 0.5 &&
                    pixel.y < m_file_rows + 0.5) {
                    visit(index, pixel);
                }
                ++index;
            }
        }
    }

  private:
    /// The pixel that the window's first cell is.
    struct FirstPixel {
        int col;
        int row;
    };
    [[nodiscard]] static std::optional<FirstPixel> first_pixel_of(const Lattice& positions);

    SampledBlock(const Window& cells, Lattice positions, gdal::Pixels pixels, const gdal::RasterFile& file);

    Window m_cells;
    Lattice m_positions;
    gdal::Pixels m_pixels;
    int m_file_cols;
    int m_file_rows;
    bool m_surrounded;
    std::optional<FirstPixel> m_first_pixel;
};

/// Rasters are sampled in blocks of so many cells along an edge: the block and its pixels stay in the processor's
/// cache.
inline constexpr std::int32_t k_sampled_edge = 128;

/// The fewest whole blocks of the grid that hold all cells of the window. Positions are interpolated within a
/// block, so that a cell has the same value whatever window it is read with.
[[nodiscard]] inline Window whole_blocks(const Grid& grid, const Window& window) {
    const auto down = [](std::int32_t cell) { return cell / k_sampled_edge * k_sampled_edge; };
    const auto up = [](std::int32_t cell, std::int32_t most) {
        return std::min((cell + k_sampled_edge - 1) / k_sampled_edge * k_sampled_edge, most);
    };
    const Row top{down(window.row.value)};
    const Col left{down(window.col.value)};
    return {top, left, up(window.row.value + window.rows, grid.rows()) - top.value,
            up(window.col.value + window.cols, grid.cols()) - left.value};
}

/// Cuts a window, of whole blocks of the grid, into the windows that rasters are sampled in, row-major, and calls
/// `work` for each.
template <class Work>
void for_each_block(const Window& held, const Work& work) {
    const std::int32_t bottom = held.row.value + held.rows;
    const std::int32_t right = held.col.value + held.cols;
    for (std::int32_t top = held.row.value; top < bottom; top += k_sampled_edge) {
        for (std::int32_t left = held.col.value; left < right; left += k_sampled_edge) {
            work(Window{Row{top}, Col{left}, std::min(k_sampled_edge, bottom - top),
                        std::min(k_sampled_edge, right - left)});
        }
    }
}

}  // namespace lomsong
