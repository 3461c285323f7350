// SPDX-License-Identifier: Apache-2.0
#include "io/project/toml_text.hpp"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>

namespace lomsong {

namespace {

constexpr std::size_t k_longest_file = 1'000'000;
constexpr std::size_t k_longest_line = 8'000;

void refuse_long_text(std::string_view text, const std::string& shown, std::string_view what, ErrorKind kind) {
    if (text.size() > k_longest_file) {
        throw Error{
            kind, shown,
            fmt::format("has {} bytes, {} at most {}. Is it the right file?", text.size(), what, k_longest_file)};
    }
    std::size_t line = 1;
    for (std::size_t begin = 0; begin < text.size(); ++line) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (end - begin > k_longest_line) {
            throw Error{
                kind, fmt::format("{}:{}:1", shown, line),
                fmt::format("the line has {} bytes, at most {} are read. Break it, or check that this is {}.",
                            end - begin, k_longest_line, what)};
        }
        begin = end + 1;
    }
}

}  // namespace

toml::table parsed_toml(std::string_view text, const std::string& shown, std::string_view what, ErrorKind kind) {
    refuse_long_text(text, shown, what, kind);
    try {
        return toml::parse(text, shown);
    } catch (const toml::parse_error& error) {
        const auto& begin = error.source().begin;
        throw Error{kind, fmt::format("{}:{}:{}", shown, begin.line, begin.column),
                    fmt::format("not valid TOML: {}. Mend this line; texts stand in quotes, and the file is UTF-8.",
                                error.description())};
    }
}

}  // namespace lomsong
