// SPDX-License-Identifier: Apache-2.0
#include "io/project/walk.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/core/technology.hpp"
#include "engine/core/text.hpp"
#include "io/project/describe.hpp"
#include "io/project/toml_value.hpp"

namespace lomsong {

namespace {

std::string suggestion(const std::string& name, const std::vector<std::string>& known) {
    const auto technology = technology_named(name);
    const std::string key = technology ? std::string{info(*technology).key} : std::string{};
    return std::ranges::find(known, key) != known.end() ? " Did you mean '" + key + "'?"
                                                        : did_you_mean(name, known);
}

}  // namespace

std::string table_label(std::string_view path) { return fmt::format("[{}]", path); }

void Walk::table(const toml::table& table, const std::string& path) {
    m_places[path] = place_of(table);
    for (const auto& [name, node] : table) {
        const std::string full = path.empty() ? std::string{name.str()} : path + "." + std::string{name.str()};
        m_places[full] = {name.source().begin.line, name.source().begin.column};
        if (name.str().find('.') != std::string_view::npos) {
            m_findings.add(m_places[full],
                           fmt::format("{}: there is no key with a dot in its name. Write it without "
                                       "quotes, or in its [table].",
                                       toml_quoted(name.str())));
        } else if (const Key* key = m_set.find(full)) {
            if (const auto value = value_of(node, *key, m_findings)) {
                key->set(*value);
            }
        } else if (is_table(full)) {
            inner_table(node, full);
        } else {
            unknown(node, path, std::string{name.str()});
        }
    }
    if (!path.empty()) {
        require_keys(table, path);
    }
}

Place Walk::place(const std::string& path) const {
    const auto found = m_places.find(path);
    return found == m_places.end() ? Place{} : found->second;
}

void Walk::inner_table(const toml::node& node, const std::string& path) {
    if (const toml::table* inner = node.as_table()) {
        table(*inner, path);
    } else if (node.is_array_of_tables() && m_further.contains(path)) {
        list_of_tables(*node.as_array(), path);
    } else {
        m_findings.add(place_of(node), fmt::format("{}: expected a table, found {}. Write it once, as {} on a line "
                                                   "of its own.",
                                                   table_label(path), seen_text(node), table_label(path)));
    }
}

/// The first table has its keys in the main set; places of the others are kept as "layers.stations[2].crs".
void Walk::list_of_tables(const toml::array& list, const std::string& path) {
    const std::vector<KeySet>& further = m_further.at(path);
    for (std::size_t i = 0; i < list.size(); ++i) {
        const toml::table& element = *list.get(i)->as_table();
        m_lists[path].push_back(place_of(element));
        if (i == 0) {
            table(element, path);
            continue;
        }
        Walk inner{further.at(i - 1), m_further, m_findings};
        inner.table(element, path);
    }
}

std::vector<Place> Walk::places_of_list(const std::string& path) const {
    const auto found = m_lists.find(path);
    return found == m_lists.end() ? std::vector<Place>{place(path)} : found->second;
}

void Walk::require_keys(const toml::table& table, const std::string& path) {
    for (const Key& key : m_set.keys()) {
        if (key.table == path && key.required && !table.contains(key.name)) {
            m_findings.add(place_of(table), fmt::format("{}: is missing. Add {} = \"...\", the file of the layer.",
                                                        key.label(), key.name));
        }
    }
}

/// True for a declared table and for what stands before a dot of one: "layers".
bool Walk::is_table(const std::string& path) const {
    return std::ranges::any_of(m_set.tables(), [&](const KeyTable& table) {
        return table.path == path || table.path.starts_with(path + ".");
    });
}

/// Names of the keys and tables directly inside `path`.
std::vector<std::string> Walk::names_in(const std::string& path) const {
    std::vector<std::string> names;
    const auto add = [&](const std::string& name) {
        if (!name.empty() && std::ranges::find(names, name) == names.end()) {
            names.push_back(name);
        }
    };
    const std::string prefix = path.empty() ? path : path + ".";
    for (const Key& key : m_set.keys()) {
        if (key.table == path) {
            add(key.name);
        }
    }
    for (const KeyTable& table : m_set.tables()) {
        if (table.path.starts_with(prefix)) {
            const std::string rest = table.path.substr(prefix.size());
            add(rest.substr(0, rest.find('.')));
        }
    }
    return names;
}

/// Of the names directly inside `path`, those of tables.
std::vector<std::string> Walk::tables_in(const std::string& path) const {
    std::vector<std::string> names = names_in(path);
    std::erase_if(names, [&](const std::string& name) { return m_set.find(path + "." + name) != nullptr; });
    return names;
}

void Walk::unknown(const toml::node& node, const std::string& path, const std::string& name) {
    const bool holds_tables = path.empty() || !tables_in(path).empty();
    const bool is_table = (node.is_table() && holds_tables) || path == "layers" || path == "defaults";
    const std::vector<std::string> known = is_table && !path.empty() ? tables_in(path) : names_in(path);
    const Place place = m_places[path.empty() ? name : path + "." + name];
    if (is_table) {
        const std::string label = table_label(path.empty() ? name : path + "." + name);
        m_findings.add(place,
                       fmt::format("{}: {}.{} Known are {}.", label,
                                   path == "thresholds" || path == "defaults" ? "'" + name + "' is not a technology"
                                                                              : "there is no such table",
                                   suggestion(name, known), fmt::join(known, ", ")));
        return;
    }
    const std::string label = path.empty() ? name : table_label(path) + " " + name;
    m_findings.add(place, fmt::format("{}: there is no such key.{}", label, advice(name, path, known)));
}

/// Where a key of this name belongs, else the nearest name, else what there is.
std::string Walk::advice(const std::string& name, const std::string& path,
                         const std::vector<std::string>& known) const {
    const auto elsewhere = std::ranges::find_if(m_set.keys(), [&](const Key& key) { return key.name == name; });
    if (elsewhere != m_set.keys().end() && elsewhere->table.empty()) {
        return " It belongs at the top of the file, before the first [table].";
    }
    const std::string near = did_you_mean(name, known);
    if (!near.empty()) {
        return near;
    }
    if (elsewhere != m_set.keys().end() && elsewhere->table != path) {
        return fmt::format(" It belongs in [{}].", elsewhere->table);
    }
    return fmt::format(" Known are {}.", fmt::join(known, ", "));
}

}  // namespace lomsong
