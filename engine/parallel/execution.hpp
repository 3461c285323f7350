// SPDX-License-Identifier: Apache-2.0
/// @file  Ordered parallel work: tasks are pure functions of their index, results lie in plan order, and the
///        number of threads changes nothing but the time.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "engine/core/reporter.hpp"

namespace lomsong {

/// How a stage is carried out.
struct Execution {
    int threads = 0;               ///< 0: all the machine has
    std::size_t memory_bytes = 0;  ///< that the stage may take beyond what is held before it; 0: no bound
};

/// The number of threads that `execution` means on this machine: at least 1, at most its cores.
[[nodiscard]] int thread_count(Execution execution);

/// Runs `work(i)` once for each i in [0, count), on several threads, in no particular order.
///
/// Between tasks the reporter is asked for cancellation: no further task starts, and Error{interrupted} is
/// thrown when the running ones have ended. The first exception of a task is thrown again here.
void for_each_task(std::size_t count, Execution execution, const Reporter& reporter,
                   const std::function<void(std::size_t)>& work);

/// Runs `work(i)` for each i in [0, count) and returns the results in the order of i.
template <class Result, class Work>
[[nodiscard]] std::vector<Result> map_tasks(std::size_t count, Execution execution, const Reporter& reporter,
                                            const Work& work) {
    std::vector<Result> results(count);
    for_each_task(count, execution, reporter, [&](std::size_t i) { results[i] = work(i); });
    return results;
}

}  // namespace lomsong
