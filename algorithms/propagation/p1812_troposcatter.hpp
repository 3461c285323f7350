// SPDX-License-Identifier: Apache-2.0
/// @file  Troposcatter of ITU-R P.1812-8, section 4.4. Over flat forest it caps the loss even on short paths, so
///        it is always part of the chain.
#pragma once

#include "algorithms/propagation/p1812_path.hpp"

namespace lomsong::p1812 {

/// Basic transmission loss by troposcatter, dB, not exceeded for `time_pct` (1..50) of the year, for a path
/// angular distance over bare terrain. Equations (44), (45).
[[nodiscard]] double troposcatter_loss_db(const Path& path, double theta_mrad, double n0, double time_pct) noexcept;

}  // namespace lomsong::p1812
