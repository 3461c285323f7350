// SPDX-License-Identifier: Apache-2.0
/// @file  A few places out of many, apart from each other, so that everybody who can be seen is seen from several.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// A place and whom it sees: indices into the weights, ascending.
struct SeeingPlace {
    Point position;
    std::vector<std::uint32_t> sees;
};

/// At most `most` places, none nearer than `spacing` to another or to one of `taken`, in the order of choice.
///
/// In rounds: each takes, again and again, the place that sees most weight not yet seen in this round (of two alike
/// the one that stands first); when nobody is left to be seen, the next round starts with everybody unseen. A place
/// that sees nobody is never taken.
[[nodiscard]] std::vector<std::size_t> thinned(const std::vector<SeeingPlace>& places,
                                               std::span<const double> weights, std::size_t most, Metres spacing,
                                               std::span<const Point> taken = {});

}  // namespace lomsong
