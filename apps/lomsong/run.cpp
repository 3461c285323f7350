// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include "apps/lomsong/command.hpp"
#include "apps/lomsong/main_job.hpp"
#include "apps/lomsong/part_estimate.hpp"
#include "apps/lomsong/part_job.hpp"
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
        "  lomsong run laocai/lomsong.toml --since week-47 -o week-48\n"
        "  lomsong run laocai/lomsong.toml --dry-run --parts 4\n"
        "  lomsong run laocai/lomsong.toml --part 1/4 -o parts/1\n",
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
        options.text(
            "part", m_part, "K/N",
            "Compute part K of N alone, into the folder of -o: 'lomsong merge' makes the result of all N. A "
            "part that is there already is left as it is");
        options.flag("dry-run", m_dry_run,
                     "Compute nothing: print cells, sites, memory and CPU time of each part, estimated");
        options.count("parts", m_parts, {1, static_cast<int>(k_most_parts)}, "With --dry-run: how many parts");
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
        MainJob job{m_project,
                    console.common.output,
                    m_strict ? Strictness::strict : Strictness::forgiving,
                    m_since,
                    m_resume,
                    m_memory};
        if (m_dry_run) {
            print_estimate(job, console);
            return;
        }
        if (!m_part.empty()) {
            compute_part(job, console);
            return;
        }
        job.output = job.output.empty() ? job.project_file.parent_path() / "result" : job.output;
        console.out << run_project(job, console);
        console.reporter.note("result: " + job.output.string());
    }

  private:
    void print_estimate(const MainJob& job, Console& console) const {
        const PartsEstimate estimate = estimate_run(job, static_cast<std::uint32_t>(m_parts), console);
        console.print(console.common.json
                          ? parts_json(estimate)
                          : parts_text(estimate, read_project(job.project_file).parameters.language));
    }

    void compute_part(const MainJob& job, Console& console) const {
        const PartNumber part = parse_part(m_part);
        if (m_resume || !m_since.empty()) {
            throw Error{ErrorKind::usage, "--part",
                        "it does not go together with --since or --resume: a part is computed whole. Leave them "
                        "out."};
        }
        if (job.output.empty()) {
            throw Error{ErrorKind::usage, "--part", "it needs a folder of its own. Name one with -o."};
        }
        console.out << run_part(job, part, console);
        console.reporter.note("part: " + job.output.string());
    }

    std::string m_project;
    std::string m_part;
    bool m_dry_run = false;
    int m_parts = 1;
    bool m_strict = false;
    std::string m_since;
    bool m_resume = false;
    std::uint64_t m_memory = k_default_memory;
};

}  // namespace

std::unique_ptr<Command> make_run_command() { return std::make_unique<RunCommand>(); }

}  // namespace lomsong
