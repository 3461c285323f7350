// SPDX-License-Identifier: Apache-2.0
/// @file  How the attenuation of the Irregular Terrain Model varies with time, location and situation.
#pragma once

#include "algorithms/propagation/itm_path.hpp"

namespace lomsong::itm {

/// Standard normal deviates of the three percentages, as their mode lets them count.
struct Deviates {
    double time = 0.0;
    double location = 0.0;
    double situation = 0.0;
};
[[nodiscard]] Deviates deviates_of(const ItmStatistics& statistics) noexcept;

/// Attenuation beyond free space that is not exceeded in the percentages, dB. TR-82-100 section 5, Algorithm
/// section 5. It may be negative: signals above free space exist, though few.
[[nodiscard]] double attenuation_at_db(double a_ref_db, const Path& path, ItmClimate climate,
                                       const ItmStatistics& statistics) noexcept;

}  // namespace lomsong::itm
