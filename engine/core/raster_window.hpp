// SPDX-License-Identifier: Apache-2.0
/// @file  A window of a raster, taken out and put back.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/grid.hpp"

namespace lomsong {

/// The window's cells as they are stored, row-major. The window must lie in the one that the raster holds.
template <class T>
[[nodiscard]] std::vector<typename Raster<T>::Stored> window_of(const Raster<T>& raster, const Window& window) {
    std::vector<typename Raster<T>::Stored> cells;
    cells.reserve(window.size());
    for (std::int32_t row = 0; row < window.rows; ++row) {
        const auto first = raster.values().begin() +
                           static_cast<std::ptrdiff_t>(raster.index({Row{window.row.value + row}, window.col}));
        cells.insert(cells.end(), first, first + window.cols);
    }
    return cells;
}

/// The way back: `cells` has as many as the window.
template <class T>
void set_window(Raster<T>& raster, const Window& window, std::span<const typename Raster<T>::Stored> cells) {
    const auto width = static_cast<std::size_t>(window.cols);
    for (std::int32_t row = 0; row < window.rows; ++row) {
        const auto to = raster.values().begin() +
                        static_cast<std::ptrdiff_t>(raster.index({Row{window.row.value + row}, window.col}));
        std::ranges::copy(cells.subspan(static_cast<std::size_t>(row) * width, width), to);
    }
}

}  // namespace lomsong
