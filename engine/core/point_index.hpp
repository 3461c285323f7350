// SPDX-License-Identifier: Apache-2.0
/// @file  The nearest of many points: an R-tree, hidden from who asks.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "engine/core/geometry.hpp"

namespace lomsong {

/// A point with whatever it stands for.
struct IndexedPoint {
    Point position;
    std::uint32_t payload = 0;
};

class PointIndex {
  public:
    explicit PointIndex(std::span<const IndexedPoint> points);
    ~PointIndex();
    PointIndex(PointIndex&&) noexcept;
    PointIndex& operator=(PointIndex&&) noexcept;

    /// The nearest point; of those equally near (to a micrometre) the one with the lowest payload.
    [[nodiscard]] std::optional<IndexedPoint> nearest(Point point) const;
    /// Those no further than `reach`, by payload.
    [[nodiscard]] std::vector<IndexedPoint> within(Point point, Metres reach) const;

  private:
    struct Tree;
    std::unique_ptr<Tree> m_tree;
};

}  // namespace lomsong
