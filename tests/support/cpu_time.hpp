// SPDX-License-Identifier: Apache-2.0
/// @file  Seconds of work, for tests that something ends: other programs on the machine do not count.
#pragma once

#include <ctime>

namespace lomsong {

/// Processor seconds of this program so far, of all its threads.
[[nodiscard]] inline double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

}  // namespace lomsong
