// SPDX-License-Identifier: Apache-2.0
/// @file  How a project key is declared: once, with its member, unit, range and help. The parser, its errors,
///        the JSON Schema, docs/project-file.md and `lomsong init` all read these declarations.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/core/units.hpp"

namespace lomsong {

using TextMap = std::map<std::string, std::string>;
using NumberMap = std::map<int, double>;
/// What a key may hold. The alternative of a key's default is the type of the key.
using KeyValue = std::variant<bool, double, std::string, std::vector<std::string>, TextMap, NumberMap>;

/// One key of the project file, bound to the member that it sets.
struct Key {
    std::string table;                   ///< "radio", "layers.stations"; empty at the top of the file
    std::string name;                    ///< with its unit: "radius_km"
    std::string unit;                    ///< "km", or empty
    std::string help;                    ///< one sentence, without the full stop
    std::optional<Range<double>> range;  ///< in `unit`; of a number, or of each number in a map
    bool whole = false;                  ///< a number without fraction
    bool required = false;               ///< must be there when its table is
    bool one_or_many = false;            ///< a list that may be written as one text
    bool is_day = false;                 ///< a text that may be written as a date of TOML, without quotes
    std::vector<std::string> choices;    ///< of a text, of the entries of a list, of the names in a map
    KeyValue default_value;              ///< the member's initial value, in `unit`
    std::function<KeyValue()> get;
    std::function<void(const KeyValue&)> set;

    [[nodiscard]] std::string path() const { return table.empty() ? name : table + "." + name; }
    /// As messages name it: "[radio] radius_km".
    [[nodiscard]] std::string label() const { return table.empty() ? name : "[" + table + "] " + name; }
};

/// A table of the project file, in the order of declaration.
struct KeyTable {
    std::string path;
    std::string help;
};

/// A unit as the end of a key's name spells it.
struct KeyUnit {
    std::string_view suffix;
    std::string_view name;
    double size = 1.0;  ///< in the base unit of the type
};
template <class Q>
inline constexpr std::array<KeyUnit, 0> k_key_units{};
template <>
inline constexpr std::array k_key_units<Metres>{KeyUnit{"_km", "km", 1e3}, KeyUnit{"_m", "m", 1.0}};
template <>
inline constexpr std::array k_key_units<HeightAboveGround>{KeyUnit{"_m", "m", 1.0}};
template <>
inline constexpr std::array k_key_units<Hertz>{KeyUnit{"_mhz", "MHz", 1e6}};
template <>
inline constexpr std::array k_key_units<Decibels>{KeyUnit{"_db", "dB", 1.0}};
template <>
inline constexpr std::array k_key_units<Dbm>{KeyUnit{"_dbm", "dBm", 1.0}};
template <>
inline constexpr std::array k_key_units<Angle>{KeyUnit{"_deg", "degrees", 1.0}};

/// The unit that `name` ends with.
/// @throws Error{internal} when it ends with none of them: a key without its unit is a slip of ours.
[[nodiscard]] KeyUnit unit_at_end_of(std::string_view name, std::span<const KeyUnit> units);

/// The list of keys, and the way to declare one. Members must outlive the set.
class KeySet {
  public:
    /// Opens a table; the keys declared next belong to it.
    void table(std::string path, std::string help);

    void flag(std::string name, bool& member, std::string help);
    /// A plain number; `unit` is for reading only.
    void number(std::string name, double& member, Range<double> range, std::string unit, std::string help);
    void count(std::string name, std::uint32_t& member, Range<std::uint32_t> range, std::string help);
    /// A quantity in the unit that its name ends with.
    template <class Q>
    void quantity(std::string name, Q& member, Range<Q> range, std::string help);

    void text(std::string name, std::string& member, std::string help);
    /// A day of the calendar, "2026-11-22" with or without quotes; empty when not given.
    void day(std::string name, std::string& member, std::string help);
    /// A text out of a few.
    void choice(std::string name, std::string& member, std::vector<std::string> choices, std::string help);
    template <class Enum>
    using Named = std::vector<std::pair<std::string, Enum>>;
    template <class Enum>
    void choice(std::string name, Enum& member, Named<Enum> choices, std::string help);

