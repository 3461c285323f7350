// SPDX-License-Identifier: Apache-2.0
#include "algorithms/verdict/hamlet_status.hpp"

#include <algorithm>
#include <array>

namespace lomsong {

HamletStatus hamlet_status(std::span<const PointStatus> centre_first) noexcept {
    if (centre_first.empty() || centre_first.front() == PointStatus::unknown) {
        return HamletStatus::not_enough_data;
    }
    if (centre_first.front() == PointStatus::none) {
        return HamletStatus::no_signal;
    }
    const auto some_point_is = [&](PointStatus status) {
        return std::ranges::find(centre_first, status) != centre_first.end();
    };
    if (some_point_is(PointStatus::none)) {
        return HamletStatus::dead_zone;
    }
    if (some_point_is(PointStatus::unknown)) {
        return HamletStatus::not_enough_data;
    }
    return some_point_is(PointStatus::weak) ? HamletStatus::weak : HamletStatus::good;
}

HamletStatus any_operator_status(std::span<const HamletStatus> operators) noexcept {
    const auto some_operator_is = [&](HamletStatus status) {
        return std::ranges::find(operators, status) != operators.end();
    };
    constexpr std::array served_best_first{HamletStatus::good, HamletStatus::weak, HamletStatus::dead_zone};
    for (const HamletStatus status : served_best_first) {
        if (some_operator_is(status)) {
            return status;
        }
    }
    const bool all_say_no = !operators.empty() && std::ranges::all_of(operators, [](HamletStatus status) {
        return status == HamletStatus::no_signal;
    });
    return all_say_no ? HamletStatus::no_signal : HamletStatus::not_enough_data;
}

NotSpot not_spot(const HamletResult& hamlet) noexcept {
    if (hamlet.operators_serving == 0) {
        return hamlet.status == HamletStatus::no_signal ? NotSpot::total : NotSpot::undecided;
    }
    if (hamlet.operators_serving >= hamlet.operators_reporting) {
        return NotSpot::none;
    }
    return hamlet.operators_serving == 1 ? NotSpot::single_operator : NotSpot::partial;
}

}  // namespace lomsong
