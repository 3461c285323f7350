// SPDX-License-Identifier: Apache-2.0
/// @file  How much ground two areas share.
#pragma once

#include <optional>

#include "engine/core/geometry.hpp"

namespace lomsong {

/// Area that both cover, m2. Nothing when the rings cross themselves in a way that defies the overlay.
[[nodiscard]] std::optional<double> shared_area_m2(const MultiPolygon& a, const MultiPolygon& b);

}  // namespace lomsong
