// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include "apps/lomsong/command.hpp"
#include "apps/lomsong/main_job.hpp"
#include "engine/core/error.hpp"

namespace lomsong {

namespace {

constexpr CommandInfo k_info{
    .name = "run",
    .summary = "Coverage, gaps and fibre reach for every hamlet",
    .details =
        "Reads the layers of the project file, computes every hamlet's verdict and writes the result folder, "
        "whole or not at all. Prints hamlets by status, and by name those without signal.",
    .examples =
        "  lomsong run laocai/lomsong.toml\n"
        "  lomsong run laocai/lomsong.toml -o week-47\n"
        "  lomsong run laocai/lomsong.toml -o week-47 --overwrite --threads 2 --json\n"
        "  lomsong run laocai/lomsong.toml --since week-47 -o week-48\n",
    .output_value = "DIR",
    .output_help = "Result folder (default: 'result' beside the project file)",
};

class RunCommand final : public Command {
  public:
    [[nodiscard]] const CommandInfo& info() const override { return k_info; }
    void declare(OptionSet& options) override {
        options.positional("PROJECT", m_project, "Project file (TOML); 'lomsong init' writes one");
        options.text(
            "since", m_since, "DIR",
            "Result of an earlier run: what no change since then can touch is taken from it, and the result "
            "is that of a whole run, to the byte");
        options.flag(
            "resume", m_resume,
            "Go on where an interrupted run into the same result folder stopped: blocks of coverage rasters "
            "that it had finished are not computed again. The result is that of a whole run, to the byte");
        options.flag("strict", m_strict, "Stop when anything in the files had to be repaired, rejected or assumed");
        options.memory("memory", m_memory, k_memory_range,
                       "Memory that the run may take as a whole. What inputs and results leave of it, the coverage "
                       "rasters work in: less of it means smaller blocks and more time, never other results");
    }
    void run(Console& console) override {
        if (m_resume && !m_since.empty()) {
            throw Error{
                ErrorKind::usage, "",
                "--resume and --since do not go together: a run --since keeps no finished blocks. Leave one "
                "of them out."};
        }
        const std::filesystem::path project{m_project};
        const std::filesystem::path output = console.common.output.empty()
                                                 ? project.parent_path() / "result"
                                                 : std::filesystem::path{console.common.output};
        console.out << run_project(
            {project, output, m_strict ? Strictness::strict : Strictness::forgiving, m_since, m_resume, m_memory},
            console);
        console.reporter.note("result: " + output.string());
    }

  private:
    std::string m_project;
    bool m_strict = false;
    std::string m_since;
    bool m_resume = false;
    std::uint64_t m_memory = k_default_memory;
};

}  // namespace

std::unique_ptr<Command> make_run_command() { return std::make_unique<RunCommand>(); }

}  // namespace lomsong
