// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <charconv>
#include <regex>

#include <fmt/format.h>

#include "engine/core/text.hpp"
#include "io/clean/sheet.hpp"

namespace lomsong {

namespace {

constexpr int k_first_year = 1990;
constexpr int k_last_year = 2100;
constexpr std::size_t k_longest_title = 300;  ///< longer ones are prose, and slow to search

int number_of(const std::ssub_match& match) {
    int value = 0;
    const std::string text = match.str();
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

int days_in(int month, int year) {
    constexpr std::array k_days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return k_days.at(static_cast<std::size_t>(month - 1)) + (month == 2 && leap ? 1 : 0);
}

bool is_month(int month, int year) {
    return month >= 1 && month <= 12 && year >= k_first_year && year <= k_last_year;
}

std::string day_text(int day, int month, int year) {
    const bool real = is_month(month, year) && day >= 1 && day <= days_in(month, year);
    return real ? fmt::format("{:04}-{:02}-{:02}", year, month, day) : std::string{};
}

}  // namespace

std::string date_in(const std::string& text) {
    static const std::regex k_day{R"((?:^|[^0-9])(\d{1,2}) *[/.-] *(\d{1,2}) *[/.-] *(\d{4})(?:[^0-9]|$))"};
    static const std::regex k_day_in_words{R"(ngay *(\d{1,2}) *thang *(\d{1,2}) *nam *(\d{4}))"};
    static const std::regex k_iso{R"((?:^|[^0-9])(\d{4})-(\d{1,2})-(\d{1,2})(?:[^0-9]|$))"};
    static const std::regex k_month{R"(thang *(\d{1,2}) *(?:[/.-]|nam) *(\d{4})(?:[^0-9]|$))"};
    const std::string plain = folded(text);
    std::smatch found;
    if (plain.size() > k_longest_title) {
        return {};
    }
    if (std::regex_search(plain, found, k_day_in_words) || std::regex_search(plain, found, k_day)) {
        return day_text(number_of(found[1]), number_of(found[2]), number_of(found[3]));
    }
    if (std::regex_search(plain, found, k_iso)) {
        return day_text(number_of(found[3]), number_of(found[2]), number_of(found[1]));
    }
    if (std::regex_search(plain, found, k_month) && is_month(number_of(found[1]), number_of(found[2]))) {
        return fmt::format("{:04}-{:02}", number_of(found[2]), number_of(found[1]));
    }
    return {};
}

}  // namespace lomsong
