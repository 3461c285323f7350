// SPDX-License-Identifier: Apache-2.0
/// @file  What is generated from the declared keys: words for messages, the schema, the documentation page, the
///        commented keys of `lomsong init`, and the values of a run.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "io/project/key_set.hpp"
#include "io/project/project.hpp"

namespace lomsong {

/// The value as TOML writes it: `15`, `"vi"`, `["pop", "olt"]`, `{ height_m = "Cao" }`.
[[nodiscard]] std::string toml_text(const KeyValue& value);
/// A text between quotes, as TOML reads it back.
[[nodiscard]] std::string toml_quoted(std::string_view text);
/// What the key wants: "a number of km", "one of \"vi\", \"en\"".
[[nodiscard]] std::string expected_text(const Key& key);
/// The same for one number of the key, also where the key is a map of numbers.
[[nodiscard]] std::string expected_number_text(const Key& key);
/// "0.5..100 km", "vi | en"; empty when everything of the type is allowed.
[[nodiscard]] std::string allowed_text(const Key& key);

/// The JSON Schema (draft 2020-12) of the project file: docs/project.schema.json.
[[nodiscard]] std::string project_schema_json();
/// docs/project-file.md.
[[nodiscard]] std::string project_file_markdown();
/// The keys of one table, each commented out with its default, range and help, one a line; "" for the top.
[[nodiscard]] std::string commented_keys(std::string_view table);
/// All tables from [radio] on, with their keys commented out.
[[nodiscard]] std::string commented_parameters();

/// Every key with its value as plain text, in key order; layers that the project does not name are left out.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> effective_values(const Project& project);
/// The same as JSON in the shape of the project file, numbers as numbers: `parameters` of run.json.
[[nodiscard]] nlohmann::ordered_json effective_json(const Project& project);

}  // namespace lomsong
