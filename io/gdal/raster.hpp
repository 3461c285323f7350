// SPDX-License-Identifier: Apache-2.0
/// @file  One raster file as values and positions: what is no data is NaN, whatever the file calls it.
#pragma once

#include <cstddef>
#include <filesystem>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/geometry.hpp"
#include "io/gdal/dataset.hpp"

namespace lomsong::gdal {

/// A block of pixels.
struct Window {
    int col = 0;
    int row = 0;
    int cols = 0;
    int rows = 0;

    [[nodiscard]] bool empty() const { return cols <= 0 || rows <= 0; }
};

/// The pixels of a window; NaN where the file has no data.
class Pixels {
  public:
    Pixels(Window window, std::vector<float> values) : m_window{window}, m_values{std::move(values)} {}
    [[nodiscard]] const Window& window() const { return m_window; }
    /// Row-major over the window.
    [[nodiscard]] std::vector<float>& values() { return m_values; }
    /// From a pixel of the window on; the next row is the window's width further.
    [[nodiscard]] const float* from(int col, int row) const {
        return &m_values[static_cast<std::size_t>(row - m_window.row) * static_cast<std::size_t>(m_window.cols) +
                         static_cast<std::size_t>(col - m_window.col)];
    }
    /// NaN outside the window as well.
    [[nodiscard]] float at(int col, int row) const {
        const int c = col - m_window.col;
        const int r = row - m_window.row;
        if (c < 0 || r < 0 || c >= m_window.cols || r >= m_window.rows) {
            return std::numeric_limits<float>::quiet_NaN();
        }
        return m_values[static_cast<std::size_t>(r) * static_cast<std::size_t>(m_window.cols) +
                        static_cast<std::size_t>(c)];
    }

  private:
    Window m_window;
    std::vector<float> m_values;
};

/// The first band of a raster with its position. Pixel coordinates: (0, 0) is the outer corner of the first
/// pixel, (0.5, 0.5) its centre.
class RasterFile {
  public:
    /// `crs` overrides the file's own when not empty; `crs_advice` is the sentence that says where the user may
    /// name it.
    /// @throws Error{no_input, bad_data} for a missing file, no raster, no position or no CRS.
    RasterFile(const std::filesystem::path& file, const std::string& shown, const std::string& crs,
               const std::string& crs_advice);

    [[nodiscard]] const std::string& shown() const { return m_shown; }
    [[nodiscard]] const std::string& crs() const { return m_crs; }
    [[nodiscard]] int cols() const { return m_cols; }
    [[nodiscard]] int rows() const { return m_rows; }
    [[nodiscard]] Window whole() const { return {0, 0, m_cols, m_rows}; }
    /// The part of a window that lies in the file.
    [[nodiscard]] Window clipped(const Window& window) const;

    /// From the file's CRS to pixel coordinates and back.
    [[nodiscard]] Point pixel_of(Point position) const;
    [[nodiscard]] Point position_of(Point pixel) const;
    /// The file's extent in another CRS, its edges followed in 32 steps.
    [[nodiscard]] Box box_in(const std::string& other_crs) const;

    /// `window` must lie in the file. @throws Error{bad_data} when the file breaks off or is damaged there.
    [[nodiscard]] Pixels read(const Window& window) const;

  private:
    DatasetPtr m_dataset;
    std::string m_shown;
    std::string m_crs;
    int m_cols = 0;
    int m_rows = 0;
    double m_to_position[6] = {};
    double m_to_pixel[6] = {};
};

}  // namespace lomsong::gdal
