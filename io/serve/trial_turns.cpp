// SPDX-License-Identifier: Apache-2.0
#include "io/serve/trial_turns.hpp"

#include <atomic>

namespace lomsong {

/// Listens to nothing but being cancelled.
class TrialTurns::Ticket final : public Reporter {
  public:
    void begin_stage(std::string_view, std::uint64_t) override {}
    void advance(std::uint64_t) override {}
    void warn(const std::string&) override {}
    [[nodiscard]] bool cancelled() const noexcept override { return m_cancelled; }
    void cancel() { m_cancelled = true; }

  private:
    std::atomic<bool> m_cancelled{false};
};

std::string TrialTurns::run(const std::string& page, const Trial& trial) {
    const std::shared_ptr<Ticket> ticket = newest_of(page);
    const auto leave = [&](Ticket*) { done(page, ticket); };
    const std::unique_ptr<Ticket, decltype(leave)> until_the_end{ticket.get(), leave};
    const std::scoped_lock turn{m_turn};
    stop_if_cancelled(*ticket);
    return trial(*ticket);
}

void TrialTurns::stop() {
    const std::scoped_lock lock{m_mutex};
    m_stopped = true;
    for (const auto& [page, ticket] : m_newest) {
        ticket->cancel();
    }
}

std::shared_ptr<TrialTurns::Ticket> TrialTurns::newest_of(const std::string& page) {
    const std::scoped_lock lock{m_mutex};
    std::shared_ptr<Ticket>& newest = m_newest[page];
    if (newest) {
        newest->cancel();
    }
    newest = std::make_shared<Ticket>();
    if (m_stopped) {
        newest->cancel();
    }
    return newest;
}

void TrialTurns::done(const std::string& page, const std::shared_ptr<Ticket>& ticket) {
    const std::scoped_lock lock{m_mutex};
    const auto newest = m_newest.find(page);
    if (newest != m_newest.end() && newest->second == ticket) {
        m_newest.erase(newest);
    }
}

}  // namespace lomsong
