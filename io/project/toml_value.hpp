// SPDX-License-Identifier: Apache-2.0
/// @file  From a TOML node to the value that a declared key wants, with a finding for whatever does not fit.
#pragma once

#include <optional>
#include <string>

#include <toml++/toml.h>

#include "io/project/findings.hpp"
#include "io/project/key_set.hpp"

namespace lomsong {

[[nodiscard]] Place place_of(const toml::node& node);
/// What stands there: `a string, "abc"`, `a number, 2.5`, `a table`.
[[nodiscard]] std::string seen_text(const toml::node& node);
/// The value for `key`; nothing when it does not fit, and the findings say why.
[[nodiscard]] std::optional<KeyValue> value_of(const toml::node& node, const Key& key, Findings& findings);

}  // namespace lomsong
