// SPDX-License-Identifier: Apache-2.0
#include "io/project/toml_value.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/core/day.hpp"
#include "engine/core/text.hpp"
#include "io/project/describe.hpp"

namespace lomsong {

namespace {

/// Long texts are cut, so that a message stays a line.
std::string shortened(const std::string& text) {
    constexpr std::size_t k_longest = 60;
    if (text.size() <= k_longest) {
        return text;
    }
    std::size_t end = k_longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
        --end;  // not inside a character
    }
    return text.substr(0, end) + "...";
}

/// Reads the nodes of one key. `m_label` names the key, or the entry of it that is being read.
class Reading {
  public:
    Reading(const Key& key, Findings& findings) : m_key{key}, m_findings{findings}, m_label{key.label()} {}

    std::optional<KeyValue> read(const toml::node& node, bool) {
        if (const auto value = node.value_exact<bool>()) {
            return KeyValue{*value};
        }
        return wrong_type(node);
    }

    std::optional<KeyValue> read(const toml::node& node, double) {
        const auto number = read_number(node);
        return number ? std::optional{KeyValue{*number}} : std::nullopt;
    }

    std::optional<KeyValue> read(const toml::node& node, const std::string&) {
        if (m_key.is_day) {
            return read_day(node);
        }
        const auto text = read_text(node);
        return text ? std::optional{KeyValue{*text}} : std::nullopt;
    }

    std::optional<KeyValue> read(const toml::node& node, const std::vector<std::string>&) {
        if (m_key.one_or_many && node.is_string()) {
            const auto only = read_text(node);
            return only && is_filled(node, *only) ? std::optional{KeyValue{std::vector{*only}}} : std::nullopt;
        }
        const toml::array* array = node.as_array();
        if (array == nullptr) {
            return wrong_type(node);
        }
        if (array->empty() && m_key.required) {
            return refuse(node, "the list is empty. Name at least one.");
        }
        std::vector<std::string> texts;
        for (const toml::node& entry : *array) {
            const auto text = read_text(entry);
            if (!text || !is_filled(entry, *text)) {
                return std::nullopt;
            }
            if (std::ranges::find(texts, *text) != texts.end()) {
                return refuse(entry, fmt::format("{} is listed twice. Keep one.", toml_quoted(*text)));
            }
            texts.push_back(*text);
        }
        return KeyValue{texts};
    }

    std::optional<KeyValue> read(const toml::node& node, const TextMap&) {
        const toml::table* table = node.as_table();
        if (table == nullptr) {
            return wrong_type(node);
        }
        TextMap texts;
        for (const auto& [name, entry] : *table) {
            const std::string field{name.str()};
            m_label = m_key.label() + ": " + field;
            if (std::ranges::find(m_key.choices, field) == m_key.choices.end()) {
                return refuse(entry,
                              fmt::format("no such field.{} Known are {}.", did_you_mean(field, m_key.choices),
                                          fmt::join(m_key.choices, ", ")));
            }
            const auto text = entry.value_exact<std::string>();
            if (!text) {
                return refuse(entry,
                              fmt::format("expected the name of a column in quotes, found {}.", seen_text(entry)));
            }
            if (!is_filled(entry, *text)) {
                return std::nullopt;
            }
            texts[field] = *text;
        }
        return KeyValue{texts};
    }

    std::optional<KeyValue> read(const toml::node& node, const NumberMap&) {
        constexpr int k_highest_class = 254;  // 255 marks unknown cells
        const toml::table* table = node.as_table();
        if (table == nullptr) {
            return wrong_type(node);
        }
        NumberMap numbers;
        for (const auto& [name, entry] : *table) {
            const std::string_view digits = name.str();
            m_label = m_key.label() + ": " + std::string{digits};
            int code = -1;
            const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code);
            if (error != std::errc{} || end != digits.data() + digits.size() || code < 0 ||
                code > k_highest_class) {
                return refuse(entry, fmt::format("is no land-cover class. Classes are whole numbers 0..{}.",
                                                 k_highest_class));
            }
            const auto number = read_number(entry);
            if (!number) {
                return std::nullopt;
            }
            numbers[code] = *number;
        }
        return KeyValue{numbers};
    }

  private:
    std::nullopt_t refuse(const toml::node& node, const std::string& text) {
        m_findings.add(place_of(node), m_label + ": " + text);
        return std::nullopt;
    }

