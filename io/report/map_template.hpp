// SPDX-License-Identifier: Apache-2.0
/// @file  The page of the offline map as apps/web builds it: styles, fonts and script, and a mark for the data.
#pragma once

#include <span>
#include <string_view>

namespace lomsong {

/// Stands once in the template, inside a script element of type application/json.
inline constexpr std::string_view k_map_data_mark = "@LOMSONG_DATA@";

/// Stands once in the content policy: whom the page may ask, 'none' or 'self'.
inline constexpr std::string_view k_map_asks_mark = "@LOMSONG_ASKS@";

/// The template in pieces, to be read one after the other.
[[nodiscard]] std::span<const std::string_view> map_template();

}  // namespace lomsong
