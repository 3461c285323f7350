// SPDX-License-Identifier: Apache-2.0
#include "engine/parallel/execution.hpp"

#include <algorithm>

#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

namespace lomsong {

int thread_count(Execution execution) {
    const int available = std::max(1, tbb::info::default_concurrency());
    return execution.threads <= 0 ? available : std::min(execution.threads, available);
}

void for_each_task(std::size_t count, Execution execution, const Reporter& reporter,
                   const std::function<void(std::size_t)>& work) {
    // A caller who asks for more threads than the machine has gets them: tests do, to see that results do not
    // depend on it. The program clamps before.
    const int threads = execution.threads <= 0 ? thread_count(execution) : execution.threads;
    const tbb::global_control allowed{tbb::global_control::max_allowed_parallelism,
                                      static_cast<std::size_t>(threads)};
    tbb::task_arena arena(threads);
    arena.execute([&] {
        tbb::parallel_for(
            tbb::blocked_range<std::size_t>(0, count, 1),
            [&](const tbb::blocked_range<std::size_t>& part) {
                for (std::size_t i = part.begin(); i != part.end(); ++i) {
                    stop_if_cancelled(reporter);
                    work(i);
                }
            },
            tbb::simple_partitioner{});
    });
}

}  // namespace lomsong
