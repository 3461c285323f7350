// SPDX-License-Identifier: Apache-2.0
#include "io/sheets/relief.hpp"

#include <algorithm>
#include <cmath>

#include "io/gdal/raster.hpp"
#include "io/gdal/session.hpp"

namespace lomsong::sheets {

namespace {

constexpr double k_level_ground = 181.0;  ///< brightness of hillshade.tif
constexpr double k_most_per_mm = 5.0;     ///< pixels; 127 to the inch are enough for shades
constexpr double k_darkest = 0.45;        ///< part of the shade that is kept
constexpr double k_step = 6.0;            ///< of grey: finer ones are not seen, and cost space

/// Slopes in the light are as white as the paper, so that colours above keep their own brightness.
std::uint32_t tone(double brightness, double strength) {
    const double shade = std::max(0.0, k_level_ground - brightness);
    const double darkness = k_step * std::round(k_darkest * strength * shade / k_step);
    const auto grey = static_cast<std::uint32_t>(std::lround(255.0 - darkness));
    return 0xFF000000U | grey << 16U | grey << 8U | grey;
}

}  // namespace

Relief::Relief(const std::filesystem::path& file) {
    gdal::start();
    const gdal::RasterFile raster{file, file.string(), "", ""};
    const gdal::Pixels pixels = raster.read(raster.whole());
    m_cols = raster.cols();
    m_rows = raster.rows();
    m_ground.add(raster.position_of({0.0, 0.0}));
    m_ground.add(raster.position_of({static_cast<double>(m_cols), static_cast<double>(m_rows)}));
    m_brightness.reserve(static_cast<std::size_t>(m_cols) * static_cast<std::size_t>(m_rows));
    for (int row = 0; row < m_rows; ++row) {
        for (int col = 0; col < m_cols; ++col) {
            const float value = pixels.at(col, row);
            m_brightness.push_back(
                std::isfinite(value) ? static_cast<std::uint8_t>(std::clamp(std::round(value), 1.0F, 255.0F)) : 0U);
        }
    }
}

void Relief::draw(Canvas& canvas, const MapWindow& window, double strength) const {
    const Box shown = window.ground();
    if (m_cols == 0 || !m_ground.overlaps(shown)) {
        return;
    }
    const double cell_x = (m_ground.max_x - m_ground.min_x) / m_cols;
    const double cell_y = (m_ground.max_y - m_ground.min_y) / m_rows;
    const int left = std::max(0, static_cast<int>(std::floor((shown.min_x - m_ground.min_x) / cell_x)));
    const int right = std::min(m_cols, static_cast<int>(std::ceil((shown.max_x - m_ground.min_x) / cell_x)));
    const int top = std::max(0, static_cast<int>(std::floor((m_ground.max_y - shown.max_y) / cell_y)));
    const int bottom = std::min(m_rows, static_cast<int>(std::ceil((m_ground.max_y - shown.min_y) / cell_y)));
    const double per_mm = window.metres_of(1.0).value() / std::max(cell_x, cell_y);
    const int step = std::max(1, static_cast<int>(std::floor(per_mm / k_most_per_mm)));
    draw::Picture picture{(right - left + step - 1) / step, (bottom - top + step - 1) / step, {}};
    if (picture.cols <= 0 || picture.rows <= 0) {
        return;
    }
    for (int row = top; row < bottom; row += step) {
        for (int col = left; col < right; col += step) {
            const std::uint8_t value =
                m_brightness[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_cols) +
                             static_cast<std::size_t>(col)];
            picture.pixels.push_back(value == 0 ? 0xFFFFFFFFU : tone(value, strength));
        }
    }
    const Spot corner = window.to_paper({m_ground.min_x + left * cell_x, m_ground.max_y - top * cell_y});
    const double mm_x = window.mm_of(Metres{cell_x}) * step;
    const double mm_y = window.mm_of(Metres{cell_y}) * step;
    canvas.clip(window.paper());
    canvas.picture({corner.x, corner.y, corner.x + mm_x * picture.cols, corner.y + mm_y * picture.rows}, picture);
    canvas.release();
}

}  // namespace lomsong::sheets
