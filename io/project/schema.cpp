// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "io/project/describe.hpp"
#include "io/project/key_json.hpp"
#include "io/project/keys.hpp"
#include "io/project/overloaded.hpp"

namespace lomsong {

namespace {

using Json = nlohmann::ordered_json;

Json schema_of_entry(const Key& key) {
    Json schema{{"type", "string"}, {"minLength", 1}};
    if (!key.choices.empty()) {
        schema = Json{{"enum", key.choices}};
    }
    return schema;
}

Json schema_of_number(const Key& key) {
    return Json{{"type", key.whole ? "integer" : "number"},
                {"minimum", number_json(key.range->lowest)},
                {"maximum", number_json(key.range->highest)}};
}

Json schema_of_kind(const Key& key) {
    return std::visit(
        Overloaded{[](bool) {
                       return Json{{"type", "boolean"}};
                   },
                   [&](double) { return schema_of_number(key); },
                   [&](const std::string&) {
                       return key.choices.empty() ? Json{{"type", "string"}} : Json{{"enum", key.choices}};
                   },
                   [&](const std::vector<std::string>&) {
                       Json list{{"type", "array"}, {"items", schema_of_entry(key)}, {"uniqueItems", true}};
                       if (!key.one_or_many) {
                           return list;
                       }
                       list["minItems"] = 1;
                       return Json{{"oneOf", {schema_of_entry(key), list}}};
                   },
                   [&](const TextMap&) {
                       return Json{{"type", "object"},
                                   {"propertyNames", {{"enum", key.choices}}},
                                   {"additionalProperties", {{"type", "string"}, {"minLength", 1}}}};
                   },
                   [&](const NumberMap&) {
                       return Json{{"type", "object"},
                                   {"propertyNames", {{"pattern", "^[0-9]{1,3}$"}}},
                                   {"additionalProperties", schema_of_number(key)}};
                   }},
        key.default_value);
}

Json schema_of(const Key& key) {
    Json schema = schema_of_kind(key);
    schema["description"] = key.unit.empty() ? key.help : fmt::format("{} ({})", key.help, key.unit);
    if (!key.required) {
        schema["default"] = json_of(key.default_value);
    }
    return schema;
}

/// An object schema that allows nothing but its properties, at "a.b" below `root`.
Json& schema_at(Json& root, std::string_view path) {
    Json* schema = &root;
    while (!path.empty()) {
        const auto dot = path.find('.');
        Json& properties = (*schema)["properties"];
        schema = &properties[std::string{path.substr(0, dot)}];
        if (schema->is_null()) {
            *schema = Json{{"type", "object"}, {"additionalProperties", false}};
        }
        path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
    }
    return *schema;
}

/// Every layer may be a table, or a list of tables for files with habits of their own.
void allow_lists(Json& root) {
    Json& definitions = root["$defs"];
    for (auto& [name, table] : schema_at(root, "layers")["properties"].items()) {
        const Json one{{"$ref", "#/$defs/" + name}};
        definitions[name] = std::move(table);
        table = Json{{"oneOf", {one, Json{{"type", "array"}, {"minItems", 1}, {"items", one}}}}};
    }
}

}  // namespace

std::string project_schema_json() {
    Project project;
    KeySet set;
    declare_keys(set, project);
    Json root{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
              {"title", "Lomsong project file"},
              {"type", "object"},
              {"additionalProperties", false}};
    for (const KeyTable& table : set.tables()) {
        if (!table.path.empty()) {
            schema_at(root, table.path)["description"] = table.help;
        }
    }
    for (const Key& key : set.keys()) {
        Json& table = schema_at(root, key.table);
        table["properties"][key.name] = schema_of(key);
        if (key.required) {
            table["required"].push_back(key.name);
        }
    }
    for (const LayerRole role : required_layers()) {
        schema_at(root, "layers")["required"].push_back(name_of(role));
    }
    allow_lists(root);
    root["required"] = Json::array({"layers"});
    return root.dump(2) + "\n";
}

}  // namespace lomsong
