// SPDX-License-Identifier: Apache-2.0
/// @file  An order in which neighbours in the list are neighbours on the ground, so that what one task has read is
///        still in the cache for the next.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/core/geometry.hpp"

namespace lomsong {

/// The indices of `places` along a Hilbert curve over their box, 65,536 steps a side; of places in one step the
/// lower index comes first.
[[nodiscard]] std::vector<std::size_t> hilbert_order(std::span<const Point> places);

}  // namespace lomsong
