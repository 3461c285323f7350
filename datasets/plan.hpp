// SPDX-License-Identifier: Apache-2.0
/// @file  The relief on coarser cells, as people see it who settle: slope, valleys, the province's outline.
#pragma once

#include <cstdint>
#include <vector>

#include "datasets/relief.hpp"
#include "engine/core/grid.hpp"

namespace lomsong::datasets {

/// Cells of 90 m; all vectors are row-major on `grid`.
struct Plan {
    Grid grid;
    std::vector<float> height_m;
    std::vector<float> slope;              ///< m/m
    std::vector<std::uint8_t> ground;      ///< Ground
    std::vector<float> valley_distance_m;  ///< to the nearest valley floor
    std::vector<std::uint8_t> inside;      ///< 1 within the province
    [[nodiscard]] Ground ground_at(std::uint32_t cell) const { return static_cast<Ground>(ground[cell]); }
};

/// Slopes and valley distances from heights and ground, which must be set.
void find_slopes_and_valleys(Plan& plan);

/// Averages the relief and chooses the province: `area_km2` of country around the middle of the map whose
/// outline runs along ridges where it can. No cell nearer than `margin` to the edge of the map is inside.
[[nodiscard]] Plan make_plan(const Relief& relief, double area_km2, Metres margin, std::uint64_t seed);

}  // namespace lomsong::datasets
