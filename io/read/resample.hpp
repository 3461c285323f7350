// SPDX-License-Identifier: Apache-2.0
/// @file  Raster files sampled at the cell centres of a grid in the working CRS, block by block, so that
///        memory does not grow with the file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/core/grid.hpp"
#include "engine/core/reporter.hpp"
#include "io/gdal/raster.hpp"

namespace lomsong {

/// Called for a cell whose centre lies in the file: its index in the grid, the pixels around, and its pixel
/// coordinates.
using VisitSample = std::function<void(std::size_t cell, const gdal::Pixels& pixels, Point pixel)>;

/// Visits every cell of `grid` (in the CRS `working`) that lies in the file, in blocks.
/// @throws Error{bad_data} when the file cannot be read there, Error{interrupted} when cancelled.
void for_each_sample(const gdal::RasterFile& file, const Grid& grid, const std::string& working,
                     const Reporter& reporter, const VisitSample& visit);

/// Heights from several files, bilinear between pixel centres. Each file gives the weight of its known pixels,
/// in the order of the calls, until the weight of a cell is full: the first file wins where it knows, files that
/// touch are joined without a seam, and no data is never mixed in. A cell is known when the pixel it lies in is
/// known in some file.
class HeightMosaic {
  public:
    explicit HeightMosaic(Grid grid);
    void add(const gdal::RasterFile& file, const std::string& working, const Reporter& reporter);
    [[nodiscard]] Raster<HeightAboveSeaLevel> finished() const;

  private:
    Grid m_grid;
    std::vector<float> m_weighted;  ///< sum of weight times height
    std::vector<float> m_weight;
    std::vector<bool> m_known;
};

/// Class codes 0..254 by the pixel the centre lies in; cells already known are kept.
void add_classes(const gdal::RasterFile& file, const std::string& working, const Reporter& reporter,
                 Raster<std::uint8_t>& classes);

/// Adds the file's persons to the cells they live in. Every pixel is spread evenly over its area, so that no
/// person is lost or counted twice inside the grid.
void add_persons(const gdal::RasterFile& file, const std::string& working, const Reporter& reporter,
                 Raster<float>& persons);

/// The edge of a square of the area of one pixel at the file's middle, to two digits.
[[nodiscard]] Metres native_cell_size(const gdal::RasterFile& file, const std::string& working);

}  // namespace lomsong
