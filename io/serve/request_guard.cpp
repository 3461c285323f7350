// SPDX-License-Identifier: Apache-2.0
#include "io/serve/request_guard.hpp"

#include <string>

namespace lomsong {

bool is_own_host(std::string_view host, int port) {
    const std::string own_port = ":" + std::to_string(port);
    return host == "127.0.0.1" + own_port || host == "localhost" + own_port;
}

bool is_own_origin(std::string_view origin, int port) {
    constexpr std::string_view k_scheme = "http://";
    return origin.starts_with(k_scheme) && is_own_host(origin.substr(k_scheme.size()), port);
}

}  // namespace lomsong
