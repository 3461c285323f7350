// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <cstdint>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

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

/// Calls `use(key)` for every key of the project, except those of layers that it does not name.
template <class Use>
void for_each_effective(const Project& project, const Use& use) {
    Project copy = project;
    KeySet set;
    declare_keys(set, copy);
    std::vector<std::string> absent;
    for (const LayerRole role : layer_roles()) {
        if (project.find(role) == nullptr) {
            absent.push_back(table_of(role));
        }
    }
    for (const Key& key : set.keys()) {
        if (std::find(absent.begin(), absent.end(), key.table) == absent.end()) {
            use(key);
        }
    }
}

}  // namespace

std::vector<std::pair<std::string, std::string>> effective_values(const Project& project) {
    std::vector<std::pair<std::string, std::string>> values;
    for_each_effective(project, [&](const Key& key) { values.emplace_back(key.path(), plain_text(key.get())); });
    return values;
}

nlohmann::ordered_json effective_json(const Project& project) {
    Json root = Json::object();
    for_each_effective(project, [&](const Key& key) { object_at(root, key.table)[key.name] = json_of(key.get()); });
    return root;
}

}  // namespace lomsong
