// SPDX-License-Identifier: Apache-2.0
#include "engine/core/day.hpp"

#include <array>
#include <charconv>
#include <cstdio>

namespace lomsong {

namespace {

/// The digits as a number; -1 when something else stands among them.
int digits_of(std::string_view text) {
    int value = -1;
    const char* const end = text.data() + text.size();
    const bool all = text.front() != '-' && std::from_chars(text.data(), end, value).ptr == end;
    return all ? value : -1;
}

}  // namespace

std::string iso_text(Day day) {
    const std::chrono::year_month_day date{day};
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

std::optional<Day> day_named(std::string_view iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') {
        return std::nullopt;
    }
    const int year = digits_of(iso.substr(0, 4));
    const int month = digits_of(iso.substr(5, 2));
    const int day = digits_of(iso.substr(8, 2));
    if (year < 0 || month < 0 || day < 0) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    return date.ok() ? std::optional{Day{date}} : std::nullopt;
}

}  // namespace lomsong
