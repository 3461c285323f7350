// SPDX-License-Identifier: Apache-2.0
/// @file  Words in file and layer names, Vietnamese and English, and small phrases for comments.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "io/project/project.hpp"
#include "io/read/inspect.hpp"

namespace lomsong {

/// File stem and layer name as "_tram_viettel_", ready for `has_word`.
[[nodiscard]] std::string name_words(const ContentSummary& content);
/// The first of `words` that stands in `names` as whole words; empty when none does. A word may hold '_'.
[[nodiscard]] std::string_view first_word(const std::string& names, const std::vector<std::string_view>& words);
/// The words that name a layer of this role.
[[nodiscard]] const std::vector<std::string_view>& words_of(LayerRole role);

/// "37 points", "1 line".
[[nodiscard]] std::string counted(std::uint64_t number, std::string_view noun);
/// "a, b and 7 more" when there are more than `most`.
[[nodiscard]] std::string listed(const std::vector<std::string>& words, std::size_t most = 12);
/// The file, and the layer when the file has several.
[[nodiscard]] std::string shown(const ContentSummary& content);

/// What a TOML file may hold: bytes that are not UTF-8 and control characters become '?'.
[[nodiscard]] std::string readable(std::string_view text);

}  // namespace lomsong
