// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>

#include "apps/lomsong/command.hpp"
#include "apps/lomsong/main_job.hpp"
#include "apps/lomsong/part_estimate.hpp"
#include "engine/core/error.hpp"
#include "io/cluster/batch_files.hpp"
#include "io/language/catalogue.hpp"
#include "io/language/numbers.hpp"
#include "io/project/project.hpp"

namespace lomsong {

namespace {

namespace fs = std::filesystem;

constexpr CommandInfo k_info{
    .name = "cluster",
    .summary = "Writes the scripts that run a project in parts on a cluster, or on all cores of one machine",
    .details =
        "Estimates the parts of a run and writes a folder of scripts: for Slurm an array job with the memory and "
        "time of the estimate and a merge that waits for it, or the same for GNU parallel. Prints the one command "
        "that starts them. It may be given again after a failure: it names what is missing and runs only that.",
    .examples =
        "  lomsong cluster nation.toml --parts 64 --dry-run\n"
        "  lomsong cluster nation.toml --parts 64 --engine slurm -o week-47\n"
        "  lomsong cluster laocai/lomsong.toml --parts 4 --engine parallel -o week-47\n",
    .output_value = "DIR",
    .output_help =
        "Folder of the scripts, the parts, their logs and the result (default: 'cluster' beside the "
        "project file)",
};

/// This very program.
fs::path program_path() {
    std::error_code failed;
    fs::path path = fs::read_symlink("/proc/self/exe", failed);
    if (failed) {
        throw Error{ErrorKind::internal, "lomsong",
                    "where this program lies is not known: " + failed.message() +
                        ". /proc must be there; please report this."};
    }
    return path;
}

/// Of each figure the greatest.
PartEstimate greatest_of(const PartsEstimate& estimate) {
    PartEstimate greatest;
    for (const PartEstimate& part : estimate.parts) {
        greatest.memory_bytes = std::max(greatest.memory_bytes, part.memory_bytes);
        greatest.cpu_seconds = std::max(greatest.cpu_seconds, part.cpu_seconds);
    }
    return greatest;
}

class ClusterCommand final : public Command {
  public:
    [[nodiscard]] const CommandInfo& info() const override { return k_info; }
    void declare(OptionSet& options) override {
        options.positional("PROJECT", m_project, "Project file (TOML); 'lomsong init' writes one");
        options.count("parts", m_parts, {1, static_cast<int>(k_most_parts)},
                      "How many parts; several times as many as cores that are free spread the work best");
        options.choice("engine", m_engine, {"slurm", "parallel"},
                       "What runs the parts: Slurm, or GNU parallel on one machine");
        options.memory("memory", m_memory, k_memory_range,
                       "Memory that each part may take, as 'lomsong run --memory'");
        options.number("time-factor", m_time_factor, {1.0, 100.0}, "",
                       "How many times the estimated time a task may take before Slurm ends it");
        options.flag("dry-run", m_dry_run, "Write nothing: print the estimate of each part");
    }

    void run(Console& console) override {
        MainJob job{.project_file = m_project, .output = {}, .since = {}, .memory_bytes = m_memory};
        const PartsEstimate estimate = estimate_run(job, static_cast<std::uint32_t>(m_parts), console);
        const Project project = read_project(job.project_file);
        const Language language = project.parameters.language;
        if (m_dry_run) {
            console.print(console.common.json ? parts_json(estimate) : parts_text(estimate, language));
            return;
        }
        const fs::path folder = console.common.output.empty() ? job.project_file.parent_path() / "cluster"
                                                              : fs::path{console.common.output};
        const BatchJob batch = batch_job(project, estimate, folder, console);
        write_batch_folder(batch, folder, console.common.overwrite);
        console.out << answer(batch, folder, language);
    }

  private:
    [[nodiscard]] BatchJob batch_job(const Project& project, const PartsEstimate& estimate, const fs::path& folder,
                                     const Console& console) const {
        const PartEstimate greatest = greatest_of(estimate);
        // The estimate is for what a run takes unless it may take more.
        const std::uint64_t most_memory =
            m_memory > k_default_memory ? std::max(greatest.memory_bytes, m_memory) : greatest.memory_bytes;
        BatchJob job;
        job.engine = m_engine == "slurm" ? BatchEngine::slurm : BatchEngine::parallel;
        job.title = project.parameters.title;
        job.program = program_path();
        // Links are followed, so that the way from one to the other is the same wherever both are mounted.
        job.project = fs::proximate(fs::absolute(project.file), fs::absolute(folder));
        job.parts = static_cast<std::uint32_t>(m_parts);
        job.threads = std::max(console.common.threads, 1);
        job.program_memory_bytes = m_memory;
        job.part = limits_of(most_memory, greatest.cpu_seconds, m_time_factor);
        job.merge = limits_of(estimate.merge.memory_bytes, estimate.merge.cpu_seconds, m_time_factor);
        return job;
    }

    [[nodiscard]] static std::string answer(const BatchJob& job, const fs::path& folder, Language language) {
        const auto text = [language](std::uint64_t number) {
            return count(static_cast<std::size_t>(number), language);
        };
        return say(language, "cluster.limits",
                   {{"threads", text(static_cast<std::uint64_t>(job.threads))},
                    {"memory", text(job.part.memory_mib)},
                    {"minutes", text(job.part.minutes)},
                    {"merge_memory", text(job.merge.memory_mib)},
                    {"merge_minutes", text(job.merge.minutes)}}) +
               "\n" + say(language, "cluster.written", {{"folder", folder.string()}, {"parts", text(job.parts)}}) +
               "\n    sh " + shell_word((fs::absolute(folder).lexically_normal() / k_submit_file).string()) + "\n";
    }

    std::string m_project;
    int m_parts = 16;
    std::string m_engine = "slurm";
    std::uint64_t m_memory = k_default_memory;
    double m_time_factor = 3.0;
    bool m_dry_run = false;
};

}  // namespace

std::unique_ptr<Command> make_cluster_command() { return std::make_unique<ClusterCommand>(); }

}  // namespace lomsong
