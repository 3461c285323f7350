// SPDX-License-Identifier: Apache-2.0
/// @file  How the program talks: data on standard output, narration on standard error, progress as a bar with
///        the time left on a terminal and as plain lines elsewhere.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "apps/lomsong/option_set.hpp"
#include "engine/core/reporter.hpp"
#include "engine/parallel/execution.hpp"

namespace lomsong {

/// `json` is for programs that run this one: a JSON object a line, as docs/qgis.md lists them.
enum class ProgressStyle : unsigned char { none, lines, bar, json };

/// Options that every subcommand has.
struct CommonOptions {
    std::string output;
    bool overwrite = false;
    int threads = 0;
    std::string progress = "auto";
    bool quiet = false;
    bool json = false;
};
/// `output_help` says what -o means for the subcommand.
void declare(OptionSet& options, CommonOptions& common, std::string output_value, std::string output_help);

/// Narrates to standard error; safe from any thread. Warnings are kept for run.json.
class ConsoleReporter final : public Reporter {
  public:
    ConsoleReporter(std::ostream& narration, ProgressStyle style, bool quiet);

    void begin_stage(std::string_view name, std::uint64_t total) override;
    void advance(std::uint64_t units) override;
    void warn(const std::string& message) override;
    [[nodiscard]] bool cancelled() const noexcept override;

    /// A line of narration, unless quiet.
    void note(const std::string& message);
    /// Ends the current bar's line.
    void finish_stage();
    [[nodiscard]] std::vector<std::string> warnings() const;

  private:
    using Clock = std::chrono::steady_clock;
    void draw(std::uint64_t done);
    void clear_bar();
    /// A line of JSON; the mutex must be held.
    void tell(const nlohmann::ordered_json& event);

    std::ostream& m_narration;
    ProgressStyle m_style;
    bool m_quiet;
    mutable std::mutex m_mutex;
    std::string m_stage;
    std::uint64_t m_total = 0;
    std::atomic<std::uint64_t> m_done{0};
    std::atomic<std::int64_t> m_next_draw_ms{0};
    Clock::time_point m_stage_start;
    bool m_bar_drawn = false;
    std::vector<std::string> m_warnings;
};

/// What a subcommand is given to work with.
struct Console {
    std::ostream& out;
    ConsoleReporter& reporter;
    CommonOptions common;

    /// The threads asked for, clamped to the machine.
    [[nodiscard]] Execution execution() const { return Execution{thread_count({common.threads})}; }
    /// Prints data: to the file of -o when given (refusing to overwrite), else to standard output.
    void print(const std::string& text) const;
};

/// Writes `bytes` to a file that -o or another option names.
/// @throws Error{cannot_write} when it exists and `overwrite` is false, or when the disk refuses.
void write_file(const std::string& file, const std::string& bytes, bool overwrite);

/// From the first Ctrl-C (or SIGTERM) on, `interrupted()` is true; a second one ends the program at once.
void catch_interrupts();
[[nodiscard]] bool interrupted() noexcept;

/// auto: a bar on a terminal, lines elsewhere, nothing when quiet.
[[nodiscard]] ProgressStyle progress_style(const CommonOptions& common);

}  // namespace lomsong
