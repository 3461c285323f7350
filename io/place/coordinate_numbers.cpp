// SPDX-License-Identifier: Apache-2.0
#include "io/place/coordinate_numbers.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

namespace lomsong::coordinates {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Digits with at most one decimal sign, already known to be well formed.
std::optional<Reading> number_of(std::string digits, bool plain, bool grouped) {
    const std::size_t point = digits.find('.');
    Reading reading{0.0, static_cast<int>(std::min(point, digits.size())),
                    point == std::string::npos ? 0 : static_cast<int>(digits.size() - point - 1), plain, grouped};
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), reading.value);
    if (error != std::errc{} || end != digits.data() + digits.size()) {
        return std::nullopt;
    }
    return reading;
}

/// "2.492.672": one to three digits, then groups of three.
bool is_grouped_by(std::string_view digits, char sign) {
    std::size_t start = 0;
    for (bool first = true;; first = false) {
        const std::size_t end = std::min(digits.find(sign, start), digits.size());
        const std::size_t length = end - start;
        if (first ? length < 1 || length > 3 || digits[start] == '0' : length != 3) {
            return false;
        }
        if (end == digits.size()) {
            return !first;
        }
        start = end + 1;
    }
}

std::string without(std::string_view digits, char sign) {
    std::string result{digits};
    std::erase(result, sign);
    return result;
}

}  // namespace

std::vector<Reading> single_readings(std::string_view digits) {
    std::vector<Reading> found;
    const auto add = [&](std::string text, bool plain, bool grouped) {
        if (const auto reading = number_of(std::move(text), plain, grouped)) {
            found.push_back(*reading);
        }
    };
    const auto dots = std::ranges::count(digits, '.');
    const auto commas = std::ranges::count(digits, ',');
    if (digits.empty() || !is_digit(digits.back()) || (!is_digit(digits.front()) && digits.size() < 2)) {
        return found;
    }
    if (dots + commas <= 1) {
        std::string text{digits};
        std::ranges::replace(text, ',', '.');
        add(std::move(text), true, false);
    }
    for (const auto& [group, decimal] : {std::pair{'.', ','}, std::pair{',', '.'}}) {
        const std::size_t point = digits.find(decimal);
        const std::string_view whole = digits.substr(0, std::min(point, digits.size()));
        if (!is_grouped_by(whole, group)) {
            continue;
        }
        std::string text = without(whole, group);
        if (point != std::string_view::npos) {
            const std::string_view rest = digits.substr(point + 1);
            if (rest.find_first_not_of("0123456789") != std::string_view::npos) {
                continue;
            }
            text += "." + std::string{rest};
        }
        add(std::move(text), dots + commas > 1, true);
    }
    return found;
}

bool is_dotted_sexagesimal(std::string_view digits) {
    std::size_t at = 0;
    const auto run = [&] {
        const std::size_t first = at;
        while (at < digits.size() && is_digit(digits[at])) {
            ++at;
        }
        return at - first;
    };
    const auto dot = [&] { return at < digits.size() && digits[at] == '.' && ++at > 0; };
    const std::size_t degrees = run();
    if (degrees < 1 || degrees > 3 || !dot() || run() != 2 || !dot() || run() != 2) {
        return false;
    }
    return at == digits.size() || (++at < digits.size() && run() > 0 && at == digits.size());
}

std::vector<std::vector<Reading>> readings_of(std::string_view digits) {
    std::vector<std::vector<Reading>> found;
    for (const Reading& reading : single_readings(digits)) {
        found.push_back({reading});
    }
    for (std::size_t comma = digits.find(','); comma != std::string_view::npos;
         comma = digits.find(',', comma + 1)) {
        for (const Reading& first : single_readings(digits.substr(0, comma))) {
            for (const Reading& second : single_readings(digits.substr(comma + 1))) {
                found.push_back({first, second});
            }
        }
    }
    return found;
}

}  // namespace lomsong::coordinates
