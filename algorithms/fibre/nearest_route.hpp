// SPDX-License-Identifier: Apache-2.0
/// @file  The nearest of many lines: an R-tree over their segments, hidden from who asks.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "engine/core/layers.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// Distances that differ by no more are equal: rounding must not choose between cables on the same poles.
inline constexpr Metres k_same_distance{1e-6};

struct NearRoute {
    std::size_t route = 0;  ///< into the routes given
    Metres distance;
};

/// Built once over all routes, O(n log n) in their segments; a query is O(log n).
class NearestRoute {
  public:
    explicit NearestRoute(const std::vector<FibreRoute>& routes);
    ~NearestRoute();
    NearestRoute(const NearestRoute&) = delete;
    NearestRoute& operator=(const NearestRoute&) = delete;

    /// The nearest route; of those equally near the one that stands first. Nothing when no route has a point.
    [[nodiscard]] std::optional<NearRoute> to(Point point) const;

  private:
    struct Tree;
    std::unique_ptr<Tree> m_tree;
};

}  // namespace lomsong
