// SPDX-License-Identifier: Apache-2.0
#include "io/project/describe.hpp"

#include <fmt/format.h>

#include "io/project/overloaded.hpp"

namespace lomsong {

std::string toml_quoted(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        switch (c) {
            case '"': quoted += "\\\""; break;
            case '\\': quoted += "\\\\"; break;
            case '\n': quoted += "\\n"; break;
            case '\r': quoted += "\\r"; break;
            case '\t': quoted += "\\t"; break;
            default:
                if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
                    quoted += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
                } else {
                    quoted += c;
                }
        }
    }
    return quoted + '"';
}

std::string toml_text(const KeyValue& value) {
    return std::visit(Overloaded{[](bool flag) { return std::string{flag ? "true" : "false"}; },
                                 [](double number) { return fmt::format("{}", number); },
                                 [](const std::string& text) { return toml_quoted(text); },
                                 [](const std::vector<std::string>& texts) {
                                     std::vector<std::string> quoted;
                                     for (const std::string& text : texts) {
                                         quoted.push_back(toml_quoted(text));
                                     }
                                     return fmt::format("[{}]", fmt::join(quoted, ", "));
                                 },
                                 [](const TextMap& texts) {
                                     std::vector<std::string> entries;
                                     for (const auto& [name, text] : texts) {
                                         entries.push_back(name + " = " + toml_quoted(text));
                                     }
                                     return entries.empty() ? std::string{"{}"}
                                                            : fmt::format("{{ {} }}", fmt::join(entries, ", "));
                                 },
                                 [](const NumberMap& numbers) {
                                     std::vector<std::string> entries;
                                     for (const auto& [code, number] : numbers) {
                                         entries.push_back(fmt::format("{} = {}", code, number));
                                     }
                                     return fmt::format("{{ {} }}", fmt::join(entries, ", "));
                                 }},
                      value);
}

std::string expected_number_text(const Key& key) {
    const std::string number = key.whole ? "a whole number" : "a number";
    return key.unit.empty() ? number : number + " of " + key.unit;
}

std::string expected_text(const Key& key) {
    return std::visit(
        Overloaded{
            [](bool) { return std::string{"true or false"}; }, [&](double) { return expected_number_text(key); },
            [&](const std::string&) {
                return key.is_day            ? std::string{"a day"}
                       : key.choices.empty() ? std::string{"a text in quotes"}
                                             : fmt::format("one of \"{}\"", fmt::join(key.choices, "\", \""));
            },
            [&](const std::vector<std::string>&) {
                return std::string{key.one_or_many ? "a text in quotes or a list of texts" : "a list of texts"};
            },
            [](const TextMap&) { return std::string{"a table of column names"}; },
            [&](const NumberMap&) { return "a table with " + expected_number_text(key) + " per class"; }},
        key.default_value);
}

std::string allowed_text(const Key& key) {
    if (key.range) {
        const std::string range = fmt::format("{}..{}", key.range->lowest, key.range->highest);
        return key.unit.empty() ? range : range + " " + key.unit;
    }
    if (std::holds_alternative<TextMap>(key.default_value)) {
        return {};
    }
    return fmt::format("{}", fmt::join(key.choices, " | "));
}

}  // namespace lomsong
