// SPDX-License-Identifier: Apache-2.0
/// @file  Which requests come from whoever opened our address: against foreign pages that send their visitors here,
///        and against names that are made to mean 127.0.0.1 (DNS rebinding).
#pragma once

#include <string_view>

namespace lomsong {

/// True for "127.0.0.1:PORT" and "localhost:PORT", as browsers write them.
[[nodiscard]] bool is_own_host(std::string_view host, int port);

/// True for "http://" and one of these hosts, nothing after it.
[[nodiscard]] bool is_own_origin(std::string_view origin, int port);

}  // namespace lomsong
