// SPDX-License-Identifier: Apache-2.0
#include "engine/core/day.hpp"

#include <gtest/gtest.h>

namespace lomsong {
namespace {

TEST(Day, AWrittenDayIsReadBackAsItself) {
    for (const char* text : {"2026-11-22", "2024-02-29", "1970-01-01", "1969-12-31", "0001-01-01"}) {
        ASSERT_TRUE(day_named(text)) << text;
        EXPECT_EQ(iso_text(*day_named(text)), text);
    }
}

TEST(Day, DaysAreCountedOverMonthsAndLeapYears) {
    EXPECT_EQ((*day_named("2024-03-01") - *day_named("2024-02-28")).count(), 2);
    EXPECT_EQ((*day_named("2026-11-22") - *day_named("2025-11-22")).count(), 365);
}

TEST(Day, WhatIsNoDayOfTheCalendarNamesNone) {
    for (const char* text : {"", "2026-11", "2026-02-30", "2026-13-01", "2026-00-10", "2026-11-2", "2026-11-22 ",
                             "22/11/2026", "2026/11/22", "20x6-11-22", "-026-11-22", "2026--1-22", "2026-+1-22"}) {
        EXPECT_FALSE(day_named(text)) << text;
    }
}

}  // namespace
}  // namespace lomsong
