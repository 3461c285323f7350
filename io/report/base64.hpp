// SPDX-License-Identifier: Apache-2.0
/// @file  Bytes as text (RFC 4648), for pictures inside a page.
#pragma once

#include <string>
#include <string_view>

namespace lomsong {

/// With padding, in one line.
[[nodiscard]] std::string base64(std::string_view bytes);

}  // namespace lomsong
