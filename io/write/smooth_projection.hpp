// SPDX-License-Identifier: Apache-2.0
/// @file  Longitude and latitude of millions of points: a map projection is so smooth that within two kilometres a
///        parabola follows it to a hundredth of a millimetre.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "engine/core/geometry.hpp"
#include "io/gdal/session.hpp"

namespace lomsong {

/// Not thread-safe: one per thread.
class SmoothProjection {
  public:
    /// @throws Error{bad_project} when PROJ does not know the CRS, which must be in metres.
    explicit SmoothProjection(const std::string& crs);

    /// Longitude in x, latitude in y, degrees, within 1e-10 degrees (0.01 mm) of PROJ; nothing when the point has
    /// no image. Depends on the point alone, not on those asked before.
    [[nodiscard]] std::optional<Point> operator()(Point point) const;
    /// The same by PROJ itself.
    [[nodiscard]] std::optional<Point> exact(Point point) const { return m_transform(point); }

  private:
    static constexpr int k_nodes = 3;  ///< along an edge of a tile: both ends and the middle
    /// The images of a tile's nodes, row by row from its south-west corner.
    using Tile = std::array<Point, k_nodes * k_nodes>;
    struct TileKey {
        std::int64_t east = 0;
        std::int64_t north = 0;
        friend bool operator==(const TileKey&, const TileKey&) = default;
    };
    struct Hash {
        std::size_t operator()(const TileKey& key) const;
    };

    /// Nothing where a node has no image, or longitudes jump.
    [[nodiscard]] std::optional<Tile> tile_at(const TileKey& key) const;

    gdal::Transform m_transform;
    mutable std::unordered_map<TileKey, std::optional<Tile>, Hash> m_tiles;
    mutable const std::pair<const TileKey, std::optional<Tile>>* m_last = nullptr;  ///< neighbours ask for it again
};

}  // namespace lomsong
