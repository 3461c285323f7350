// SPDX-License-Identifier: Apache-2.0
/// @file  String literals of our own sources, for tests that read them.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace lomsong {

/// The sources (.hpp, .cpp) below the folders `tops` of the project, as paths relative to it, sorted.
[[nodiscard]] std::vector<std::string> sources_below(const std::vector<std::string_view>& tops);

/// The string literals of C++ text in their order, escapes left as they are written; those of comments and of
/// #include lines are none. Neighbours that the compiler joins are joined.
[[nodiscard]] std::vector<std::string> literals_of(std::string_view code);

/// The content of a source.
[[nodiscard]] std::string source(const std::string& relative_path);

}  // namespace lomsong
