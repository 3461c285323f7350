// SPDX-License-Identifier: Apache-2.0
/// @file  A loss that comes on top of a path loss: clutter around a terminal, the wall of a building. Outside the
///        ranges of its Recommendation it is no number and says why.
#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <string_view>

#include "engine/core/units.hpp"

namespace lomsong {

/// Why there is no number.
enum class AddedLossReason : unsigned char {
    none,
    outside_frequency_range,
    outside_distance_range,
    outside_height_range,
    outside_width_range,
    outside_angle_range,
    outside_percentage_range,
};

/// As said in messages, by the enumerator's value.
inline constexpr std::array<std::string_view, 7> k_added_loss_reason_texts{
    "as the Recommendation says",
    "frequency lies outside the Recommendation's range",
    "path is shorter than the Recommendation allows",
    "heights of antenna and clutter must be positive",
    "width of the street must be positive",
    "elevation angle lies outside the Recommendation's range",
    "percentage must lie between 0 and 100, both excluded",
};
constexpr std::string_view text(AddedLossReason reason) {
    return k_added_loss_reason_texts[static_cast<std::size_t>(reason)];
}

/// Decibels to add to a path loss; not a number unless the reason is `none`.
struct AddedLoss {
    Decibels loss;
    AddedLossReason reason = AddedLossReason::none;
    [[nodiscard]] constexpr bool known() const { return reason == AddedLossReason::none; }
};
constexpr AddedLoss no_added_loss(AddedLossReason reason) {
    return {Decibels{std::numeric_limits<double>::quiet_NaN()}, reason};
}

/// A percentage of which the inverse normal exists.
constexpr bool is_open_percentage(double percent) { return percent > 0.0 && percent < 100.0; }

}  // namespace lomsong
