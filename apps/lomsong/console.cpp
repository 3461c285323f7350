// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/console.hpp"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "engine/core/error.hpp"

namespace lomsong {

namespace {

volatile std::sig_atomic_t g_interrupted = 0;

extern "C" void on_interrupt(int signal) {
    if (g_interrupted != 0) {
        std::_Exit(128 + signal);
    }
    g_interrupted = 1;
}

/// Between two reports of how far a stage has come.
constexpr std::int64_t pause_ms(ProgressStyle style) { return style == ProgressStyle::lines ? 5000 : 200; }

std::string duration_text(double seconds) {
    const auto whole = static_cast<long>(seconds + 0.5);
    return whole < 60 ? fmt::format("{} s", whole) : fmt::format("{} min {:02} s", whole / 60, whole % 60);
}

}  // namespace

void catch_interrupts() {
    std::signal(SIGINT, on_interrupt);
    std::signal(SIGTERM, on_interrupt);
}

bool interrupted() noexcept { return g_interrupted != 0; }

void declare(OptionSet& options, CommonOptions& common, std::string output_value, std::string output_help) {
    options.text("output", common.output, std::move(output_value), std::move(output_help), 'o');
    options.flag("overwrite", common.overwrite, "Replace an output that exists");
    options.count("threads", common.threads, {0, 1024}, "Threads to use; 0 takes all. Results never depend on it");
    options.choice("progress", common.progress, {"auto", "bar", "lines", "json", "none"},
                   "How to show progress on standard error; json is for programs: an object a line");
    options.flag("quiet", common.quiet, "No narration; warnings and errors only");
    options.flag("json", common.json, "Print the answer as JSON");
}

ProgressStyle progress_style(const CommonOptions& common) {
    if (common.progress == "bar") {
        return ProgressStyle::bar;
    }
    if (common.progress == "lines") {
        return ProgressStyle::lines;
    }
    if (common.progress == "json") {
        return ProgressStyle::json;
    }
    if (common.progress == "none" || common.quiet) {
        return ProgressStyle::none;
    }
    return isatty(STDERR_FILENO) != 0 ? ProgressStyle::bar : ProgressStyle::lines;
}

ConsoleReporter::ConsoleReporter(std::ostream& narration, ProgressStyle style, bool quiet)
    : m_narration{narration}, m_style{style}, m_quiet{quiet} {}

void ConsoleReporter::begin_stage(std::string_view name, std::uint64_t total) {
    finish_stage();
    const std::scoped_lock lock{m_mutex};
    m_stage = name;
    m_total = total;
    m_done = 0;
    m_stage_start = Clock::now();
    m_next_draw_ms = pause_ms(m_style);
    if (m_style == ProgressStyle::lines) {
        m_narration << m_stage << "..." << std::endl;
    } else if (m_style == ProgressStyle::json) {
        tell({{"stage", m_stage}, {"done", 0}, {"total", m_total}});
    }
}

void ConsoleReporter::advance(std::uint64_t units) {
    const std::uint64_t done = m_done.fetch_add(units) + units;
    if (m_style == ProgressStyle::none || m_total == 0) {
        return;
    }
    const auto elapsed =
        std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - m_stage_start).count();
    auto due = m_next_draw_ms.load();
    if (elapsed >= due && m_next_draw_ms.compare_exchange_strong(due, elapsed + pause_ms(m_style))) {
        draw(done);
    }
}

void ConsoleReporter::draw(std::uint64_t done) {
    const std::scoped_lock lock{m_mutex};
    if (m_style == ProgressStyle::json) {
        tell({{"stage", m_stage}, {"done", done}, {"total", m_total}});
        return;
    }
    const double share = std::min(1.0, static_cast<double>(done) / static_cast<double>(m_total));
    const double elapsed = std::chrono::duration<double>(Clock::now() - m_stage_start).count();
    const std::string left = share > 0.01 ? duration_text(elapsed * (1.0 - share) / share) + " left" : "";
    if (m_style == ProgressStyle::bar) {
        constexpr int k_width = 30;
        const int filled = static_cast<int>(share * k_width);
        m_narration << fmt::format("\r{:<24} [{}{}] {:3.0f} % {:<16}", m_stage,
                                   std::string(filled > 0 ? static_cast<std::size_t>(filled) : 0U, '#'),
                                   std::string(static_cast<std::size_t>(k_width - filled), '.'), share * 100.0,
                                   left)
                    << std::flush;
        m_bar_drawn = true;
    } else {
        m_narration << fmt::format("  {}: {:.0f} %, {}", m_stage, share * 100.0, left) << std::endl;
    }
}

void ConsoleReporter::tell(const nlohmann::ordered_json& event) {
    m_narration << event.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << std::endl;
}

void ConsoleReporter::clear_bar() {
    if (m_bar_drawn) {
        m_narration << '\r' << std::string(80, ' ') << '\r';
        m_bar_drawn = false;
    }
}

void ConsoleReporter::finish_stage() {
    const std::scoped_lock lock{m_mutex};
    clear_bar();
    m_stage.clear();
    m_total = 0;
}

void ConsoleReporter::warn(const std::string& message) {
    const std::scoped_lock lock{m_mutex};
    clear_bar();
    if (m_style == ProgressStyle::json) {
        tell({{"warning", message}});
    } else {
        m_narration << "warning: " << message << std::endl;
    }
    m_warnings.push_back(message);
}

void ConsoleReporter::note(const std::string& message) {
    const std::scoped_lock lock{m_mutex};
    if (m_quiet) {
        return;
    }
    clear_bar();
    if (m_style == ProgressStyle::json) {
        tell({{"note", message}});
    } else {
        m_narration << message << std::endl;
    }
}

bool ConsoleReporter::cancelled() const noexcept { return interrupted(); }

std::vector<std::string> ConsoleReporter::warnings() const {
    const std::scoped_lock lock{m_mutex};
    return m_warnings;
}

void Console::print(const std::string& text) const {
    if (common.output.empty()) {
        out << text;
        out.flush();
        if (!out) {
            throw Error{ErrorKind::cannot_write, "standard output",
                        "the text could not be written. Is the disk full?"};
        }
        return;
    }
    write_file(common.output, text, common.overwrite);
}

void write_file(const std::string& file, const std::string& bytes, bool overwrite) {
    if (std::filesystem::exists(file) && !overwrite) {
        throw Error{ErrorKind::cannot_write, file, "exists already. Choose another name, or add --overwrite."};
    }
    std::ofstream stream{file, std::ios::binary};
    stream << bytes;
    stream.close();
    if (!stream) {
        throw Error{ErrorKind::cannot_write, file,
                    "cannot be written. Check the folder, the rights and the free space."};
    }
}

}  // namespace lomsong
