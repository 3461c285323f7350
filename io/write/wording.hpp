// SPDX-License-Identifier: Apache-2.0
/// @file  Words and numbers as the reader writes them: 1.524/1.550 (98,3 %) in Vietnamese, 1,524/1,550
///        (98.3 %) in English.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/core/parameters.hpp"
#include "engine/core/results.hpp"

namespace lomsong {

/// The text of the two that is in `language`.
[[nodiscard]] constexpr std::string_view pick(Language language, std::string_view vietnamese,
                                              std::string_view english) {
    return language == Language::vietnamese ? vietnamese : english;
}
[[nodiscard]] constexpr std::string_view label(HamletStatus status, Language language) {
    return pick(language, info(status).vietnamese, info(status).english);
}

/// A point's status as written in files: "none", "weak", "good", "unknown".
[[nodiscard]] std::string_view key_of(PointStatus status);
[[nodiscard]] std::string_view label(PointStatus status, Language language);

/// A fibre class in words, with the limits of this run: "from 2 to 5 km".
[[nodiscard]] std::string label(FibreClass reach, const FibreParameters& limits, Language language);

/// "12.345,7" or "12,345.7"; -0 is 0, what is not finite is "-".
[[nodiscard]] std::string number(double value, int digits, Language language);

/// "k/n (p %)". A percentage says 0 or 100 only when it is exactly that: 9,999 of 10,000 is 99.9 %.
/// "0/0" when there is nothing to share.
[[nodiscard]] std::string share(double part, double whole, int digits, Language language);

/// Columns that `text` takes on a terminal: code points without combining marks.
[[nodiscard]] std::size_t display_width(std::string_view text);

}  // namespace lomsong
