// SPDX-License-Identifier: Apache-2.0
/// @file  Small text tools on UTF-8 that every room needs: keys without accents, "did you mean".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lomsong {

/// Lower case, Vietnamese accents folded (composed or decomposed), Đ to d: "Lào Cai" -> "lao cai".
/// Bytes that are not UTF-8 are kept as they are.
[[nodiscard]] std::string folded(std::string_view text);

/// `folded`, then every run of other characters than a-z and 0-9 becomes one underscore, none at the
/// ends: "Viettel - Lào Cai" -> "viettel_lao_cai". Used for property and file names.
[[nodiscard]] std::string identifier(std::string_view text);

/// White space at both ends removed.
[[nodiscard]] std::string trimmed(std::string_view text);

/// The candidate nearest to `word` when it is near enough to be a slip (at most a third of its letters, at
/// least one, added, lost, changed, or swapped with the next), else empty.
[[nodiscard]] std::string nearest_word(std::string_view word, const std::vector<std::string>& candidates);

/// " Did you mean 'x'?" with the blank in front, or "".
[[nodiscard]] std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace lomsong
