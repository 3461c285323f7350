// SPDX-License-Identifier: Apache-2.0
#include "io/clean/dates.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <vector>

#include "io/clean/number_text.hpp"
#include "io/clean/values.hpp"

namespace lomsong {

namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::last;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr int k_first_year = 1990;
constexpr int k_last_year = 2100;

/// The numbers in a text and the words before each; punctuation is gone.
struct Token {
    std::string text;
    bool digits = false;
};

std::vector<Token> tokens_of(std::string_view plain) {
    std::vector<Token> tokens;
    bool glued = false;
    for (const char c : plain) {
        const bool digit = c >= '0' && c <= '9';
        const bool letter = c >= 'a' && c <= 'z';
        if (!digit && !letter) {
            glued = false;
            continue;
        }
        if (!glued || tokens.back().digits != digit) {
            tokens.push_back({"", digit});
        }
        tokens.back().text += c;
        glued = true;
    }
    return tokens;
}

std::optional<int> small_number(const Token& token) {
    if (!token.digits || token.text.size() > 4) {
        return std::nullopt;
    }
    int number = 0;
    for (const char c : token.text) {
        number = 10 * number + (c - '0');
    }
    return number;
}

std::optional<year> year_of(int number, std::size_t digits) {
    if (digits == 2) {
        number += number < 50 ? 2000 : 1900;
    }
    return number >= k_first_year && number <= k_last_year ? std::optional{year{number}} : std::nullopt;
}

std::optional<year> year_of(const Token& token) {
    const std::optional<int> number = small_number(token);
    return number ? year_of(*number, token.text.size()) : std::nullopt;
}

std::optional<WrittenDate> on_day(year y, int m, int d) {
    if (m < 1 || m > 12 || d < 1 || d > 31) {
        return std::nullopt;
    }
    const year_month_day date{y, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
    return date.ok() ? std::optional{WrittenDate{date, date}} : std::nullopt;
}

/// `count` whole months from the first of month `m`.
std::optional<WrittenDate> over_months(year y, int m, int count, DatePrecision precision) {
    if (m < 1 || m + count - 1 > 12) {
        return std::nullopt;
    }
    const month first{static_cast<unsigned>(m)};
    const month final_month{static_cast<unsigned>(m + count - 1)};
    return WrittenDate{y / first / day{1}, year_month_day{y / final_month / last}, precision};
}

std::optional<int> roman(std::string_view word) {
    constexpr std::array<std::string_view, 4> k_quarters{"i", "ii", "iii", "iv"};
    const auto* found = std::ranges::find(k_quarters, word);
    return found == k_quarters.end() ? std::nullopt
                                     : std::optional{static_cast<int>(found - k_quarters.begin()) + 1};
}

std::optional<int> english_month(std::string_view word) {
    constexpr std::array<std::string_view, 12> k_months{"january",   "february", "march",    "april",
                                                        "may",       "june",     "july",     "august",
                                                        "september", "october",  "november", "december"};
    const auto* found = std::ranges::find_if(
        k_months, [&](std::string_view name) { return word.size() >= 3 && name.starts_with(word); });
    return found == k_months.end() ? std::nullopt : std::optional{static_cast<int>(found - k_months.begin()) + 1};
}

/// Three numbers: year first, or day and month in either order before the year.
std::optional<WrittenDate> of_three(const Token& a, const Token& b, const Token& c, DateOrder order) {
    const std::optional<int> first = small_number(a);
    const std::optional<int> second = small_number(b);
    const std::optional<int> third = small_number(c);
    if (!first || !second || !third) {
        return std::nullopt;
    }
    if (a.text.size() == 4) {
        const std::optional<year> y = year_of(a);
        return y ? on_day(*y, *second, *third) : std::nullopt;
    }
    const std::optional<year> y = c.text.size() == 4 || c.text.size() == 2 ? year_of(c) : std::nullopt;
    if (!y) {
        return std::nullopt;
    }
    const bool day_first = order == DateOrder::day_first;
    if (std::optional<WrittenDate> date = on_day(*y, day_first ? *second : *first, day_first ? *first : *second)) {
        return date;
    }
    std::optional<WrittenDate> date = on_day(*y, day_first ? *first : *second, day_first ? *second : *first);
    if (date) {
        date->other_order = true;
    }
    return date;
}

/// A clock time may follow a date: "00:00:00", "T07:30:00Z".
bool only_time_follows(const std::vector<Token>& tokens, std::size_t from) {
    return std::all_of(tokens.begin() + static_cast<std::ptrdiff_t>(from), tokens.end(),
                       [](const Token& token) {
                           return token.digits || token.text == "t" || token.text == "z" || token.text == "h" ||
                                  token.text == "am" || token.text == "pm";
                       }) &&
           tokens.size() <= from + 8;
}

std::optional<WrittenDate> of_quarter(std::optional<int> quarter, const Token& token) {
    const std::optional<year> y = year_of(token);
    return quarter && *quarter >= 1 && *quarter <= 4 && y
               ? over_months(*y, 3 * *quarter - 2, 3, DatePrecision::quarter)
               : std::nullopt;
}

/// "quy iii 2026", "thang 11 nam 2026", "nam 2026", "15 nov 2026", "nov 2026"; `words` without "ngay" and "nam".
std::optional<WrittenDate> of_words(const std::vector<Token>& words) {
    const auto number = [&](std::size_t i) { return small_number(words[i]); };
    if (words.size() == 3 && (words[0].text == "quy" || words[0].text == "q")) {
        return of_quarter(words[1].digits ? number(1) : roman(words[1].text), words[2]);
    }
    if (words.size() == 3 && words[1].text == "q") {  // 2026-Q3
        return of_quarter(number(2), words[0]);
    }
    const std::optional<year> y = words.empty() ? std::nullopt : year_of(words.back());
    if (!y) {
        return std::nullopt;
    }
    if (words.size() == 3 && words[0].text == "thang" && words[1].digits) {
        return number(1) ? over_months(*y, *number(1), 1, DatePrecision::month) : std::nullopt;
    }
    if (words.size() == 4 && words[0].digits && words[1].text == "thang" && words[2].digits && number(0) &&
        number(2)) {
        return on_day(*y, *number(2), *number(0));
    }
    if (words.size() == 3 && words[0].digits && number(0) && english_month(words[1].text)) {
        return on_day(*y, *english_month(words[1].text), *number(0));
    }
    if (words.size() == 3 && words[1].digits && number(1) && english_month(words[0].text)) {
        return on_day(*y, *english_month(words[0].text), *number(1));
    }
    if (words.size() == 2 && english_month(words[0].text)) {
        return over_months(*y, *english_month(words[0].text), 1, DatePrecision::month);
    }
    return std::nullopt;
}

/// "11/2026" and "2026-11".
std::optional<WrittenDate> of_two(const Token& a, const Token& b) {
    const bool year_first = a.text.size() == 4;
    const Token& y_token = year_first ? a : b;
    const std::optional<int> m = small_number(year_first ? b : a);
    const std::optional<year> y = y_token.text.size() == 4 ? year_of(y_token) : std::nullopt;
    return y && m && (year_first ? b : a).text.size() <= 2 ? over_months(*y, *m, 1, DatePrecision::month)
                                                           : std::nullopt;
}

/// "2026" is a year; "46341" the days since the end of 1899, as spreadsheets count.
std::optional<WrittenDate> of_number(std::string_view plain) {
    const std::optional<double> number = parsed_number(plain);
    if (!number) {
        return std::nullopt;
    }
    if (*number >= k_first_year && *number <= k_last_year && std::floor(*number) == *number) {
        return over_months(year{static_cast<int>(*number)}, 1, 12, DatePrecision::year);
    }
    if (*number < 30'000.0 || *number > 80'000.0) {
        return std::nullopt;
    }
    constexpr sys_days k_day_zero{year{1899} / 12 / 30};
    const year_month_day date{k_day_zero + days{static_cast<int>(std::floor(*number))}};
    const int y = static_cast<int>(date.year());
    return y >= k_first_year && y <= k_last_year ? std::optional{WrittenDate{date, date}} : std::nullopt;
}

}  // namespace

std::string iso_text(const WrittenDate& date) {
    const int y = static_cast<int>(date.first.year());
    const auto m = static_cast<unsigned>(date.first.month());
    const auto d = static_cast<unsigned>(date.first.day());
    std::array<char, 40> text{};
    switch (date.precision) {
        case DatePrecision::day: std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", y, m, d); break;
        case DatePrecision::month: std::snprintf(text.data(), text.size(), "%04d-%02u", y, m); break;
        case DatePrecision::quarter: std::snprintf(text.data(), text.size(), "%04d-Q%u", y, (m + 2) / 3); break;
        case DatePrecision::year: std::snprintf(text.data(), text.size(), "%04d", y); break;
    }
    return text.data();
}

DateOrder date_order(std::span<const std::string_view> cells) {
    std::size_t day_first = 0;
    std::size_t month_first = 0;
    for (const std::string_view cell : cells) {
        const std::optional<WrittenDate> as_day = written_date(cell, DateOrder::day_first);
        const std::optional<WrittenDate> as_month = written_date(cell, DateOrder::month_first);
        if (as_day && as_month && as_day->precision == DatePrecision::day) {
            month_first += as_day->other_order ? 1U : 0U;
            day_first += as_month->other_order ? 1U : 0U;
        }
    }
    return month_first > day_first ? DateOrder::month_first : DateOrder::day_first;
}

std::optional<WrittenDate> written_date(std::string_view text, DateOrder order) {
    const std::string plain = plain_form(text);
    if (plain.size() > 60) {
        return std::nullopt;
    }
    if (std::optional<WrittenDate> date = of_number(plain)) {
        return date;
    }
    if (plain.find_first_of("+*=") != std::string::npos || plain.starts_with('-')) {
        return std::nullopt;
    }
    std::vector<Token> tokens = tokens_of(plain);
    std::erase_if(tokens, [](const Token& token) { return token.text == "ngay" || token.text == "nam"; });
    if (std::ranges::any_of(tokens, [](const Token& token) { return !token.digits && token.text != "t"; })) {
        if (std::optional<WrittenDate> date = of_words(tokens)) {
            return date;
        }
    }
    if (tokens.size() == 2 && tokens[0].digits && tokens[1].digits) {
        return of_two(tokens[0], tokens[1]);
    }
    if (tokens.size() == 1 && year_of(tokens[0]) && tokens[0].text.size() == 4) {  // "năm 2026"
        return over_months(*year_of(tokens[0]), 1, 12, DatePrecision::year);
    }
    const bool three = tokens.size() >= 3 && tokens[0].digits && tokens[1].digits && tokens[2].digits;
    return three && only_time_follows(tokens, 3) ? of_three(tokens[0], tokens[1], tokens[2], order) : std::nullopt;
}

}  // namespace lomsong
