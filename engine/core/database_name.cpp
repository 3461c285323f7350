// SPDX-License-Identifier: Apache-2.0
#include "engine/core/database_name.hpp"

#include <regex>

namespace lomsong {

bool is_database(const std::string& name) {
    return name.starts_with("PG:") || name.starts_with("postgresql://") || name.starts_with("postgres://");
}

std::string message_without_password(const std::string& message) {
    // password, sslpassword: up to the next blank or parameter, or in quotes with escapes.
    static const std::regex k_word{R"(\s*\b\w*password\s*=\s*('(\\.|[^'\\])*'|[^\s&"]*))", std::regex::icase};
    static const std::regex k_address{R"((://[^:/@\s]*):[^\s"/]*@)"};
    return std::regex_replace(std::regex_replace(message, k_word, ""), k_address, "$1@");
}

std::string without_password(const std::string& name) {
    return is_database(name) ? message_without_password(name) : name;
}

}  // namespace lomsong
