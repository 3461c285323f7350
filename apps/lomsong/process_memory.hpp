// SPDX-License-Identifier: Apache-2.0
/// @file  How much memory the program holds, as the system counts it.
#pragma once

#include <cstdint>

namespace lomsong {

/// Memory of this process that lies in RAM now; 0 where the system does not say (/proc/self/statm is Linux's).
[[nodiscard]] std::uint64_t resident_memory_bytes();

}  // namespace lomsong