    std::nullopt_t wrong_type(const toml::node& node) {
        return refuse(node,
                      fmt::format("expected {}, found {}. {}", expected_text(m_key), seen_text(node), example()));
    }

    /// How the key may be written.
    std::string example() const {
        if (std::holds_alternative<NumberMap>(m_key.default_value)) {
            return fmt::format("Write for example 1 = 15 below [{}].", m_key.path());
        }
        if (std::holds_alternative<TextMap>(m_key.default_value)) {
            return fmt::format("Write for example {} = {{ {} = \"name of the column\" }}.", m_key.name,
                               m_key.choices.front());
        }
        if (m_key.one_or_many) {
            return fmt::format("Write for example {} = \"file.gpkg\".", m_key.name);
        }
        return fmt::format("Write for example {} = {}.", m_key.name, toml_text(m_key.default_value));
    }

    std::optional<double> read_number(const toml::node& node) {
        if (!node.is_number() || (m_key.whole && !node.is_integer())) {
            return wrong_type(node);
        }
        const double number =
            node.is_integer() ? static_cast<double>(node.as_integer()->get()) : node.as_floating_point()->get();
        if (!std::isfinite(number) || !m_key.range->contains(number)) {
            const KeyValue* default_number = &m_key.default_value;
            const std::string usual = std::holds_alternative<double>(*default_number)
                                          ? "; the default is " + toml_text(*default_number)
                                          : std::string{};
            return refuse(node, fmt::format("{} is outside {}. Give {} in that range{}.", number,
                                            allowed_text(m_key), expected_number_text(m_key), usual));
        }
        return number;
    }

    std::optional<std::string> read_text(const toml::node& node) {
        const auto text = node.value_exact<std::string>();
        if (!text) {
            return wrong_type(node);
        }
        if (text->find('\0') != std::string::npos) {
            return refuse(node, "holds the character U+0000. Remove it.");
        }
        if (!m_key.choices.empty() && std::ranges::find(m_key.choices, *text) == m_key.choices.end()) {
            return refuse(node, fmt::format("{} is not one of {}.{}", toml_quoted(shortened(*text)),
                                            fmt::join(m_key.choices, ", "), did_you_mean(*text, m_key.choices)));
        }
        return text;
    }

    /// A day as text, or as a date of TOML; an empty text is no day, but may be given.
    std::optional<KeyValue> read_day(const toml::node& node) {
        if (const auto* date = node.as_date()) {
            const toml::date& day = date->get();
            return KeyValue{fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day)};
        }
        const auto text = node.value_exact<std::string>();
        if (!text) {
            return refuse(node, fmt::format("expected {}, found {}. Write for example {} = 2026-11-22.",
                                            expected_text(m_key), seen_text(node), m_key.name));
        }
        if (!text->empty() && !day_named(*text)) {
            return refuse(node,
                          fmt::format("{} is no day. Write it as 2026-11-22.", toml_quoted(shortened(*text))));
        }
        return KeyValue{*text};
    }

    bool is_filled(const toml::node& node, const std::string& text) {
        if (trimmed(text).empty()) {
            refuse(node, "the text is empty. Fill it in, or remove it.");
            return false;
        }
        return true;
    }

    const Key& m_key;
    Findings& m_findings;
    std::string m_label;
};

}  // namespace

Place place_of(const toml::node& node) { return {node.source().begin.line, node.source().begin.column}; }

std::string seen_text(const toml::node& node) {
    if (const auto* text = node.as_string()) {
        return "a string, " + toml_quoted(shortened(text->get()));
    }
    if (const auto* whole = node.as_integer()) {
        return fmt::format("a whole number, {}", whole->get());
    }
    if (const auto* number = node.as_floating_point()) {
        return fmt::format("a number, {}", number->get());
    }
    if (const auto* flag = node.as_boolean()) {
        return fmt::format("{}", flag->get());
    }
    if (const auto* array = node.as_array()) {
        return fmt::format("a list of {}", array->size());
    }
    return node.is_table() ? "a table" : "a date or time";
}

std::optional<KeyValue> value_of(const toml::node& node, const Key& key, Findings& findings) {
    Reading reading{key, findings};
    return std::visit([&](const auto& kind) { return reading.read(node, kind); }, key.default_value);
}

}  // namespace lomsong
