// SPDX-License-Identifier: Apache-2.0
/// @file  The part of the ground that a map shows, where it lies on the paper, and in which scale.
#pragma once

#include "engine/core/geometry.hpp"
#include "io/sheets/paper.hpp"

namespace lomsong::sheets {

/// Larger scales than 1:k_least_denominator are not used: a single hamlet still has some country around it.
inline constexpr double k_least_denominator = 10'000.0;

/// The first scale number of 1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5, 8 times a power of ten that is not below
/// `denominator`, nor below k_least_denominator: 52,300 -> 60,000. `denominator` must be finite.
[[nodiscard]] double rounded_denominator(double denominator);

/// Grid north is up; both axes have one scale. The scale is that of the grid: lengths on the ellipsoid differ from
/// it by the projection's scale factor, a few parts in ten thousand.
class MapWindow {
  public:
    /// The largest rounded scale in which all of `ground` (not empty; a single place will do) fits on `paper` with
    /// a margin of 4 mm, its middle in the middle of the paper.
    MapWindow(const Box& ground, const PaperBox& paper);

    [[nodiscard]] const PaperBox& paper() const { return m_paper; }
    /// n of 1:n.
    [[nodiscard]] double denominator() const { return m_denominator; }
    /// All that lies on the paper.
    [[nodiscard]] Box ground() const;

    [[nodiscard]] Spot to_paper(Point place) const;
    [[nodiscard]] Point to_ground(Spot spot) const;
    [[nodiscard]] double mm_of(Metres length) const { return length.value() * 1e3 / m_denominator; }
    [[nodiscard]] Metres metres_of(double mm) const { return Metres{mm * m_denominator / 1e3}; }

    /// Lines and rings on the paper, with as few bends as a pen can draw: none closer together than 0.1 mm, and no
    /// place of the line further than 0.2 mm from where it is. What lies beyond one side of the paper is left out.
    [[nodiscard]] std::vector<Spot> to_paper(const LineString& line) const;
    [[nodiscard]] Outlines to_paper(const MultiLineString& lines) const;
    /// Outer rings and holes, wound against each other as on the ground.
    [[nodiscard]] Outlines to_paper(const MultiPolygon& areas) const;

  private:
    PaperBox m_paper;
    double m_denominator;
    Point m_middle;  ///< of the ground, on the paper's middle
};

}  // namespace lomsong::sheets
