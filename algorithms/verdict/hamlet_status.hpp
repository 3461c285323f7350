// SPDX-License-Identifier: Apache-2.0
/// @file  Status rules 2 and 3: a hamlet for one operator, and for any operator.
#pragma once

#include <span>

#include "engine/core/results.hpp"

namespace lomsong {

/// Rule 2, from the statuses of a hamlet's test points, the centre first:
///   centre none                          -> no_signal (trắng sóng)
///   centre unknown                       -> not_enough_data
///   centre served, some cluster none     -> dead_zone (lõm sóng)
///   else some cluster unknown            -> not_enough_data
///   everything served, something weak    -> weak
///   all good                             -> good
/// A hamlet without a test point is not_enough_data.
[[nodiscard]] HamletStatus hamlet_status(std::span<const PointStatus> centre_first) noexcept;

/// Rule 3: the best of the operators (good, weak, dead_zone, no_signal). When nobody serves the centre and
/// somebody has not reported (`no_data`) or cannot be decided (`not_enough_data`), or there is no operator at
/// all, the hamlet is `not_enough_data`: neither covered nor uncovered.
[[nodiscard]] HamletStatus any_operator_status(std::span<const HamletStatus> operators) noexcept;

/// Not-spots of rule 3, over the operators that reported.
enum class NotSpot : unsigned char {
    none,             ///< every reporting operator serves the centre
    partial,          ///< some do
    single_operator,  ///< exactly one does, out of several
    total,            ///< nobody does, and all have reported
    undecided,        ///< nobody does so far, and somebody is unknown
};

[[nodiscard]] NotSpot not_spot(const HamletResult& hamlet) noexcept;

}  // namespace lomsong
