// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "apps/lomsong/command.hpp"
#include "apps/lomsong/main_job.hpp"
#include "apps/lomsong/part_job.hpp"
#include "apps/lomsong/version.hpp"
#include "engine/core/error.hpp"
#include "engine/job/coverage_job.hpp"
#include "engine/job/part_plan.hpp"
#include "io/write/part_set.hpp"

namespace lomsong {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr CommandInfo k_info{
    .name = "merge",
    .summary = "Joins the parts of a run into its result",
    .details =
        "Takes links, evidence and coverage from parts that 'lomsong run --part' computed, on whatever machines, "
        "and makes the result folder of the run, to the byte. Every part must be there, of one cut, version, "
        "project and state of its files; what is not is refused by name.",
    .examples =
        "  lomsong merge parts -o week-47\n"
        "  lomsong merge parts/1 parts/2 parts/3 parts/4 -o week-47 --overwrite\n"
        "  lomsong merge parts --project /elsewhere/laocai/lomsong.toml -o week-47\n",
    .output_value = "DIR",
    .output_help = "Result folder (default: 'result' beside the project file)",
};

/// The project that the parts name, unless another one was named.
fs::path project_of(const std::vector<ReadPart>& parts, const std::string& named) {
    const fs::path project = named.empty() ? fs::path{parts.front().head.project} : fs::path{named};
    std::error_code failed;
    if (named.empty() && !fs::exists(project, failed)) {
        throw Error{ErrorKind::no_input, parts.front().folder.string(),
                    "its project is no longer at '" + project.string() + "'. Say where it is with --project."};
    }
    return project;
}

class MergeCommand final : public Command {
  public:
    [[nodiscard]] const CommandInfo& info() const override { return k_info; }
    void declare(OptionSet& options) override {
        options.list("parts", m_parts, "", "Folders of parts, or folders that hold such folders");
        options.require_last();
        options.make_last_positional("PART");
        options.text("project", m_project, "FILE",
                     "Project file, when it is not where the parts were computed from");
        options.memory("memory", m_memory, k_memory_range,
                       "Memory that the merge may take as a whole, as far as it can choose: results are held "
                       "whole");
    }

    void run(Console& console) override {
        const auto start = Clock::now();
        const std::vector<ReadPart> parts = read_parts({m_parts.begin(), m_parts.end()}, k_version);
        MainJob job;
        job.project_file = project_of(parts, m_project);
        job.output = console.common.output.empty() ? job.project_file.parent_path() / "result"
                                                   : fs::path{console.common.output};
        job.memory_bytes = m_memory;
        Project project = read_project(job.project_file);
        ResultFolder folder{job.output, console.common.overwrite};
        ReadLayers read = read_layers(project, console.reporter);
        const std::chrono::duration<double> reading = Clock::now() - start;
        const ProjectRun run = settled_run(std::move(project), std::move(read), reading.count(), console);
        check_same_project(parts, part_head(run, parts.front().head.part));
        console.out << complete_run(
            run, folder, job,
            [&](Execution execution, CoverageStore& /*store*/, CoverageSink& sink) {
                return joined(run, parts, execution, sink, console.reporter);
            },
            console);
        console.reporter.note(fmt::format("result: {}, of {} parts", job.output.string(), parts.size()));
    }

  private:
    static JobOutcome joined(const ProjectRun& run, const std::vector<ReadPart>& parts, Execution execution,
                             CoverageSink& sink, Reporter& reporter) {
        const Layers& layers = run.read.layers;
        PartCells cells{parts};
        FinishedParts finished{{}, {}, cells};
        const TestPlan points =
            layers.communes.empty() ? plan_test_points(layers, run.parameters.settlement) : TestPlan{};
        finished.plan = plan_parts(layers, run.parameters, points, parts.front().head.part.of);
        for (const ReadPart& part : parts) {
            finished.parts.push_back({part.folder.string(), part.findings});
        }
        return merge_job(layers, run.parameters, execution, sink, reporter, finished);
    }

    std::vector<std::string> m_parts;
    std::string m_project;
    std::uint64_t m_memory = k_default_memory;
};

}  // namespace

std::unique_ptr<Command> make_merge_command() { return std::make_unique<MergeCommand>(); }

}  // namespace lomsong
