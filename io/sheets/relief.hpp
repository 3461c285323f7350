// SPDX-License-Identifier: Apache-2.0
/// @file  The shaded relief of a result as the quiet ground of its maps.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "engine/core/geometry.hpp"
#include "io/sheets/map_window.hpp"

namespace lomsong::sheets {

/// hillshade.tif of a result, in the CRS of its maps.
class Relief {
  public:
    /// Nothing to draw.
    Relief() = default;
    /// @throws Error{bad_data} naming the file when it is damaged.
    explicit Relief(const std::filesystem::path& file);

    /// Draws what lies in the window; `strength` 1 is as dark as relief may be beneath a map, 0 is white.
    void draw(Canvas& canvas, const MapWindow& window, double strength = 1.0) const;

  private:
    Box m_ground;
    int m_cols = 0;
    int m_rows = 0;
    std::vector<std::uint8_t> m_brightness;  ///< 0 where there is none
};

}  // namespace lomsong::sheets
