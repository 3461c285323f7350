// SPDX-License-Identifier: Apache-2.0
#include "io/clean/values.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "engine/core/text.hpp"
#include "io/text/utf8.hpp"

namespace lomsong {

namespace {

constexpr std::array<std::string_view, 12> k_yes{"true", "yes", "y",    "1",    "co",   "x",
                                                 "t",    "v",   "omni", "dung", "phai", "da co"};
constexpr std::array<std::string_view, 13> k_no{"false", "no",  "n",    "0",        "khong",   "f",         "none",
                                                "k",     "sai", "chua", "khong co", "chua co", "khong phai"};

}  // namespace

std::string cleaned_text(std::string_view text) {
    constexpr std::string_view k_no_break_space = "\xC2\xA0";
    std::string result = trimmed(text);
    while (result.starts_with(k_no_break_space)) {
        result = trimmed(std::string_view{result}.substr(k_no_break_space.size()));
    }
    while (result.ends_with(k_no_break_space)) {
        result = trimmed(std::string_view{result}.substr(0, result.size() - k_no_break_space.size()));
    }
    return composed(result);
}

std::optional<double> parsed_number(std::string_view text) {
    if (text.starts_with('+') && !text.starts_with("+-")) {
        text.remove_prefix(1);
    }
    double value = 0.0;
    const char* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stopped != end || !std::isfinite(value)) {
        return std::nullopt;
    }
    return value;
}

std::optional<bool> parsed_flag(std::string_view text) {
    const std::string word = folded(trimmed(text));
    if (std::ranges::find(k_yes, std::string_view{word}) != k_yes.end()) {
        return true;
    }
    if (std::ranges::find(k_no, std::string_view{word}) != k_no.end()) {
        return false;
    }
    return std::nullopt;
}

std::string shown_number(double value) {
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%.10g", value);
    return text.data();
}

std::string outside(double value, const limits::Limit& limit) {
    if (limit.range.contains(value)) {
        return {};
    }
    return shown_number(value) + " is outside " + shown_number(limit.range.lowest) + ".." +
           shown_number(limit.range.highest) + " " + std::string{limit.unit};
}

}  // namespace lomsong
