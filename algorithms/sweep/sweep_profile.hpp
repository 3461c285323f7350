// SPDX-License-Identifier: Apache-2.0
/// @file  The profile that the radial sweep uses for one receiver, written out: for tests, and for whoever wants to
///        know why a raster cell differs from the exact path.
#pragma once

#include "algorithms/sweep/radial_fan.hpp"
#include "algorithms/terrain/profile.hpp"

namespace lomsong {

/// From the mast to the receiver: the samples of the fan's radials whose sectors hold the receiver, a private
/// sample one step before the receiver on the straight line, the receiver. Nearer than the fan's `near_limit`:
/// the exact profile. False as soon as a point lies on unknown ground; the profile is then not to be used.
[[nodiscard]] bool sweep_profile(const RadialFan& fan, const TerrainProfiler& profiler, Point mast, Point receiver,
                                 PathProfile& profile);

/// The same with the fan that sweeps use.
[[nodiscard]] bool sweep_profile(const TerrainProfiler& profiler, Point mast, Point receiver, PathProfile& profile);

}  // namespace lomsong
