// SPDX-License-Identifier: Apache-2.0
/// @file  The seed of tests on random input: the same on every run, so that a failure comes back until it is mended.
#pragma once

#include <cstdlib>
#include <random>
#include <string_view>

namespace lomsong {

/// A fixed number, unless the environment says LOMSONG_SEED=<number> or LOMSONG_SEED=random (each call another).
[[nodiscard]] inline unsigned test_seed() {
    const char* wish = std::getenv("LOMSONG_SEED");
    if (wish == nullptr) {
        return 20'261'122;
    }
    return std::string_view{wish} == "random" ? std::random_device{}()
                                              : static_cast<unsigned>(std::strtoul(wish, nullptr, 10));
}

}  // namespace lomsong
