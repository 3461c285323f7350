// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/option_set.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "engine/core/error.hpp"
#include "engine/core/text.hpp"

namespace lomsong {

namespace {

/// "km" as a value's name: "KM".
std::string value_name_of(const std::string& unit) {
    std::string name = unit.empty() ? "number" : unit;
    std::ranges::transform(name, name.begin(), [](unsigned char letter) { return std::toupper(letter); });
    return name;
}

double number_in(const std::string& name, Range<double> range, const std::string& unit, const std::string& text) {
    const double number = parse_number(name, text);
    if (!range.contains(number)) {
        throw Error{ErrorKind::usage, "--" + name,
                    fmt::format("{:g}{}{} is outside {:g}..{:g}. Give a number in that range.", number,
                                unit.empty() ? "" : " ", unit, range.lowest, range.highest)};
    }
    return number;
}

}  // namespace

void OptionSet::positional(std::string name, std::string& value, std::string help, bool required) {
    Option option;
    option.name = std::move(name);
    option.help = std::move(help);
    option.default_text = value;
    option.positional = true;
    option.required = required;
    option.take = [&value](const std::string& text) { value = text; };
    m_options.push_back(std::move(option));
}

void OptionSet::flag(std::string name, bool& value, std::string help) {
    Option option;
    option.name = std::move(name);
    option.help = std::move(help);
    option.take = [&value](const std::string&) { value = true; };
    m_options.push_back(std::move(option));
}

void OptionSet::text(std::string name, std::string& value, std::string value_name, std::string help, char letter) {
    Option option;
    option.name = std::move(name);
    option.letter = letter;
    option.value_name = std::move(value_name);
    option.help = std::move(help);
    option.default_text = value;
    option.take = [&value](const std::string& text) { value = text; };
    m_options.push_back(std::move(option));
}

void OptionSet::texts(std::string name, std::vector<std::string>& values, std::string value_name,
                      std::string help) {
    Option option;
    option.name = std::move(name);
    option.value_name = std::move(value_name);
    option.help = std::move(help);
    option.take = [&values](const std::string& text) { values.push_back(text); };
    m_options.push_back(std::move(option));
}

void OptionSet::list(std::string name, std::vector<std::string>& values, std::string value_name, std::string help) {
    texts(std::move(name), values, std::move(value_name), std::move(help));
    m_options.back().several = true;
}

void OptionSet::number(std::string name, double& value, Range<double> range, std::string unit, std::string help) {
    Option option;
    option.name = name;
    option.value_name = value_name_of(unit);
    option.help = std::move(help);
    option.default_text = fmt::format("{:g}", value);
    option.take = [&value, range, name = std::move(name), unit = std::move(unit)](const std::string& text) {
        value = number_in(name, range, unit, text);
    };
    m_options.push_back(std::move(option));
}

void OptionSet::number(std::string name, std::optional<double>& value, Range<double> range, std::string unit,
                       std::string help) {
    Option option;
    option.name = name;
    option.value_name = value_name_of(unit);
    option.help = std::move(help);
    option.take = [&value, range, name = std::move(name), unit = std::move(unit)](const std::string& text) {
        value = number_in(name, range, unit, text);
    };
    m_options.push_back(std::move(option));
}

void OptionSet::choice(std::string name, std::string& value, std::vector<std::string> choices, std::string help) {
    Option option;
    option.name = name;
    option.value_name = fmt::format("{}", fmt::join(choices, "|"));
    option.help = std::move(help);
    option.default_text = value;
    option.choices = choices;
    option.take = [&value, choices = std::move(choices), name = std::move(name)](const std::string& text) {
        if (std::ranges::find(choices, text) == choices.end()) {
            throw Error{
                ErrorKind::usage, name,
                fmt::format("'{}' is none of {}.{}", text, fmt::join(choices, ", "), did_you_mean(text, choices))};
        }
        value = text;
    };
    m_options.push_back(std::move(option));
}

void OptionSet::count(std::string name, int& value, Range<int> range, std::string help) {
    Option option;
    option.name = name;
    option.value_name = "N";
    option.help = std::move(help);
    option.default_text = std::to_string(value);
    option.take = [&value, range, name = std::move(name)](const std::string& text) {
        const double number = parse_number(name, text);
        if (number != std::floor(number) || number < range.lowest || number > range.highest) {
            throw Error{ErrorKind::usage, "--" + name,
                        fmt::format("{} is outside {}..{}. Give a whole number in that range.", text, range.lowest,
                                    range.highest)};
        }
        value = static_cast<int>(number);
    };
    m_options.push_back(std::move(option));
}

namespace {

constexpr std::string_view k_memory_units = "KMGT";

/// "1536M": the largest unit that leaves a whole number.
std::string memory_text(std::uint64_t bytes) {
    std::string unit;
    for (const char letter : k_memory_units) {
        if (bytes % 1024 != 0 || bytes == 0) {
            break;
        }
        bytes /= 1024;
        unit = letter;
    }
    return std::to_string(bytes) + unit;
}

/// 0 for what is no amount of memory.
double parse_memory(std::string_view text) {
    double factor = 1.0;
    if (!text.empty()) {
        if (const std::size_t unit = k_memory_units.find(text.back()); unit != std::string_view::npos) {
            factor = std::pow(1024.0, static_cast<double>(unit + 1));
            text.remove_suffix(1);
        }
    }
    double number = 0.0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc{} && end == text.data() + text.size() && number > 0.0 ? number * factor : 0.0;
}

}  // namespace

void OptionSet::memory(std::string name, std::uint64_t& bytes, Range<std::uint64_t> range, std::string help) {
    Option option;
    option.name = name;
    option.value_name = "SIZE";
    option.help = std::move(help);
    option.default_text = memory_text(bytes);
    option.take = [&bytes, range, name = std::move(name)](const std::string& text) {
        const double amount = parse_memory(text);
        if (!(amount >= static_cast<double>(range.lowest) && amount <= static_cast<double>(range.highest))) {
            throw Error{ErrorKind::usage, "--" + name,
                        fmt::format("'{}' is no amount of memory in {}..{}. Write a number with K, M, G or T, such "
                                    "as 1.5G.",
                                    text, memory_text(range.lowest), memory_text(range.highest))};
        }
        bytes = static_cast<std::uint64_t>(amount);
    };
    m_options.push_back(std::move(option));
}

void OptionSet::join(const OptionSet& other) {
    for (const Option& added : other.m_options) {
        const auto known = std::ranges::find(m_options, added.name, &Option::name);
        if (known == m_options.end()) {
            m_options.push_back(added);
            continue;
        }
        known->help += ". " + added.help;
        known->take = [first = known->take, second = added.take](const std::string& text) {
            first(text);
            second(text);
        };
    }
}

void OptionSet::require_last() { m_options.back().required = true; }

void OptionSet::make_last_positional(std::string name) {
    m_options.back().name = std::move(name);
    m_options.back().positional = true;
    m_options.back().required = true;
}

double parse_number(const std::string& option, const std::string& text) {
    double number = 0.0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc{} || end != text.data() + text.size() || !std::isfinite(number)) {
        throw Error{ErrorKind::usage, "--" + option,
                    fmt::format("'{}' is no number. Write digits, with a dot.", text)};
    }
    return number;
}

}  // namespace lomsong
