// SPDX-License-Identifier: Apache-2.0
/// @file  Whose requests are answered.
#include "io/serve/request_guard.hpp"

#include <gtest/gtest.h>

namespace lomsong {
namespace {

TEST(RequestGuard, OnlyLoopbackAtOurPortIsOurHost) {
    EXPECT_TRUE(is_own_host("127.0.0.1:8080", 8080));
    EXPECT_TRUE(is_own_host("localhost:8080", 8080));
    for (const char* host : {"", "127.0.0.1", "127.0.0.1:80", "127.0.0.1:80800", "127.0.0.1:8080:8080", "localhost",
                             "localhost.evil.example:8080", "evil.example:8080", "127.0.0.1.nip.io:8080",
                             " 127.0.0.1:8080", "user@127.0.0.1:8080", "[::1]:8080", "0.0.0.0:8080"}) {
        EXPECT_FALSE(is_own_host(host, 8080)) << host;
    }
}

TEST(RequestGuard, OnlyAPageOfOurOwnIsOurOrigin) {
    EXPECT_TRUE(is_own_origin("http://127.0.0.1:8080", 8080));
    EXPECT_TRUE(is_own_origin("http://localhost:8080", 8080));
    for (const char* origin : {"", "null", "http://127.0.0.1:8081", "https://127.0.0.1:8080", "127.0.0.1:8080",
                               "http://127.0.0.1:8080/", "http://127.0.0.1:8080.evil.example", "file://"}) {
        EXPECT_FALSE(is_own_origin(origin, 8080)) << origin;
    }
}

}  // namespace
}  // namespace lomsong
