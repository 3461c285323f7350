// SPDX-License-Identifier: Apache-2.0
/// @file  The coordinate grid of a map: where its round eastings and northings meet the neat line, and how they are
///        written there.
#pragma once

#include <string>
#include <vector>

#include "engine/core/parameters.hpp"
#include "io/sheets/map_window.hpp"
#include "io/sheets/paper.hpp"

namespace lomsong::sheets {

/// Room that the numbers take outside the neat line, mm.
inline constexpr double k_tick_room = 4.5;

struct GridTick {
    Metres coordinate{0.0};  ///< easting or northing
    double at = 0.0;         ///< from the left, or from the top, of the paper
    std::string label;       ///< "405" km, or "405.250" m where the grid is finer than a kilometre
};

struct GridTicks {
    Metres step{0.0};  ///< 1, 2 or 5 times a power of ten
    std::vector<GridTick> eastings;
    std::vector<GridTick> northings;
};

/// Lines about 40 mm apart, and no closer than 25.
[[nodiscard]] GridTicks grid_ticks(const MapWindow& window, Language language);

/// Small crosses where the lines meet, ticks and numbers outside the neat line, and the neat line itself.
void draw_grid_crosses(Canvas& canvas, const MapWindow& window, const GridTicks& ticks);
void draw_neat_line(Canvas& canvas, const MapWindow& window, const GridTicks& ticks);

}  // namespace lomsong::sheets
