// SPDX-License-Identifier: Apache-2.0
/// @file  The reference attenuation of the Irregular Terrain Model: line of sight, diffraction and scatter joined
///        over distance.
#pragma once

#include "algorithms/propagation/itm_line_of_sight.hpp"
#include "algorithms/propagation/itm_path.hpp"

namespace lomsong::itm {

/// The straight line through the diffraction attenuation at two distances well beyond the horizons. Algorithm
/// (4.2) to (4.8).
[[nodiscard]] DiffractionLine diffraction_line(const Path& path) noexcept;

struct Attenuation {
    double a_ref_db = 0.0;
    ItmRegion region = ItmRegion::none;
};

/// Median attenuation beyond free space in a typical situation, at least 0 dB. Algorithm (4.1).
[[nodiscard]] Attenuation reference_attenuation(const Path& path) noexcept;

}  // namespace lomsong::itm
