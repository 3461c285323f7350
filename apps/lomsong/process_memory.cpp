// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/process_memory.hpp"

#include <fstream>

#include <unistd.h>

namespace lomsong {

std::uint64_t resident_memory_bytes() {
    std::ifstream statm{"/proc/self/statm"};
    std::uint64_t total_pages = 0;
    std::uint64_t resident_pages = 0;
    if (!(statm >> total_pages >> resident_pages)) {
        return 0;
    }
    return resident_pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

}  // namespace lomsong
