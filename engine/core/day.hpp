// SPDX-License-Identifier: Apache-2.0
/// @file  Days of the calendar, as files write them: "2026-11-22".
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace lomsong {

/// Ages are counted in whole days.
using Day = std::chrono::sys_days;

/// ISO 8601, YYYY-MM-DD; years 0 to 9999.
[[nodiscard]] std::string iso_text(Day day);

/// The day that exactly such a text names; nothing for any other text and for days that no calendar has.
[[nodiscard]] std::optional<Day> day_named(std::string_view iso);

}  // namespace lomsong
