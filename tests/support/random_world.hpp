// SPDX-License-Identifier: Apache-2.0
/// @file  Small made-up worlds in memory for property and parallel tests; the same seed gives the same world.
#pragma once

#include <cstdint>

#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"

namespace lomsong {

struct RandomWorldOptions {
    std::uint64_t seed = 1;
    std::size_t hamlets = 12;
    std::size_t masts = 8;
    double unknown_share = 0.0;  ///< of the terrain, as one ragged edge in the east
};

/// 9 km x 6 km of hills in EPSG:9208 with hamlets, clusters, two communes, buildings, three operators (one of
/// them without stations) and fibre.
[[nodiscard]] Layers random_world(const RandomWorldOptions& options);

/// A made-up calibration: 4G with lines of its own for trees (1) and fields (4), which fall and rise with the distance,
/// 3G with one line; corrections from about -25 to +25 dB.
[[nodiscard]] Calibration random_calibration(std::uint64_t seed);

/// Parameters under which a random world has every status somewhere.
[[nodiscard]] RunParameters random_world_parameters();

}  // namespace lomsong