    void words(std::string name, std::vector<std::string>& member, std::string help);
    template <class Enum>
    void choices(std::string name, std::vector<Enum>& member, Named<Enum> choices, std::string help);
    /// One path or a list of paths; required in its table.
    void paths(std::string name, std::vector<std::string>& member, std::string help);
    /// Our field -> the file's column.
    void columns(std::string name, TextMap& member, std::vector<std::string> fields, std::string help);
    /// Class -> quantity, written as a table of its own. Classes not given keep their default.
    template <class Q>
    void per_class(std::string name, std::map<std::uint8_t, Q>& member, Range<Q> range, std::string help);

    [[nodiscard]] const std::vector<Key>& keys() const { return m_keys; }
    [[nodiscard]] const std::vector<KeyTable>& tables() const { return m_tables; }
    [[nodiscard]] const Key* find(std::string_view path) const;

  private:
    [[nodiscard]] Key start(std::string name, std::string help) const;
    /// Takes the default from the member and keeps the key.
    void add(Key key);

    std::vector<KeyTable> m_tables;
    std::vector<Key> m_keys;
};

namespace keys {
template <class Enum>
std::string name_in(const KeySet::Named<Enum>& choices, Enum value) {
    for (const auto& [name, choice] : choices) {
        if (choice == value) {
            return name;
        }
    }
    return {};
}
template <class Enum>
Enum value_in(const KeySet::Named<Enum>& choices, const std::string& wanted) {
    for (const auto& [name, choice] : choices) {
        if (name == wanted) {
            return choice;
        }
    }
    return choices.front().second;
}
template <class Enum>
std::vector<std::string> names_in(const KeySet::Named<Enum>& choices) {
    std::vector<std::string> names;
    for (const auto& [name, choice] : choices) {
        names.push_back(name);
    }
    return names;
}
}  // namespace keys

template <class Q>
void KeySet::quantity(std::string name, Q& member, Range<Q> range, std::string help) {
    const KeyUnit unit = unit_at_end_of(name, k_key_units<Q>);
    Key key = start(std::move(name), std::move(help));
    key.unit = unit.name;
    key.range = Range<double>{range.lowest.value() / unit.size, range.highest.value() / unit.size};
    key.get = [&member, unit] { return KeyValue{member.value() / unit.size}; };
    key.set = [&member, unit](const KeyValue& value) { member = Q{std::get<double>(value) * unit.size}; };
    add(std::move(key));
}

template <class Enum>
void KeySet::choice(std::string name, Enum& member, Named<Enum> choices, std::string help) {
    Key key = start(std::move(name), std::move(help));
    key.choices = keys::names_in(choices);
    key.get = [&member, choices] { return KeyValue{keys::name_in(choices, member)}; };
    key.set = [&member, choices](const KeyValue& value) {
        member = keys::value_in(choices, std::get<std::string>(value));
    };
    add(std::move(key));
}

template <class Enum>
void KeySet::choices(std::string name, std::vector<Enum>& member, Named<Enum> choices, std::string help) {
    Key key = start(std::move(name), std::move(help));
    key.choices = keys::names_in(choices);
    key.get = [&member, choices] {
        std::vector<std::string> names;
        for (const Enum value : member) {
            names.push_back(keys::name_in(choices, value));
        }
        return KeyValue{names};
    };
    key.set = [&member, choices](const KeyValue& value) {
        member.clear();
        for (const std::string& wanted : std::get<std::vector<std::string>>(value)) {
            member.push_back(keys::value_in(choices, wanted));
        }
    };
    add(std::move(key));
}

template <class Q>
void KeySet::per_class(std::string name, std::map<std::uint8_t, Q>& member, Range<Q> range, std::string help) {
    const KeyUnit unit = unit_at_end_of(name, k_key_units<Q>);
    Key key = start(std::move(name), std::move(help));
    key.unit = unit.name;
    key.range = Range<double>{range.lowest.value() / unit.size, range.highest.value() / unit.size};
    key.get = [&member, unit] {
        NumberMap numbers;
        for (const auto& [code, quantity] : member) {
            numbers[code] = quantity.value() / unit.size;
        }
        return KeyValue{numbers};
    };
    key.set = [&member, unit](const KeyValue& value) {
        for (const auto& [code, number] : std::get<NumberMap>(value)) {
            member[static_cast<std::uint8_t>(code)] = Q{number * unit.size};
        }
    };
    add(std::move(key));
}

}  // namespace lomsong
