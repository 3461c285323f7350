// SPDX-License-Identifier: Apache-2.0
/// @file  Names of databases among paths, and how they are shown: never with a password.
#pragma once

#include <string>

namespace lomsong {

/// A database is named "PG:dbname=..." or "postgresql://..." instead of a path.
[[nodiscard]] bool is_database(const std::string& name);
/// The name of a database with its password taken out: fit for messages and results. Any other name as it is.
[[nodiscard]] std::string without_password(const std::string& name);
/// A message about a database with every password in it taken out: servers repeat what they were asked.
[[nodiscard]] std::string message_without_password(const std::string& message);

}  // namespace lomsong
