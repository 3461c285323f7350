// SPDX-License-Identifier: Apache-2.0
/// @file  Trials one after the other: each takes all threads, and a page waits for its newest one alone.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "engine/core/reporter.hpp"

namespace lomsong {

class TrialTurns {
  public:
    using Trial = std::function<std::string(Reporter& reporter)>;

    /// Runs the trial when those before it are done, and returns its answer. An older one of the same page, running
    /// or waiting, is cancelled. Safe from any thread.
    /// @throws Error{interrupted} when a newer one took its place, or after `stop`; what the trial throws.
    [[nodiscard]] std::string run(const std::string& page, const Trial& trial);

    /// Cancels every trial, and those to come.
    void stop();

  private:
    class Ticket;
    [[nodiscard]] std::shared_ptr<Ticket> newest_of(const std::string& page);
    void done(const std::string& page, const std::shared_ptr<Ticket>& ticket);

    std::mutex m_turn;                                        ///< held by whose turn it is
    std::mutex m_mutex;                                       ///< of what follows
    std::map<std::string, std::shared_ptr<Ticket>> m_newest;  ///< by page: running or waiting
    bool m_stopped = false;
};

}  // namespace lomsong
