// SPDX-License-Identifier: Apache-2.0
/// @file  Texts that have not moved to the message catalogue (io/language/catalogue.hpp).
#pragma once

#include <string_view>

#include "io/language/labels.hpp"
#include "io/language/numbers.hpp"

namespace lomsong {

/// The text of the two that is in `language`.
[[nodiscard]] constexpr std::string_view pick(Language language, std::string_view vietnamese,
                                              std::string_view english) {
    return language == Language::vietnamese ? vietnamese : english;
}

}  // namespace lomsong
