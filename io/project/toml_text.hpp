// SPDX-License-Identifier: Apache-2.0
/// @file  Text of an untrusted file as a TOML table.
#pragma once

#include <string>
#include <string_view>

#include <toml++/toml.h>

#include "engine/core/error.hpp"

namespace lomsong {

/// `shown` names the file in messages, `what` says what it should be: "a project file".
/// @throws Error{kind} with line and column for text that is no TOML, or longer (or with longer lines) than any
/// such
///         file: the parser would recurse too deep.
[[nodiscard]] toml::table parsed_toml(std::string_view text, const std::string& shown, std::string_view what,
                                      ErrorKind kind);

}  // namespace lomsong
