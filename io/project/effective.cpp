// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "engine/core/database_name.hpp"
#include "io/project/calibration_file.hpp"
#include "io/project/describe.hpp"
#include "io/project/key_json.hpp"
#include "io/project/keys.hpp"
#include "io/project/overloaded.hpp"

namespace lomsong {

using Json = nlohmann::ordered_json;

Json number_json(double value) {
    constexpr double k_exact = 9e15;
    if (value == std::floor(value) && std::abs(value) < k_exact) {
        return Json(static_cast<std::int64_t>(value));
    }
    return Json(value);
}

Json json_of(const KeyValue& value) {
    return std::visit(Overloaded{[](double number) { return number_json(number); },
                                 [](const NumberMap& numbers) {
                                     Json json = Json::object();
                                     for (const auto& [code, number] : numbers) {
                                         json[std::to_string(code)] = number_json(number);
                                     }
                                     return json;
                                 },
                                 [](const auto& other) { return Json(other); }},
                      value);
}

namespace {

/// The value as it may be shown: names of databases without their passwords.
KeyValue shown_value(const Key& key) {
    KeyValue value = key.get();
    if (auto* text = std::get_if<std::string>(&value)) {
        *text = without_password(*text);
    } else if (auto* texts = std::get_if<std::vector<std::string>>(&value)) {
        std::ranges::transform(*texts, texts->begin(), without_password);
    }
    return value;
}

/// The value for people and for run.json's text form: texts without quotes.
std::string plain_text(const KeyValue& value) {
    return std::visit(
        Overloaded{[](const std::string& text) { return text; },
                   [](const std::vector<std::string>& texts) { return fmt::format("{}", fmt::join(texts, ", ")); },
                   [](const auto& other) { return toml_text(KeyValue{other}); }},
        value);
}

/// The object at "a.b" inside `root`, made on the way.
Json& object_at(Json& root, std::string_view path) {
    Json* object = &root;
    while (!path.empty()) {
        const auto dot = path.find('.');
        object = &(*object)[std::string{path.substr(0, dot)}];
        path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
    }
    return *object;
}

/// Calls `use(key)` for every key of the project, except those of layers. Layers come as
/// `use_layer(table, keys of each source)`, when the project names them.
template <class Use, class UseLayer>
void for_each_effective(const Project& project, const Use& use, const UseLayer& use_layer) {
    Project copy = project;
    KeySet set;
    declare_keys(set, copy);
    std::map<std::string, LayerRole> roles;
    for (const LayerRole role : layer_roles()) {
        roles.emplace(table_of(role), role);
    }
    std::string last;
    for (const Key& key : set.keys()) {
        const auto role = roles.find(key.table);
        if (role == roles.end()) {
            use(key);
        } else if (key.table != last && !project.find(role->second).empty()) {
            std::vector<KeySet> sources(copy.layers.at(role->second).size());
            for (std::size_t i = 0; i < sources.size(); ++i) {
                declare_layer_source(sources[i], role->second, copy, i);
            }
            use_layer(key.table, sources);
        }
        last = key.table;
    }
}

Json object_of(const KeySet& keys) {
    Json object = Json::object();
    for (const Key& key : keys.keys()) {
        object[key.name] = json_of(shown_value(key));
    }
    return object;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> effective_values(const Project& project) {
    std::vector<std::pair<std::string, std::string>> values;
    const auto add = [&](const std::string& path, const Key& key) {
        values.emplace_back(path, plain_text(shown_value(key)));
    };
    for_each_effective(
        project, [&](const Key& key) { add(key.path(), key); },
        [&](const std::string& table, const std::vector<KeySet>& sources) {
            for (std::size_t i = 0; i < sources.size(); ++i) {
                const std::string number = i == 0 ? "" : fmt::format("[{}]", i + 1);
                for (const Key& key : sources[i].keys()) {
                    add(fmt::format("{}{}.{}", table, number, key.name), key);
                }
            }
        });
    return values;
}

nlohmann::ordered_json effective_json(const Project& project) {
    Json root = Json::object();
    for_each_effective(
        project, [&](const Key& key) { object_at(root, key.table)[key.name] = json_of(shown_value(key)); },
        [&](const std::string& table, const std::vector<KeySet>& sources) {
            Json& layer = object_at(root, table);
            layer = sources.size() == 1 ? object_of(sources.front()) : Json::array();
            for (std::size_t i = 0; sources.size() > 1 && i < sources.size(); ++i) {
                layer.push_back(object_of(sources[i]));
            }
        });
    if (project.parameters.calibration) {
        root[k_recorded_calibration] = calibration_json(*project.parameters.calibration);
    }
    return root;
}

}  // namespace lomsong
