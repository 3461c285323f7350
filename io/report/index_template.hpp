// SPDX-License-Identifier: Apache-2.0
/// @file  The page that leads to the maps of the provinces, as apps/web builds it: style, and marks for the rest.
#pragma once

#include <string_view>

namespace lomsong {

/// Has each of @LANGUAGE@, @TITLE@, @VI@, @EN@ (attributes of the two radio buttons) and @BODY@ once.
[[nodiscard]] std::string_view index_template();

}  // namespace lomsong
