// SPDX-License-Identifier: Apache-2.0
/// @file  Where lines meet, nearly meet and run on each other: an index over all segments of many routes.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/units.hpp"
#include "io/shapes/geos.hpp"

namespace lomsong {

struct Segment {
    std::size_t route = 0;
    std::size_t part = 0;
    std::size_t at = 0;  ///< of its first point within the part
    Point a;
    Point b;
};

/// The point of a segment that is nearest to another point.
struct Contact {
    Segment segment;
    Point point;
    Metres away{0.0};
};

/// A stretch of a line, as shares of a segment's length.
struct Stretch {
    double from = 0.0;
    double to = 0.0;
};

[[nodiscard]] Point nearest_on(const Segment& segment, Point point);
/// True when the two have a point in common, or come within `slack` of each other at an end.
[[nodiscard]] bool segments_meet(const Segment& first, const Segment& second, Metres slack);
/// The stretch of `first` that runs on `second`, no point further off than `slack`; empty when there is none.
[[nodiscard]] Stretch shared_stretch(const Segment& first, const Segment& second, Metres slack);
/// Length that the stretches cover together, each place once.
[[nodiscard]] double covered(std::vector<Stretch> stretches);

/// The routes as they were when it was built.
class SegmentIndex {
  public:
    explicit SegmentIndex(std::span<const FibreRoute> routes);

    [[nodiscard]] const std::vector<Segment>& segments() const { return m_segments; }
    /// Segments no further than `reach` from the point, in the order of the routes.
    [[nodiscard]] std::vector<Contact> near(Point point, Metres reach) const;
    /// Segments whose box comes within `reach` of that of the segment, itself among them, in the order of routes.
    [[nodiscard]] std::vector<std::size_t> around(const Segment& segment, Metres reach) const;

  private:
    std::vector<Segment> m_segments;
    geos::BoxIndex m_index;
};

}  // namespace lomsong
