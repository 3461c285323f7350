// SPDX-License-Identifier: Apache-2.0
/// @file  What is known along radials once their samples up to some distance have been walked: everything that
///        delta-Bullington will ask of the ground between the mast and a receiver farther out. Plain data; the walk
///        itself is kernel/walk.inl.hpp. Heights in metres above the transmitting antenna, distances in km.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "algorithms/sweep/radial_fan.hpp"

namespace lomsong::sweep {

/// Radials walked in lock-step; neighbours, all of one ring.
inline constexpr std::size_t k_lanes = RadialFan::k_lanes;

/// One number per radial.
template <class T>
struct alignas(64) Lanes {
    T of[k_lanes] = {};
};

/// Upper convex hulls of heights over distance, one per radial: the points that a straight edge from a receiver
/// can touch. A stack per radial. With a point goes the edge *into* it, slope and value at distance 0: slope
/// +infinity for the first. The topmost point is kept apart as well.
struct Hulls {
    std::size_t stride = 0;  ///< floats per radial
    std::vector<float> x_km;
    std::vector<float> y_m;
    std::vector<float> edge_m_per_km;
    std::vector<float> edge_at_0_m;
    Lanes<std::int32_t> size;
    Lanes<float> top_x_km, top_y_m, top_edge_m_per_km;

    void reserve(std::size_t points);
    void inherit(const Hulls& parent, std::size_t first_parent_lane);
};

/// Sixteen neighbouring radials of a ring.
struct WalkState {
    int samples = 0;               ///< walked so far
    std::size_t stride = 0;        ///< floats per radial in the two that follow
    std::vector<float> surface_m;  ///< ground and clutter over the curved Earth, y_i = g_i - c d_i^2, per radial
    std::vector<float> bare_m;     ///< the same without clutter; empty where there is none
    /// Running maxima over the samples, m/km: slopes from the antenna to surface and to bare ground over the curved
    /// Earth (13, 77 less c D), and to bare ground over a flat one (89b).
    Lanes<float> surface_slope;
    Lanes<float> ground_slope;
    Lanes<float> flat_slope;
    Lanes<float> surface_slope_km;  ///< where the first is reached
    Lanes<float> ground_slope_km;   ///< where the second is
    Lanes<float> highest_m;         ///< highest ground so far, the mast's own included
    /// v1, v2 of the smooth Earth (85, 86), each with what rounding has kept back.
    Lanes<float> v1, v1_rest, v2, v2_rest;
    Lanes<float> ground_m;     ///< of the last sample
    std::uint32_t broken = 0;  ///< bit per radial: it has met unknown ground
    Hulls surface;             ///< curved, ground and clutter
    Hulls ground;              ///< curved, bare; empty without clutter, when it equals `surface`
    /// Not curved, bare, and behind: the walk rarely needs it, so samples are put on it when somebody asks.
    Hulls flat;
    int flat_samples = 0;

    /// Room for samples 1 .. `samples`, and nothing walked.
    void reset(int capacity, bool with_clutter);
    /// Goes on from eight radials of the ring within: `half` 0 the lower, 1 the upper ones, each twice.
    void inherit(const WalkState& parent, int half, bool with_clutter);
};

}  // namespace lomsong::sweep
