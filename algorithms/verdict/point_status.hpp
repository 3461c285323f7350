// SPDX-License-Identifier: Apache-2.0
/// @file  Status rule 1: one test point or cell, one operator, one technology.
#pragma once

#include "engine/core/parameters.hpp"
#include "engine/core/results.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// P(received level >= threshold), in [0, 1], when the level is normal around its median `level` with standard
/// deviation `sigma`. A sigma of 0 or less is certainty: 1 from the threshold on, else 0.
[[nodiscard]] double service_probability(Dbm level, Dbm threshold, Decibels sigma) noexcept;

/// `good` when P(level >= service) reaches the target, `weak` when only P(level >= minimum) does. What would be
/// `none` is `unknown` while a link over unknown terrain could still serve the point.
[[nodiscard]] PointStatus point_status(const BestLink& link, const Thresholds& thresholds,
                                       const ProbabilityParameters& probability) noexcept;

/// The better of two: good, weak, unknown, none. A place that one technology or operator serves is served;
/// one that nothing serves is `none` only when nothing unknown is left.
[[nodiscard]] PointStatus better_of(PointStatus a, PointStatus b) noexcept;

/// Whether the point has at least weak service.
[[nodiscard]] constexpr bool is_served(PointStatus status) noexcept {
    return status == PointStatus::good || status == PointStatus::weak;
}

/// Best-server order: the greater level, then the lower sector index; a link with a level before one without.
/// Strict and total over the links of different sectors, so the best of many does not depend on their order.
[[nodiscard]] bool better(const BestLink& a, const BestLink& b) noexcept;

/// Takes `candidate` as the best server if it is better; hope over unknown terrain is kept from both.
void keep_better(BestLink& best, const BestLink& candidate) noexcept;

}  // namespace lomsong
