// SPDX-License-Identifier: Apache-2.0
#include "io/read/resample.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "io/clean/limits.hpp"
#include "io/gdal/session.hpp"
#include "io/read/lattice.hpp"

namespace lomsong {

namespace {

constexpr int k_block = 128;         ///< cells along the edge of one block
constexpr int k_source_block = 512;  ///< pixels along the edge of one block
constexpr int k_margin = 2;          ///< pixels around a block that bilinear sampling may touch
constexpr int k_parts = 4;           ///< a pixel's persons are spread over 4 x 4 points
constexpr float k_full = 0.9999F;    ///< a weight that nothing more is added to

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

float believed_height(float value) {
    return limits::k_terrain_m.contains(static_cast<double>(value)) ? value : NAN;
}

struct Weighted {
    float sum = 0.0F;
    float weight = 0.0F;
};

/// Bilinear over the four pixel centres around; only known ones weigh.
Weighted height_at(const gdal::Pixels& pixels, Point pixel) {
    const double col = pixel.x - 0.5;
    const double row = pixel.y - 0.5;
    const int west = static_cast<int>(std::floor(col));
    const int north = static_cast<int>(std::floor(row));
    const double east_share = col - west;
    const double south_share = row - north;
    Weighted total;
    for (int down = 0; down < 2; ++down) {
        for (int right = 0; right < 2; ++right) {
            const float height = believed_height(pixels.at(west + right, north + down));
            const double weight =
                (right == 1 ? east_share : 1.0 - east_share) * (down == 1 ? south_share : 1.0 - south_share);
            if (!std::isnan(height)) {
                total.sum += static_cast<float>(weight * static_cast<double>(height));
                total.weight += static_cast<float>(weight);
            }
        }
    }
    return total;
}

float pixel_under(const gdal::Pixels& pixels, Point pixel) {
    return pixels.at(static_cast<int>(std::floor(pixel.x)), static_cast<int>(std::floor(pixel.y)));
}

}  // namespace

void for_each_sample(const gdal::RasterFile& file, const Grid& grid, const std::string& working,
                     const Reporter& reporter, const VisitSample& visit) {
    const gdal::Transform to_file{gdal::crs(working), gdal::crs(file.crs())};
    const double size = grid.cell_size().value();
    for (int top = 0; top < grid.rows(); top += k_block) {
        for (int left = 0; left < grid.cols(); left += k_block) {
            stop_if_cancelled(reporter);
            const int rows = std::min(k_block, grid.rows() - top);
            const int cols = std::min(k_block, grid.cols() - left);
            const Lattice lattice{cols, rows, [&](int col, int row) -> std::optional<Point> {
                                      const auto there = to_file(
                                          {grid.west() + (left + col) * size, grid.north() - (top + row) * size});
                                      return there ? std::optional{file.pixel_of(*there)} : std::nullopt;
                                  }};
            const Box box = lattice.bounds();
            const gdal::Window window = box.empty() ? gdal::Window{} : window_around(box, file);
            if (window.empty()) {
                continue;
            }
            const gdal::Pixels pixels = file.read(window);
            for (int row = 0; row < rows; ++row) {
                for (int col = 0; col < cols; ++col) {
                    const Point pixel = lattice.at(col + 0.5, row + 0.5);
                    // Half a pixel outside a file still has a share in what its neighbour file knows.
                    if (pixel.x > -0.5 && pixel.y > -0.5 && pixel.x < file.cols() + 0.5 &&
                        pixel.y < file.rows() + 0.5) {
                        visit(grid.index({Row{top + row}, Col{left + col}}), pixels, pixel);
                    }
                }
            }
        }
    }
}

HeightMosaic::HeightMosaic(Grid grid)
    : m_grid{grid}, m_weighted(grid.size()), m_weight(grid.size()), m_known(grid.size()) {}

void HeightMosaic::add(const gdal::RasterFile& file, const std::string& working, const Reporter& reporter) {
    for_each_sample(file, m_grid, working, reporter,
                    [this](std::size_t cell, const gdal::Pixels& pixels, Point pixel) {
                        if (!std::isnan(believed_height(pixel_under(pixels, pixel)))) {
                            m_known[cell] = true;
                        }
                        const float wanted = 1.0F - m_weight[cell];
                        if (m_weight[cell] > k_full) {
                            return;
                        }
                        const Weighted height = height_at(pixels, pixel);
                        if (height.weight > 0.0F) {
                            const float taken = std::min(wanted, height.weight);
                            m_weighted[cell] += taken * (height.sum / height.weight);
                            m_weight[cell] += taken;
                        }
                    });
}

Raster<HeightAboveSeaLevel> HeightMosaic::finished() const {
    Raster<HeightAboveSeaLevel> heights{m_grid};
    for (std::size_t cell = 0; cell < m_known.size(); ++cell) {
        if (m_known[cell] && m_weight[cell] > 0.0F) {
            heights.values()[cell] = m_weighted[cell] / m_weight[cell];
        }
    }
    return heights;
}

void add_classes(const gdal::RasterFile& file, const std::string& working, const Reporter& reporter,
                 Raster<std::uint8_t>& classes) {
    constexpr float k_highest_class = 254.0F;
    for_each_sample(file, classes.grid(), working, reporter,
                    [&](std::size_t cell, const gdal::Pixels& pixels, Point pixel) {
                        const float code = pixel_under(pixels, pixel);
                        std::uint8_t& known = classes.values()[cell];
                        if (!Raster<std::uint8_t>::is_known(known) && code >= 0.0F && code <= k_highest_class) {
                            known = static_cast<std::uint8_t>(code);
                        }
                    });
}

void add_persons(const gdal::RasterFile& file, const std::string& working, const Reporter& reporter,
                 Raster<float>& persons) {
    const Grid& grid = persons.grid();
    const gdal::Transform to_working{gdal::crs(file.crs()), gdal::crs(working)};
    for (int top = 0; top < file.rows(); top += k_source_block) {
        for (int left = 0; left < file.cols(); left += k_source_block) {
            stop_if_cancelled(reporter);
            const gdal::Window block = file.clipped({left, top, k_source_block, k_source_block});
            const Lattice lattice{block.cols, block.rows, [&](int col, int row) {
                                      return to_working(file.position_of(
                                          {static_cast<double>(left + col), static_cast<double>(top + row)}));
                                  }};
            if (!lattice.bounds().overlaps(grid.bounds())) {
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
                        if (const std::optional<Cell> cell = grid.cell_at(place)) {
                            float& there = persons.values()[grid.index(*cell)];
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
