// SPDX-License-Identifier: Apache-2.0
/// @file  Dates as people write them: dd/mm/yyyy, ISO, quarters, months in words, serial numbers of spreadsheets.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace lomsong {

/// Which comes first in "03/04/2026".
enum class DateOrder : unsigned char { day_first, month_first };

/// How exact a date is.
enum class DatePrecision : unsigned char { day, month, quarter, year };

struct WrittenDate {
    std::chrono::year_month_day first;  ///< the first day it can mean
    std::chrono::year_month_day last;   ///< the last one
    DatePrecision precision = DatePrecision::day;
    bool other_order = false;  ///< it can only be read in the other order than the column's
};

/// ISO 8601 of the first day, as exact as the date is: "2026-11-15", "2026-11", "2026-Q3", "2026".
[[nodiscard]] std::string iso_text(const WrittenDate& date);

/// The order that the column's cells prove by a day above 12; day first when they prove nothing or both.
[[nodiscard]] DateOrder date_order(std::span<const std::string_view> cells);

/// "15/11/2026", "5-3-26", "2026-11-15T00:00:00", "15.11.2026", "ngày 15 tháng 11 năm 2026", "tháng 11/2026",
/// "Quý III/2026", "Q3 2026", "năm 2026", a spreadsheet's serial number (46341). Years 1990..2100, two digits are
/// 2000..2049 and 1990..1999. Nothing for what is not such a date, or not a day of the calendar.
[[nodiscard]] std::optional<WrittenDate> written_date(std::string_view text,
                                                      DateOrder order = DateOrder::day_first);

}  // namespace lomsong
