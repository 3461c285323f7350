// SPDX-License-Identifier: Apache-2.0
#include "io/read/height_mosaic.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "io/clean/limits.hpp"
#include "io/gdal/session.hpp"
#include "io/read/sampled_block.hpp"

namespace lomsong {

namespace {

constexpr float k_full = 0.9999F;  ///< a weight that nothing more is added to

/// A sum of weights times heights, and of the weights.
struct Weighted {
    float sum = 0.0F;
    float weight = 0.0F;
};

/// Markers of "no data" that the file does not declare are no heights.
void forget_unbelieved(gdal::Pixels& pixels) {
    constexpr auto k_lowest = static_cast<float>(limits::k_terrain_m.lowest);
    constexpr auto k_highest = static_cast<float>(limits::k_terrain_m.highest);
    for (float& value : pixels.values()) {
        value = value >= k_lowest && value <= k_highest ? value : Storage<HeightAboveSeaLevel>::k_unknown;
    }
}

/// Where a position lies among the four pixel centres around it. It must lie less than a pixel outside the file.
struct Between {
    int west;
    int north;
    float east_share;
    float south_share;

    explicit Between(Point pixel)
        : west{static_cast<int>(pixel.x + 0.5) -
               1},  // of a number that is not negative, so that the cast rounds down
          north{static_cast<int>(pixel.y + 0.5) - 1},
          east_share{static_cast<float>(pixel.x - 0.5 - west)},
          south_share{static_cast<float>(pixel.y - 0.5 - north)} {}
};

/// Bilinear over the four pixel centres around; only known ones weigh.
Weighted height_of_known(const gdal::Pixels& pixels, const Between& place) {
    Weighted total;
    for (int down = 0; down < 2; ++down) {
        for (int right = 0; right < 2; ++right) {
            const float height = pixels.at(place.west + right, place.north + down);
            if (!std::isnan(height)) {
                const float share = (right == 1 ? place.east_share : 1.0F - place.east_share) *
                                    (down == 1 ? place.south_share : 1.0F - place.south_share);
                total.sum += share * height;
                total.weight += share;
            }
        }
    }
    return total;
}

/// The same where all four pixels lie in the window; not a number as soon as one is unknown.
float height_of_all(const gdal::Pixels& pixels, const Between& place) {
    const float* upper = pixels.from(place.west, place.north);
    const float* lower = upper + pixels.window().cols;
    const float in_the_north = upper[0] + place.east_share * (upper[1] - upper[0]);
    const float in_the_south = lower[0] + place.east_share * (lower[1] - lower[0]);
    return in_the_north + place.south_share * (in_the_south - in_the_north);
}

float pixel_under(const gdal::Pixels& pixels, Point pixel) {
    return pixels.at(static_cast<int>(std::floor(pixel.x)), static_cast<int>(std::floor(pixel.y)));
}

/// The heights of one window, gathered from file after file.
class BlockHeights {
  public:
    explicit BlockHeights(const Window& cells)
        : m_cells{cells}, m_heights(cells.size()), m_known(cells.size()), m_missing{cells.size()} {}

    /// True when no file can add anything.
    [[nodiscard]] bool complete() const { return m_missing == 0; }

    void add(const SampledBlock& block) {
        if (block.is_copy()) {
            block.for_each_copy([this](std::size_t cell, float height) {
                if (!std::isnan(height)) {
                    add(cell, {height, 1.0F}, true);
                }
            });
            return;
        }
        const gdal::Pixels& pixels = block.pixels();
        const gdal::Window& window = pixels.window();
        const bool surrounded = block.surrounded();
        block.for_each_cell([&](std::size_t cell, Point pixel) {
            const Between place{pixel};
            const bool inside = surrounded || (place.west >= window.col && place.north >= window.row &&
                                               place.west + 1 < window.col + window.cols &&
                                               place.north + 1 < window.row + window.rows);
            const float height = inside ? height_of_all(pixels, place) : Storage<float>::k_unknown;
            if (!std::isnan(height)) {
                add(cell, {height, 1.0F}, true);
            } else {
                add(cell, height_of_known(pixels, place), !std::isnan(pixel_under(pixels, pixel)));
            }
        });
    }

    void store(Raster<HeightAboveSeaLevel>& heights) const {
        std::size_t from = 0;
        for (std::int32_t row = 0; row < m_cells.rows; ++row) {
            float* to = &heights.values()[heights.index({Row{m_cells.row.value + row}, m_cells.col})];
            for (std::int32_t col = 0; col < m_cells.cols; ++col, ++from, ++to) {
                if (m_known[from] != 0) {
                    *to = m_heights[from].sum / m_heights[from].weight;
                }
            }
        }
    }

  private:
    void add(std::size_t cell, const Weighted& height, bool known) {
        Weighted& sum = m_heights[cell];
        if (sum.weight == 0.0F && height.weight == 1.0F && known) {
            sum = height;
            --m_missing;
            m_known[cell] = 1;
            return;
        }
        const bool was_done = m_known[cell] != 0 && sum.weight > k_full;
        m_known[cell] = m_known[cell] != 0 || known ? 1 : 0;
        if (sum.weight <= k_full && height.weight > 0.0F) {
            const float taken = std::min(1.0F - sum.weight, height.weight);
            sum.sum += taken * (height.sum / height.weight);
            sum.weight += taken;
        }
        m_missing -= !was_done && m_known[cell] != 0 && sum.weight > k_full ? 1U : 0U;
    }

    Window m_cells;
    std::vector<Weighted> m_heights;
    std::vector<unsigned char> m_known;
    std::size_t m_missing;
};

}  // namespace

Raster<HeightAboveSeaLevel> height_mosaic(std::span<const gdal::RasterFile> files, const Grid& grid,
                                          const std::string& working, const Reporter& reporter,
                                          const std::function<bool(const Window&)>& wanted,
                                          const std::optional<Window>& held) {
    std::vector<gdal::Transform> to_file;
    for (const gdal::RasterFile& file : files) {
        to_file.emplace_back(gdal::crs(working), gdal::crs(file.crs()));
    }
    Raster<HeightAboveSeaLevel> heights =
        held ? Raster<HeightAboveSeaLevel>{grid, *held} : Raster<HeightAboveSeaLevel>{grid};
    for_each_block(heights.window(), [&](const Window& cells) {
        stop_if_cancelled(reporter);
        if (wanted && !wanted(cells)) {
            return;
        }
        BlockHeights found{cells};
        for (std::size_t i = 0; i < files.size() && !found.complete(); ++i) {
            if (std::optional<SampledBlock> block = SampledBlock::read(files[i], grid, cells, to_file[i])) {
                forget_unbelieved(block->pixels());
                found.add(*block);
            }
        }
        found.store(heights);
    });
    return heights;
}

}  // namespace lomsong
