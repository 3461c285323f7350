// SPDX-License-Identifier: Apache-2.0
#include "engine/parallel/execution.hpp"

#include <algorithm>

#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#if defined(__SANITIZE_THREAD__)
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#endif

namespace lomsong {

namespace {

#if defined(__SANITIZE_THREAD__)

/// Debian's oneTBB is not instrumented, so the thread sanitizer cannot see how it hands tasks over and reports
/// races that are none. Under the sanitizer the same tasks run on plain threads: what they share is checked.
void run_tasks(std::size_t count, int threads, const std::function<void(std::size_t)>& task) {
    std::atomic<std::size_t> next{0};
    std::exception_ptr first;
    std::mutex first_mutex;
    const auto worker = [&] {
        for (std::size_t i = next++; i < count; i = next++) {
            try {
                task(i);
            } catch (...) {
                const std::scoped_lock lock{first_mutex};
                first = first ? first : std::current_exception();
                next = count;
            }
        }
    };
    std::vector<std::thread> workers;
    for (int i = 0; i < threads; ++i) {
        workers.emplace_back(worker);
    }
    std::ranges::for_each(workers, &std::thread::join);
    if (first) {
        std::rethrow_exception(first);
    }
}

#else

void run_tasks(std::size_t count, int threads, const std::function<void(std::size_t)>& task) {
    // A caller who asks for more threads than the machine has gets them: tests do, to see that results do not
    // depend on it. The program clamps before.
    const tbb::global_control allowed{tbb::global_control::max_allowed_parallelism,
                                      static_cast<std::size_t>(threads)};
    tbb::task_arena arena(threads);
    arena.execute([&] {
        tbb::parallel_for(
            tbb::blocked_range<std::size_t>(0, count, 1),
            [&](const tbb::blocked_range<std::size_t>& part) {
                for (std::size_t i = part.begin(); i != part.end(); ++i) {
                    task(i);
                }
            },
            tbb::simple_partitioner{});
    });
}

#endif

}  // namespace

int thread_count(Execution execution) {
    const int available = std::max(1, tbb::info::default_concurrency());
    return execution.threads <= 0 ? available : std::min(execution.threads, available);
}

void for_each_task(std::size_t count, Execution execution, const Reporter& reporter,
                   const std::function<void(std::size_t)>& work) {
    const int threads = execution.threads <= 0 ? thread_count(execution) : execution.threads;
    run_tasks(count, threads, [&](std::size_t i) {
        stop_if_cancelled(reporter);
        work(i);
    });
}

}  // namespace lomsong
