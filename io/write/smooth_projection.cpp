// SPDX-License-Identifier: Apache-2.0
#include "io/write/smooth_projection.hpp"

#include <cmath>
#include <cstddef>

namespace lomsong {

namespace {

constexpr double k_edge_m = 2048.0;   ///< of a tile
constexpr double k_far_m = 1e9;       ///< beyond any projection; its tiles still have a number
constexpr double k_widest_deg = 1.0;  ///< a tile that spans more lies at a pole or across the antimeridian

/// How much each of three nodes at 0, 1/2 and 1 weighs at `at`: Lagrange's parabola.
constexpr std::array<double, 3> weights(double at) {
    return {(2.0 * at - 1.0) * (at - 1.0), 4.0 * at * (1.0 - at), at * (2.0 * at - 1.0)};
}

}  // namespace

SmoothProjection::SmoothProjection(const std::string& crs) : m_transform{gdal::crs(crs), gdal::wgs84()} {}

std::size_t SmoothProjection::Hash::operator()(const TileKey& key) const {
    constexpr std::size_t k_odd = 0x9E3779B97F4A7C15;
    return (static_cast<std::size_t>(key.east) * k_odd + static_cast<std::size_t>(key.north)) * k_odd;
}

std::optional<SmoothProjection::Tile> SmoothProjection::tile_at(const TileKey& key) const {
    Tile tile;
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const double col = static_cast<double>(i % k_nodes) / (k_nodes - 1);
        const double row = static_cast<double>(i / k_nodes) / (k_nodes - 1);
        const auto image = m_transform(
            {(static_cast<double>(key.east) + col) * k_edge_m, (static_cast<double>(key.north) + row) * k_edge_m});
        if (!image || (i > 0 && std::abs(image->x - tile[0].x) > k_widest_deg)) {
            return std::nullopt;
        }
        tile[i] = *image;
    }
    return tile;
}

std::optional<Point> SmoothProjection::operator()(Point point) const {
    if (!(std::abs(point.x) < k_far_m && std::abs(point.y) < k_far_m)) {
        return exact(point);
    }
    const double east = point.x / k_edge_m;
    const double north = point.y / k_edge_m;
    const TileKey key{static_cast<std::int64_t>(std::floor(east)), static_cast<std::int64_t>(std::floor(north))};
    if (m_last == nullptr || !(m_last->first == key)) {
        auto found = m_tiles.find(key);
        if (found == m_tiles.end()) {
            found = m_tiles.emplace(key, tile_at(key)).first;
        }
        m_last = &*found;
    }
    if (!m_last->second) {
        return exact(point);
    }
    const Tile& tile = *m_last->second;
    const auto by_col = weights(east - static_cast<double>(key.east));
    const auto by_row = weights(north - static_cast<double>(key.north));
    Point image;
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const double weight = by_row[i / k_nodes] * by_col[i % k_nodes];
        image.x += weight * tile[i].x;
        image.y += weight * tile[i].y;
    }
    return image;
}

}  // namespace lomsong
