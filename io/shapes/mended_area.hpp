// SPDX-License-Identifier: Apache-2.0
/// @file  A drawn area made valid: rings closed, crossings undone, splinters dropped, and what that changed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/units.hpp"
#include "io/clean/finding.hpp"

namespace lomsong {

/// When a drawing is still believed. Shares are of the closed ring's length or of the larger area.
namespace area_rules {
/// Ends of a ring nearer than this are one point: rounding, not a gap.
inline constexpr Metres k_same_point{0.001};
/// A polygon that lacks its last side: of a triangle that is a third.
inline constexpr double k_polygon_gap_share = 0.35;
/// A line is a border when it comes back to its start; a larger gap means that it is some other line.
inline constexpr double k_line_gap_share = 0.10;
/// Mending that changes the area by no more than this is sure.
inline constexpr double k_sure_change = 0.05;
/// Mending that changes it by more than this is a guess, and the row is rejected.
inline constexpr double k_largest_change = 0.50;
/// A part of a multipolygon is a splinter when it is both small and thin (mean width: twice its area over its
/// length). The smallest true part of the 163 communes of Lào Cai and Cà Mau has 3,435 m2 and is 29 m wide.
inline constexpr double k_splinter_m2 = 100.0;
/// A splinter below this is rounding that nobody drew (one of 0.01 m2 is in the communes): dropped without a word.
inline constexpr double k_dust_m2 = 1.0;
inline constexpr Metres k_splinter_width{1.0};
}  // namespace area_rules

struct MendedArea {
    MultiPolygon polygons;  ///< valid, wound as geometry.hpp promises; empty when nothing could be saved
    std::string defect;     ///< as GEOS names it: "Self-intersection"; empty when valid
    std::optional<Point> defect_place;  ///< in the CRS of the drawing; nothing when GEOS names none
    Metres gap{0.0};                    ///< the longest that was closed between the ends of a ring
    double gap_share = 0.0;             ///< of that ring's length when closed
    bool gap_like_side = false;         ///< not longer than the ring's longest side: its last point was left out
    bool gap_refused = false;           ///< a ring stayed open: its gap is too large a share
    std::size_t splinters = 0;          ///< parts dropped, dust not counted
    double splinters_m2 = 0.0;
    double area_before_m2 = 0.0;  ///< of the rings as drawn
    double area_after_m2 = 0.0;

    /// 0 when mending kept the area, 1 when nothing of it is left.
    [[nodiscard]] double area_change() const;
};

/// Mends polygons in metres; rings may be open, crossed, doubled or wound either way. Never throws.
[[nodiscard]] MendedArea mended_area(MultiPolygon drawn);

/// The same for a border drawn as lines (DXF, KML): pieces are joined end to end, closed when they nearly close,
/// and a ring inside another is a hole of it.
[[nodiscard]] MendedArea area_within(const MultiLineString& border);

/// What a reader is told of it: nothing for a valid area, whatever its winding and doubled points. Rejected when
/// nothing is left, when a ring stays open, or when the area changed by more than `k_largest_change`. `where` is
/// the defect's place as people read it: "103.81, 22.51".
[[nodiscard]] std::vector<Finding> findings_of(const MendedArea& mended, const RowPlace& place,
                                               const std::string& where = {});

}  // namespace lomsong
