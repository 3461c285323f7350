// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "engine/core/technology.hpp"
#include "io/project/describe.hpp"
#include "io/project/fields.hpp"
#include "io/project/keys.hpp"
#include "io/project/synonyms.hpp"

namespace lomsong {

namespace {

constexpr std::string_view k_introduction =
    R"(<!-- Generated from io/project/keys.cpp by `lomsong docs project-file`; a test compares. -->
# The project file

A project is one TOML file, usually `lomsong.toml`, beside the layers of a province. `lomsong init FOLDER` writes
one with every guess commented; `lomsong check PROJECT` reads everything and computes nothing. Keys end with their
unit. A key that is not there has its default; a key that is not listed here is an error. Every run writes the
values it used into `run.json`. Editors that know JSON Schema can use `project.schema.json`.

```toml
title = "Xã Bát Xát"
operators = ["Viettel", "VNPT", "MobiFone"]

[layers.stations]
path = "stations.geojson"

[layers.hamlets]
path = "thon.xlsx"
layer = "Danh sách"
columns = { name = "Tên thôn bản", households = "Số hộ" }

[layers.terrain]
path = ["N22E103.tif", "N22E104.tif"]
kind = "surface"

[thresholds.4g]
service_dbm = -105
```

Files of one layer that have habits of their own stand in a list of tables, one for each:

```toml
[[layers.stations]]
path = "tram_viettel.xlsx"
values = { operator = "Viettel" }

[[layers.stations]]
path = "tram_mobifone.xlsx"
crs = "EPSG:9208"
columns = { lon = "Y_m", lat = "X_m" }
values = { operator = "MobiFone" }
```
)";

/// "thresholds" of "thresholds.4g".
std::string group_of(const std::string& table) { return table.substr(0, table.find('.')); }
/// "4g" of "thresholds.4g".
std::string part_of(const std::string& table) {
    const auto dot = table.find('.');
    return dot == std::string::npos ? std::string{} : table.substr(dot + 1);
}

/// A cell of a Markdown table: `|` would end it.
std::string cell(std::string_view text) {
    std::string result;
    for (const char c : text) {
        result += c == '|' ? "\\|" : std::string{c};
    }
    return result;
}

std::string code(const std::string& text) { return text.empty() ? std::string{} : "`" + text + "`"; }

/// Keys of one name in the tables of one group: [thresholds.2g] service_dbm, [thresholds.3g] service_dbm ...
struct KeyFamily {
    std::vector<const Key*> members;

    [[nodiscard]] const Key& first() const { return *members.front(); }

    /// One default for all, or one per table.
    [[nodiscard]] std::string defaults() const {
        if (first().required) {
            return "required";
        }
        const auto same = [&](const Key* key) { return key->default_value == first().default_value; };
        if (std::ranges::all_of(members, same)) {
            return code(toml_text(first().default_value));
        }
        std::vector<std::string> parts;
        for (const Key* key : members) {
            parts.push_back(part_of(key->table) + " " + code(toml_text(key->default_value)));
        }
        return fmt::format("{}", fmt::join(parts, ", "));
    }

