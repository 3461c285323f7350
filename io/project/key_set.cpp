// SPDX-License-Identifier: Apache-2.0
#include "io/project/key_set.hpp"

#include <algorithm>

#include "engine/core/error.hpp"

namespace lomsong {

KeyUnit unit_at_end_of(std::string_view name, std::span<const KeyUnit> units) {
    const auto found =
        std::ranges::find_if(units, [&](const KeyUnit& unit) { return name.ends_with(unit.suffix); });
    if (found == units.end()) {
        throw Error{ErrorKind::internal, "project key '" + std::string{name} + "'",
                    "its name does not end with a unit of its type. Add the unit to the name."};
    }
    return *found;
}

void KeySet::table(std::string path, std::string help) { m_tables.push_back({std::move(path), std::move(help)}); }

Key KeySet::start(std::string name, std::string help) const {
    Key key;
    key.table = m_tables.empty() ? std::string{} : m_tables.back().path;
    key.name = std::move(name);
    key.help = std::move(help);
    return key;
}

void KeySet::add(Key key) {
    key.default_value = key.get();
    m_keys.push_back(std::move(key));
}

const Key* KeySet::find(std::string_view path) const {
    const auto found = std::ranges::find_if(m_keys, [&](const Key& key) { return key.path() == path; });
    return found == m_keys.end() ? nullptr : &*found;
}

void KeySet::flag(std::string name, bool& member, std::string help) {
    Key key = start(std::move(name), std::move(help));
    key.get = [&member] { return KeyValue{member}; };
    key.set = [&member](const KeyValue& value) { member = std::get<bool>(value); };
    add(std::move(key));
}

void KeySet::number(std::string name, double& member, Range<double> range, std::string unit, std::string help) {
    Key key = start(std::move(name), std::move(help));
    key.unit = std::move(unit);
    key.range = range;
    key.get = [&member] { return KeyValue{member}; };
    key.set = [&member](const KeyValue& value) { member = std::get<double>(value); };
    add(std::move(key));
}

void KeySet::count(std::string name, std::uint32_t& member, Range<std::uint32_t> range, std::string help) {
    Key key = start(std::move(name), std::move(help));
    key.whole = true;
    key.range = Range<double>{static_cast<double>(range.lowest), static_cast<double>(range.highest)};
    key.get = [&member] { return KeyValue{static_cast<double>(member)}; };
    key.set = [&member](const KeyValue& value) { member = static_cast<std::uint32_t>(std::get<double>(value)); };
    add(std::move(key));
}

void KeySet::text(std::string name, std::string& member, std::string help) {
    Key key = start(std::move(name), std::move(help));
    key.get = [&member] { return KeyValue{member}; };
    key.set = [&member](const KeyValue& value) { member = std::get<std::string>(value); };
    add(std::move(key));
}

void KeySet::day(std::string name, std::string& member, std::string help) {
    text(std::move(name), member, std::move(help));
    m_keys.back().is_day = true;
}

void KeySet::choice(std::string name, std::string& member, std::vector<std::string> choices, std::string help) {
    text(std::move(name), member, std::move(help));
    m_keys.back().choices = std::move(choices);
}

void KeySet::words(std::string name, std::vector<std::string>& member, std::string help) {
    Key key = start(std::move(name), std::move(help));
    key.get = [&member] { return KeyValue{member}; };
    key.set = [&member](const KeyValue& value) { member = std::get<std::vector<std::string>>(value); };
    add(std::move(key));
}

void KeySet::paths(std::string name, std::vector<std::string>& member, std::string help) {
    words(std::move(name), member, std::move(help));
    m_keys.back().required = true;
    m_keys.back().one_or_many = true;
}

void KeySet::columns(std::string name, TextMap& member, std::vector<std::string> fields, std::string help) {
    Key key = start(std::move(name), std::move(help));
    key.choices = std::move(fields);
    key.get = [&member] { return KeyValue{member}; };
    key.set = [&member](const KeyValue& value) { member = std::get<TextMap>(value); };
    add(std::move(key));
}

}  // namespace lomsong
