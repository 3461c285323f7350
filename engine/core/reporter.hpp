// SPDX-License-Identifier: Apache-2.0
/// @file  How libraries speak: they never print or exit, they call the Reporter they were given.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lomsong {

/// Progress, warnings and cancellation as one callback. All members may be called from any thread.
class Reporter {
  public:
    virtual ~Reporter() = default;
    /// A new stage of work begins, with `total` units (cells, rows) to do; 0 when unknown.
    virtual void begin_stage(std::string_view name, std::uint64_t total) = 0;
    /// `units` more of the current stage are done.
    virtual void advance(std::uint64_t units) = 0;
    /// Something the user should know; kept in run.json as well by who collects it.
    virtual void warn(const std::string& message) = 0;
    /// True once the user asked to stop. Long loops ask at least ten times a second.
    [[nodiscard]] virtual bool cancelled() const noexcept = 0;
};

/// A reporter for tests and for callers who do not listen.
class SilentReporter final : public Reporter {
  public:
    void begin_stage(std::string_view, std::uint64_t) override {}
    void advance(std::uint64_t) override {}
    void warn(const std::string&) override {}
    [[nodiscard]] bool cancelled() const noexcept override { return false; }
};

/// Throws Error{interrupted} when the reporter was cancelled.
void stop_if_cancelled(const Reporter& reporter);

}  // namespace lomsong