    [[nodiscard]] std::string kind() const {
        const std::string allowed = allowed_text(first());
        return allowed.empty() ? expected_text(first()) : allowed;
    }
};

std::vector<KeyFamily> families_of(const KeySet& set, const std::string& group) {
    std::vector<KeyFamily> families;
    for (const Key& key : set.keys()) {
        if (group_of(key.table) != group) {
            continue;
        }
        const auto known = std::ranges::find_if(
            families, [&](const KeyFamily& family) { return family.first().name == key.name; });
        if (known == families.end()) {
            families.push_back({{&key}});
        } else {
            known->members.push_back(&key);
        }
    }
    return families;
}

/// " (terrain)" for a key that only some tables of its group have.
std::string only_in(const KeyFamily& family, const std::vector<KeyTable>& group) {
    const auto is_part = [](const KeyTable& table) { return !part_of(table.path).empty(); };
    const auto parts = static_cast<std::size_t>(std::ranges::count_if(group, is_part));
    if (family.members.size() == parts || parts == 0) {
        return {};
    }
    if (part_of(family.first().table).empty()) {
        return fmt::format(" (in `[{}]`)", family.first().table);
    }
    if (family.members.size() > 1) {
        return " (vector layers)";
    }
    return fmt::format(" ({})", part_of(family.first().table));
}

std::string section(const KeySet& set, const std::vector<KeyTable>& group) {
    const std::string name = group_of(group.front().path);
    std::string text;
    if (name.empty()) {
        text = "\n## At the top\n\nBefore the first `[table]`.\n";
    } else if (group.size() == 1) {
        text = fmt::format("\n## [{}]\n\n{}.\n", group.front().path, group.front().help);
    } else {
        text = fmt::format("\n## [{}.*]\n\n", name);
        for (const KeyTable& table : group) {
            text += fmt::format("- `[{}]`: {}\n", table.path, table.help);
        }
    }
    text += "\n| key | allowed | default | meaning |\n|---|---|---|---|\n";
    for (const KeyFamily& family : families_of(set, name)) {
        text += fmt::format("| `{}`{} | {} | {} | {} |\n", family.first().name, only_in(family, group),
                            cell(family.kind()), cell(family.defaults()), cell(family.first().help));
    }
    return text;
}

std::string field_rows(LayerRole role, std::span<const Field> fields) {
    std::string rows = "\n| field | other names | meaning |\n|---|---|---|\n";
    for (const Field& field : fields) {
        const FieldNames& words = Synonyms::built_in().names_of(role, field.name);
        std::vector<std::string> names;
        for (const auto* list : {&words.preferred, &words.sure, &words.weak}) {
            for (const ColumnName& word : *list) {
                names.push_back(word.spelling);
            }
        }
        rows += fmt::format("| `{}`{} | {} | {} |\n", field.name, field.required ? " (required)" : "",
                            fmt::join(names, ", "), field.help);
    }
    return rows;
}

std::string columns_section() {
    std::string text =
        "\n## Columns\n\nA column is taken when its name is a field of ours or one of the other names; capitals, "
        "accents, spaces, `_`,\nnumbering and units do not matter, nor that a DBF cut the name to ten letters. "
        "Each column "
        "goes to one field, the best\ntotal decides; where a name leaves doubt, the values are asked. Anything "
        "else is named "
        "under `columns`. The names\nstand in `io/project/synonyms.toml`; `[cleaning] synonyms` adds your own.\n";
    for (const LayerRole role : layer_roles()) {
        if (!is_raster(role)) {
            text += fmt::format("\n### {}\n", name_of(role)) + field_rows(role, fields_of(role));
        }
    }
    text += "\n### Points in a table without geometry\n" + field_rows(LayerRole::stations, coordinate_fields());
    return text;
}

/// What is allowed and the help behind the code; help that does not fit goes on lines of its own below.
std::string with_comment(const std::string& code, const Key& key) {
    constexpr std::size_t k_width = 110;
    const std::string allowed = allowed_text(key);
    const std::string comment = allowed.empty() ? key.help : allowed + ". " + key.help;
    if (code.size() + comment.size() < k_width) {
        return fmt::format("{}  # {}\n", code, comment);
    }
    std::string text = allowed.empty() ? code : fmt::format("{}  # {}", code, allowed);
    std::string line;
    for (std::size_t begin = 0; begin < key.help.size();) {
        const std::size_t end = std::min(key.help.find(' ', begin), key.help.size());
        if (line.empty() || line.size() + end - begin > k_width) {
            text += line;
            line = "\n#    ";
        }
        line += " " + key.help.substr(begin, end - begin);
        begin = end + 1;
    }
    return text + line + "\n";
}

}  // namespace

std::string project_file_markdown() {
    Project project;
    KeySet set;
    declare_keys(set, project);
    std::string text{k_introduction};
    std::vector<KeyTable> group;
    for (const KeyTable& table : set.tables()) {
        if (!group.empty() && group_of(group.front().path) != group_of(table.path)) {
            text += section(set, group);
            group.clear();
        }
        group.push_back(table);
    }
    return text + section(set, group) + columns_section();
}

std::string commented_keys(std::string_view table) {
    Project project;
    KeySet set;
    declare_keys(set, project);
    std::string text;
    for (const Key& key : set.keys()) {
        if (key.table != table) {
            continue;
        }
        const auto* numbers = std::get_if<NumberMap>(&key.default_value);
        if (numbers == nullptr) {
            text += with_comment(fmt::format("# {} = {}", key.name, toml_text(key.default_value)), key);
            continue;
        }
        text += with_comment(fmt::format("\n[{}]", key.path()), key);
        for (const auto& [number_class, number] : *numbers) {
            text += fmt::format("# {} = {}\n", number_class, number);
        }
    }
    return text;
}

std::string commented_parameters() {
    Project project;
    KeySet set;
    declare_keys(set, project);
    std::string text;
    for (const KeyTable& table : set.tables()) {
        if (!table.path.empty() && group_of(table.path) != "layers") {
            text += fmt::format("\n[{}]  # {}\n{}", table.path, table.help, commented_keys(table.path));
        }
    }
    return text;
}

}  // namespace lomsong
