// SPDX-License-Identifier: Apache-2.0
/// @file  Rasters drawn in text: the picture is the fixture.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/core/grid.hpp"

namespace lomsong::testing_tools {

/// One string per row, from the north; cells of 10 m, the south-west corner of the picture at (0, 0).
/// '#' is 1, '.' is 0, a digit is itself, a space is unknown.
inline Raster<std::uint8_t> drawn(const std::vector<std::string_view>& rows) {
    const auto height = static_cast<std::int32_t>(rows.size());
    const auto width = static_cast<std::int32_t>(rows.front().size());
    Raster<std::uint8_t> raster{Grid{0.0, 10.0 * height, Metres{10.0}, height, width}};
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t col = 0; col < rows[row].size(); ++col) {
            const char sign = rows[row][col];
            std::uint8_t& value = raster.values()[row * rows[row].size() + col];
            if (sign == '#' || sign == '.') {
                value = sign == '#' ? 1 : 0;
            } else if (sign >= '0' && sign <= '9') {
                value = static_cast<std::uint8_t>(sign - '0');
            }
        }
    }
    return raster;
}

}  // namespace lomsong::testing_tools
