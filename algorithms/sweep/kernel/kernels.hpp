// SPDX-License-Identifier: Apache-2.0
/// @file  The three inner loops of the radial sweep, compiled for each vector instruction set and chosen when the
///        program starts. Sixteen lanes whatever the set: results differ between processors in rounding only, and
///        not at all between those with fused multiply-add.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "algorithms/sweep/mast_frame.hpp"
#include "algorithms/sweep/receiver_order.hpp"
#include "algorithms/sweep/walk_state.hpp"

namespace lomsong::sweep {

/// For each wanted receiver its key, 16 * bucket + lane, and its place, row * 65536 + column; row by row.
/// `bucket_of_ring` as ReceiverOrder keeps it.
void locate_receivers(const RadialFan& fan, const ReceiverFrame& receivers,
                      std::span<const std::uint32_t> bucket_of_ring, std::vector<std::uint32_t>& keys,
                      std::vector<std::uint32_t>& places);

/// Sines and cosines of the azimuths of a sheaf's radials.
struct Directions {
    Lanes<float> sine;
    Lanes<float> cosine;
};

/// A stretch of a sheaf to walk.
struct Stretch {
    int ring = 0;
    int sheaf = 0;
    int last_sample = 0;
};

/// Walks from the state's samples on to `stretch.last_sample`, and appends a path for each receiver met.
void walk(const MastFrame& mast, const Directions& directions, const Stretch& stretch,
          const ReceiverFrame& receivers, const ReceiverOrder& order, WalkState& state, SweptPaths& paths);

/// What turns a path into a loss at one frequency.
struct RadioFrame {
    static constexpr float k_latitude_deg = 22.5F;  ///< Link's default; on land at the median only ducting reads it
    float f_ghz = 1.0F;
    float wave_m = 0.2998F;
    float step_km = 0.03F;
    float bend = 0.0F;
    float earth_km = 0.0F;
    float n0 = 325.0F;
    bool vertical = true;
};

/// Basic transmission loss of each path, dB; +infinity where the path crosses unknown ground. ITU-R P.1812-8 for
/// half of the time and of the locations, over land. `state` must be that of the walk that found the paths, no
/// farther on than it was then.
void p1812_losses(const RadioFrame& radio, const WalkState& state, const SweptPaths& paths,
                  std::span<float> losses_db);

}  // namespace lomsong::sweep
