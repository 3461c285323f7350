// SPDX-License-Identifier: Apache-2.0
/// @file  The yardstick of the radial sweep: what nobody who walks radials can undercut.
#pragma once

#include <cstddef>
#include <span>

#include "algorithms/sweep/radial_fan.hpp"
#include "engine/core/geometry.hpp"
#include "engine/core/grid.hpp"
#include "engine/core/units.hpp"

namespace lomsong::benchmarks {

/// Walks every sample of the sweep's own fan once, on one thread, and does the three things that no sweep can leave
/// out: reads the terrain at the sample (bilinear, four loads), turns the distance between the antennas into
/// free-space loss (one logarithm), stores the loss in the cell that the sample lies in.
///
/// It has no horizon, no diffraction, no clutter and no receiver per cell, so its losses are worth nothing: only
/// its time is. Single precision; nothing is kept from one call to the next.
class LimitKernel {
  public:
    enum class Instructions {
        plain,   ///< C++ as one would write it, compiled like the rest
        vector,  ///< what is left when vector instructions do all of it
    };

    /// Every cell of `terrain` within the radius of a mast, and one cell around, must be known and inside.
    LimitKernel(const Raster<HeightAboveSeaLevel>& terrain, RadialFan fan, Instructions instructions)
        : m_terrain{terrain}, m_fan{fan}, m_instructions{instructions} {}

    /// Writes free-space losses in dB to `losses_db`, row-major on the terrain's grid. Returns the samples walked.
    std::size_t run(Point mast, HeightAboveGround antenna, Hertz frequency, Metres radius,
                    std::span<float> losses_db) const;

  private:
    const Raster<HeightAboveSeaLevel>& m_terrain;
    RadialFan m_fan;
    Instructions m_instructions;
};

}  // namespace lomsong::benchmarks
