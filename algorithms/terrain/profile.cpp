// SPDX-License-Identifier: Apache-2.0
#include "algorithms/terrain/profile.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace lomsong {

namespace {

constexpr std::size_t k_fewest_points = 5;

Point along(Point from, Point to, double share) {
    return {from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)};
}

/// Clutter heights on the terrain's grid, from the land-cover class at each cell's centre.
Raster<float> clutter_heights(const Layers& layers, const RunParameters& parameters) {
    if (layers.terrain_kind == TerrainKind::surface || layers.land_cover.empty()) {
        return {};
    }
    std::array<float, 256> height_of_class{};
    for (const auto& [code, height] : parameters.clutter_heights) {
        height_of_class[code] = static_cast<float>(height.value());
    }
    const Grid& grid = layers.terrain.grid();
    const Window& window = layers.terrain.window();
    Raster<float> heights{grid, window};
    for (std::size_t i = 0; i < window.size(); ++i) {
        const auto cell = layers.land_cover.grid().cell_at(grid.centre(window.cell(i)));
        const bool known = cell && layers.land_cover.known(*cell);
        heights.values()[i] = known ? height_of_class[layers.land_cover.at(*cell)] : 0.0F;
    }
    return heights;
}

}  // namespace

TerrainProfiler::TerrainProfiler(const Layers& layers, const RunParameters& parameters)
    : m_terrain{layers.terrain},
      m_clutter{clutter_heights(layers, parameters)},
      m_step{parameters.radio.profile_step},
      m_per_metre{1.0 / layers.terrain.grid().cell_size().value()} {}

float TerrainProfiler::ground_or_nan(Point point) const {
    const Grid& grid = m_terrain.grid();
    const double col = (point.x - grid.west()) * m_per_metre;
    const double row = (grid.north() - point.y) * m_per_metre;
    if (!(col >= 0.0 && row >= 0.0 && col < grid.cols() && row < grid.rows())) {
        return Storage<HeightAboveSeaLevel>::k_unknown;
    }
    const Window& held = m_terrain.window();
    const float* values = m_terrain.values().data();
    const auto is_held = [&](std::int32_t r, std::int32_t c) { return held.contains({Row{r}, Col{c}}); };
    const auto at = [&](std::int32_t r, std::int32_t c) { return values[held.index({Row{r}, Col{c}})]; };
    const auto own_row = static_cast<std::int32_t>(row);
    const auto own_col = static_cast<std::int32_t>(col);
    if (!is_held(own_row, own_col) || std::isnan(at(own_row, own_col))) {
        return Storage<HeightAboveSeaLevel>::k_unknown;
    }
    // The cell centre north-west of the point; the numbers are not negative, so a cast rounds down.
    const std::int32_t west = static_cast<std::int32_t>(col + 0.5) - 1;
    const std::int32_t north = static_cast<std::int32_t>(row + 0.5) - 1;
    const double to_east = col - 0.5 - west;
    const double to_south = row - 0.5 - north;
    double sum = 0.0;
    double weights = 0.0;
    const auto take = [&](std::int32_t r, std::int32_t c, double weight) {
        if (!is_held(r, c)) {
            return;
        }
        const float height = at(r, c);
        if (!std::isnan(height)) {
            sum += weight * static_cast<double>(height);
            weights += weight;
        }
    };
    take(north, west, (1.0 - to_south) * (1.0 - to_east));
    take(north, west + 1, (1.0 - to_south) * to_east);
    take(north + 1, west, to_south * (1.0 - to_east));
    take(north + 1, west + 1, to_south * to_east);
    return static_cast<float>(sum / weights);
}

std::optional<HeightAboveSeaLevel> TerrainProfiler::ground(Point point) const {
    const float height = ground_or_nan(point);
    if (std::isnan(height)) {
        return std::nullopt;
    }
    return HeightAboveSeaLevel{static_cast<double>(height)};
}

Metres TerrainProfiler::clutter(Point point) const {
    if (m_clutter.empty()) {
        return Metres{0.0};
    }
    const auto cell = m_clutter.cell_at(point);
    return cell ? Metres{static_cast<double>(m_clutter.at(*cell))} : Metres{0.0};
}

std::size_t TerrainProfiler::point_count(Metres distance) const {
    const auto intervals = static_cast<std::size_t>(std::ceil(distance / m_step));
    return std::max(k_fewest_points, intervals + 1);
}

bool TerrainProfiler::cut(Point from, Point to, PathProfile& profile) const {
    const Metres length = distance(from, to);
    const std::size_t count = point_count(length);
    profile.distance_km.resize(count);
    profile.terrain_m.resize(count);
    profile.clutter_m.resize(count);
    profile.zone.clear();
    const double step_share = 1.0 / static_cast<double>(count - 1);
    for (std::size_t i = 0; i < count; ++i) {
        const double share = i + 1 == count ? 1.0 : static_cast<double>(i) * step_share;
        const Point point = along(from, to, share);
        const float height = ground_or_nan(point);
        if (std::isnan(height)) {
            return false;
        }
        profile.distance_km[i] = in_kilometres(share * length);
        profile.terrain_m[i] = static_cast<double>(height);
        profile.clutter_m[i] = m_clutter.empty() ? 0.0 : clutter(point).value();
    }
    profile.clutter_m.front() = 0.0;
    profile.clutter_m.back() = 0.0;
    return true;
}

Box TerrainProfiler::unknown_stretch(Point from, Point to) const {
    const std::size_t count = point_count(distance(from, to));
    Box box;
    for (std::size_t i = 0; i < count; ++i) {
        const Point point = along(from, to, static_cast<double>(i) / static_cast<double>(count - 1));
        if (std::isnan(ground_or_nan(point))) {
            box.add(point);
        }
    }
    return box;
}

}  // namespace lomsong
