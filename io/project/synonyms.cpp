// SPDX-License-Identifier: Apache-2.0
#include "io/project/synonyms.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <span>
#include <utility>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "io/project/column_key.hpp"
#include "io/project/fields.hpp"
#include "io/project/synonyms_data.hpp"

namespace lomsong {

namespace {

constexpr std::size_t k_longest_file = 1'000'000;
constexpr std::string_view k_any = "any";
constexpr std::string_view k_coordinates = "coordinates";
constexpr std::string_view k_operators = "operators";

toml::table parsed(std::string_view text, const std::string& shown) {
    if (text.size() > k_longest_file) {
        throw Error{
            ErrorKind::bad_data, shown,
            fmt::format("has {} bytes, more than the {} that a list of words may have. Name the right file.",
                        text.size(), k_longest_file)};
    }
    try {
        return toml::parse(text, shown);
    } catch (const toml::parse_error& error) {
        const toml::source_position at = error.source().begin;
        throw Error{ErrorKind::bad_data, fmt::format("{}:{}:{}", shown, at.line, at.column),
                    fmt::format("is not TOML: {}. Mend it there.", error.description())};
    }
}

[[noreturn]] void refuse(const toml::node& node, const std::string& shown, const std::string& text) {
    const toml::source_position at = node.source().begin;
    throw Error{ErrorKind::bad_data, fmt::format("{}:{}:{}", shown, at.line, at.column), text};
}

std::vector<std::string> words_of(const toml::node& node, const std::string& shown) {
    const toml::array* array = node.as_array();
    if (array == nullptr) {
        refuse(node, shown, "is not a list. Write the words as [\"...\", \"...\"].");
    }
    std::vector<std::string> words;
    for (const toml::node& entry : *array) {
        const toml::value<std::string>* word = entry.as_string();
        if (word == nullptr || identifier(word->get()).empty()) {
            refuse(entry, shown, "is not a word with a Latin letter or a digit. Write it in quotes.");
        }
        words.push_back(word->get());
    }
    return words;
}

constexpr std::array k_vector_roles{LayerRole::stations,    LayerRole::hamlets,      LayerRole::clusters,
                                    LayerRole::communes,    LayerRole::fibre_routes, LayerRole::fibre_nodes,
                                    LayerRole::buildings,   LayerRole::roads,        LayerRole::avoid,
                                    LayerRole::measurements};

bool is_layer(std::string_view name) {
    return name == k_any || name == k_coordinates ||
           std::ranges::any_of(k_vector_roles, [&](LayerRole role) { return name_of(role) == name; });
}

std::string without_bars(std::string text) {
    std::erase(text, '_');
    return text;
}

/// New words go before those that are there; a word that is there already stays where it is.
void put_first(std::vector<ColumnName>& names, const std::vector<std::string>& words) {
    std::vector<ColumnName> result;
    const auto add = [&](ColumnName name) {
        if (std::ranges::find(result, name.key, &ColumnName::key) == result.end()) {
            result.push_back(std::move(name));
        }
    };
    for (const std::string& word : words) {
        add({word, column_key(word).key});
    }
    for (ColumnName& name : names) {
        add(std::move(name));
    }
    names = std::move(result);
}

void add_names(FieldNames& names, const toml::table& table, const std::string& shown) {
    for (const auto& [key, node] : table) {
        const std::string_view list = key.str();
        std::vector<ColumnName>* into = list == "preferred" ? &names.preferred
                                        : list == "names"   ? &names.sure
                                        : list == "weak"    ? &names.weak
                                                            : nullptr;
        if (into == nullptr) {
            refuse(node, shown, fmt::format("'{}' is none of preferred, names and weak. Correct it.", list));
        }
        put_first(*into, words_of(node, shown));
    }
}

std::string whole_text_of(const std::filesystem::path& file, const std::string& shown) {
    std::ifstream in{file, std::ios::binary};
    if (!in) {
        throw Error{ErrorKind::no_input, shown,
                    "there is no such file. Correct synonyms = \"...\" in [cleaning] of the project file."};
    }
    return {std::istreambuf_iterator<char>{in}, std::istreambuf_iterator<char>{}};
}

/// "_tram_vnpt_" holds "_vnpt_".
std::string between_bars(const std::string& words) { return "_" + words + "_"; }

}  // namespace

const Synonyms& Synonyms::built_in() {
    static const Synonyms words = [] {
        Synonyms made;
        made.add_own_names();
        made.add(synonyms_toml(), "io/project/synonyms.toml");
        return made;
    }();
    return words;
}

Synonyms Synonyms::of(const Project& project) {
    Synonyms words = built_in();
    const std::string& own = project.cleaning.synonyms;
    if (!own.empty()) {
        words.add(whole_text_of(project.folder / own, own), own);
    }
    return words;
}

void Synonyms::add(std::string_view toml, const std::string& shown) {
    for (const auto& [key, node] : parsed(toml, shown)) {
        const std::string_view section = key.str();
        const toml::table* fields = node.as_table();
        if (fields == nullptr || (section != k_operators && !is_layer(section))) {
            refuse(node, shown,
                   fmt::format("'{}' is no layer. Write [layer.field] with a layer of ours, [coordinates.field], "
                               "[any.field] or [operators].",
                               section));
        }
        for (const auto& [name, words] : *fields) {
            if (section == k_operators) {
                add_operator(std::string{name.str()}, words_of(words, shown));
                continue;
            }
            const toml::table* lists = words.as_table();
            if (lists == nullptr) {
                refuse(words, shown,
                       fmt::format("'{}' is no table. Write [{}.{}].", name.str(), section, name.str()));
            }
            FieldNames& names = m_fields[{std::string{section}, std::string{name.str()}}];
            add_names(names, *lists, shown);
            for (const auto* list : {&names.preferred, &names.sure, &names.weak}) {
                for (const ColumnName& word : *list) {
                    m_keys.insert(without_bars(word.key));
                }
            }
        }
    }
}

void Synonyms::add_own_names() {
    const auto add_all = [&](std::span<const Field> fields) {
        for (const Field& field : fields) {
            m_keys.insert(without_bars(column_key(field.name).key));
        }
    };
    for (const LayerRole role : k_vector_roles) {
        add_all(fields_of(role));
    }
    add_all(coordinate_fields());
}

bool Synonyms::knows(std::string_view heading) const {
    const std::string key = without_bars(column_key(heading).key);
    return !key.empty() && m_keys.contains(key);
}

void Synonyms::add_operator(const std::string& name, const std::vector<std::string>& words) {
    for (const std::string& word : words) {
        m_operators.emplace_back(identifier(word), name);
    }
    m_operators.emplace_back(identifier(name), name);
    std::ranges::stable_sort(m_operators, std::ranges::greater{},
                             [](const auto& entry) { return entry.first.size(); });
}

const FieldNames& Synonyms::names_of(LayerRole role, std::string_view field) const {
    static const FieldNames k_none;
    for (const std::string_view section : {name_of(role), k_coordinates, k_any}) {
        const auto found = m_fields.find(std::pair{std::string{section}, std::string{field}});
        if (found != m_fields.end()) {
            return found->second;
        }
    }
    return k_none;
}

std::optional<std::string> Synonyms::operator_named(std::string_view text) const {
    const std::vector<std::string> found = operators_in(text);
    return found.size() == 1 ? std::optional{found.front()} : std::nullopt;
}

std::vector<std::string> Synonyms::operators_in(std::string_view text) const {
    std::string words = between_bars(identifier(text));
    std::vector<std::string> found;
    for (const auto& [key, name] :
         m_operators) {  // the longest first, each taken out: "vnpt_vinaphone" is one name
        const std::string wanted = between_bars(key);
        for (std::size_t at = words.find(wanted); at != std::string::npos; at = words.find(wanted)) {
            words.replace(at, wanted.size(), "_/_");
            if (std::ranges::find(found, name) == found.end()) {
                found.push_back(name);
            }
        }
    }
    return found;
}

}  // namespace lomsong
