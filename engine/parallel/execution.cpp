// SPDX-License-Identifier: Apache-2.0
#include "engine/parallel/execution.hpp"

#include <algorithm>

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

namespace lomsong {

int thread_count(Execution execution) {
    const int available = std::max(1, tbb::info::default_concurrency());
    return execution.threads <= 0 ? available : std::min(execution.threads, available);
}

void for_each_task(std::size_t count, Execution execution, const Reporter& reporter,
                   const std::function<void(std::size_t)>& work) {
    // The arena has the threads that were asked for even on a smaller machine: a test of 8 threads then
    // really interleaves 8 of them when TBB has workers to lend, and never more.
    const int threads = execution.threads <= 0 ? thread_count(execution) : execution.threads;
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
