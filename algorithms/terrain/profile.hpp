// SPDX-License-Identifier: Apache-2.0
/// @file  Profiles over terrain: the only place that knows what lies on known ground and what does not.
#pragma once

#include <optional>

#include "engine/core/geometry.hpp"
#include "engine/core/grid.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/path_profile.hpp"

namespace lomsong {

/// Cuts profiles out of a terrain raster and a clutter-height raster on the same grid.
///
/// Immutable after construction and free of hidden state, so that threads may share one.
class TerrainProfiler {
  public:
    /// `step` is the nominal distance of profile points (see `point_count`). The layers must outlive this
    /// object. Clutter heights come from the land cover and the class table, on bare ground only: a surface
    /// model already contains canopy and roofs, and nothing is added to it.
    TerrainProfiler(const Layers& layers, const RunParameters& parameters);

    /// Ground height at a point: bilinear between the four nearest cell centres that are known, provided that
    /// the point's own cell is known; empty elsewhere and off the raster. Unknown ground is never sea level.
    [[nodiscard]] std::optional<HeightAboveSeaLevel> ground(Point point) const;

    /// Clutter height at a point's cell; 0 where none is known, and always 0 over a surface model.
    [[nodiscard]] Metres clutter(Point point) const;

    /// Points of the profile between two places: equally spaced, at most `step` apart, at least 5 (the fewest
    /// that ITU-R P.1812-8 section 3.2 admits), both ends included.
    [[nodiscard]] std::size_t point_count(Metres distance) const;

    /// Fills `profile` (its vectors are reused). False as soon as one point lies on unknown ground; the
    /// profile is then not to be used. Clutter is 0 at both ends.
    [[nodiscard]] bool cut(Point from, Point to, PathProfile& profile) const;

    /// The box of the points of the path that lie on unknown ground; empty when there are none.
    [[nodiscard]] Box unknown_stretch(Point from, Point to) const;

    [[nodiscard]] const Raster<HeightAboveSeaLevel>& terrain() const { return m_terrain; }
    /// Clutter heights in metres on the terrain's grid; empty when there are none.
    [[nodiscard]] const Raster<float>& clutter_raster() const { return m_clutter; }
    /// Nominal distance of profile points.
    [[nodiscard]] Metres step() const { return m_step; }

  private:
    [[nodiscard]] float ground_or_nan(Point point) const;

    const Raster<HeightAboveSeaLevel>& m_terrain;
    Raster<float> m_clutter;  ///< heights in metres on the terrain's grid; empty when there are none
    Metres m_step;
    double m_per_metre;  ///< terrain cells per metre
};

}  // namespace lomsong
