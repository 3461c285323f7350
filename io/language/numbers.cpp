// SPDX-License-Identifier: Apache-2.0
#include "io/language/numbers.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "io/language/catalogue.hpp"

namespace lomsong {

namespace {

/// What stands between the digits of a number.
struct Marks {
    char decimal;
    char thousands;
};
constexpr Marks marks_of(Language language) {
    return language == Language::vietnamese ? Marks{',', '.'} : Marks{'.', ','};
}

std::string quarter(std::string_view year, char number, Language language) {
    constexpr std::array<std::string_view, 4> k_roman{"I", "II", "III", "IV"};
    const std::string which = language == Language::vietnamese
                                  ? std::string{k_roman[static_cast<std::size_t>(number - '1')]}
                                  : std::string{number};
    return say(language, "date.quarter", {{"quarter", which}, {"year", std::string{year}}});
}

/// True when `text` has the form of `pattern`, in which 0 stands for any digit.
bool has_form(std::string_view text, std::string_view pattern) {
    return std::ranges::equal(
        text, pattern, [](char c, char wanted) { return wanted == '0' ? c >= '0' && c <= '9' : c == wanted; });
}

}  // namespace

std::string number(double value, int digits, Language language) {
    if (!std::isfinite(value)) {
        return "-";
    }
    const Marks marks = marks_of(language);
    const std::string plain = fmt::format("{:.{}f}", std::abs(value), digits);
    const std::size_t whole = std::min(plain.find('.'), plain.size());
    const bool negative = value < 0.0 && plain.find_first_not_of("0.") != std::string::npos;
    std::string result = negative ? "-" : "";
    for (std::size_t i = 0; i < plain.size(); ++i) {
        if (i == whole) {
            result += marks.decimal;
            continue;
        }
        if (i > 0 && i < whole && (whole - i) % 3 == 0) {
            result += marks.thousands;
        }
        result += plain[i];
    }
    return result;
}

std::string count(std::size_t things, Language language) {
    return number(static_cast<double>(things), 0, language);
}

std::string in_km(Metres length, Language language) {
    const double km = in_kilometres(length);
    return number(km, km == std::round(km) ? 0 : 1, language);
}

std::string share(double part, double whole, int digits, Language language) {
    const std::string counts = number(part, digits, language) + "/" + number(whole, digits, language);
    if (!(whole > 0.0)) {
        return counts;
    }
    double percent = std::round(1000.0 * part / whole) / 10.0;
    if (part > 0.0 && part < whole) {
        percent = std::clamp(percent, 0.1, 99.9);
    }
    return counts + " (" + number(percent, 1, language) + " %)";
}

std::string share(std::size_t part, std::size_t whole, Language language) {
    return share(static_cast<double>(part), static_cast<double>(whole), 0, language);
}

std::string shown_date(std::string_view iso, Language language) {
    if (has_form(iso, "0000-Q0") && iso[6] >= '1' && iso[6] <= '4') {
        return quarter(iso.substr(0, 4), iso[6], language);
    }
    if (language == Language::english) {
        return std::string{iso};
    }
    if (has_form(iso, "0000-00-00")) {
        return fmt::format("{}/{}/{}", iso.substr(8, 2), iso.substr(5, 2), iso.substr(0, 4));
    }
    return has_form(iso, "0000-00") ? fmt::format("{}/{}", iso.substr(5, 2), iso.substr(0, 4)) : std::string{iso};
}

}  // namespace lomsong
