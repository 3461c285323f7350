// SPDX-License-Identifier: Apache-2.0
#include "algorithms/zonal/closing.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace lomsong {

namespace {

enum class Step : unsigned char { grow, shrink };

/// Each cell with those `away` cells before and behind it in the list.
template <Step step>
void merge(std::span<std::uint8_t> into, std::span<const std::uint8_t> from, std::size_t away) {
    const auto merged = [](std::uint8_t a, std::uint8_t b) {
        return static_cast<std::uint8_t>(step == Step::grow ? a | b : a & b);
    };
    if (away >= from.size()) {
        return;
    }
    const std::size_t count = from.size() - away;
    for (std::size_t i = 0; i < count; ++i) {
        into[i] = merged(into[i], from[i + away]);
    }
    for (std::size_t i = 0; i < count; ++i) {
        into[i + away] = merged(into[i + away], from[i]);
    }
}

/// By a square: along the rows, then along the columns, where neighbours lie a row apart.
template <Step step>
Raster<std::uint8_t> walked(Raster<std::uint8_t> mask, std::uint32_t reach) {
    const auto cols = static_cast<std::size_t>(mask.grid().cols());
    const std::vector<std::uint8_t> before = mask.values();
    const std::span<const std::uint8_t> all{before};
    for (std::size_t row = 0; row < before.size(); row += cols) {
        for (std::uint32_t away = 1; away <= reach; ++away) {
            merge<step>(std::span{mask.values()}.subspan(row, cols), all.subspan(row, cols), away);
        }
    }
    const std::vector<std::uint8_t> along_rows = mask.values();
    for (std::uint32_t away = 1; away <= reach; ++away) {
        merge<step>(mask.values(), along_rows, away * cols);
    }
    return mask;
}

}  // namespace

Raster<std::uint8_t> grown(Raster<std::uint8_t> mask, std::uint32_t reach) {
    return reach == 0 ? mask : walked<Step::grow>(std::move(mask), reach);
}

Raster<std::uint8_t> shrunk(Raster<std::uint8_t> mask, std::uint32_t reach) {
    return reach == 0 ? mask : walked<Step::shrink>(std::move(mask), reach);
}

}  // namespace lomsong
