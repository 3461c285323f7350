// SPDX-License-Identifier: Apache-2.0
#include "io/cluster/batch_files.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

#include "engine/core/error.hpp"
#include "io/cluster/scripts_data.hpp"
#include "io/write/disk.hpp"
#include "io/write/whole_file.hpp"
#include "io/write/writers/text_file.hpp"

namespace lomsong {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t k_mebibyte = std::uint64_t{1} << 20U;
constexpr std::uint64_t k_memory_step_mib = 64;
constexpr std::uint64_t k_least_memory_mib = 256;
constexpr double k_memory_margin = 1.25;
constexpr double k_minutes_to_start = 2.0;

std::string part_folder(const BatchJob& job) { return fmt::format("parts-{}", job.parts); }

/// A title in a comment: one line of it.
std::string one_line(std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return text;
}

std::string settings_text(const BatchJob& job) {
    return fmt::format(
        "# {title}: a run in parts, written by lomsong cluster. The other scripts of this folder read it;\n"
        "# what a cluster wants otherwise is changed here.\n"
        "# shellcheck shell=sh disable=SC2034\n"
        "\n"
        "# The program on the nodes; the variable LOMSONG goes before it.\n"
        "LOMSONG=${{LOMSONG:-{program}}}\n"
        "# Seen from this folder.\n"
        "project={project}\n"
        "parts={parts}\n"
        "part_folder='{part_folder}'\n"
        "\n"
        "# Of each task: cores; what the program may take, what the scheduler is told, and for how long. "
        "Estimated.\n"
        "threads={threads}\n"
        "program_memory={program_memory}M\n"
        "part_mib={part_mib}\n"
        "part_minutes={part_minutes}\n"
        "merge_mib={merge_mib}\n"
        "merge_minutes={merge_minutes}\n"
        "\n"
        "# More words for sbatch: '--partition=night --account=regulator'.\n"
        "sbatch_options=''\n",
        fmt::arg("title", one_line(job.title)), fmt::arg("program", shell_word(job.program.string())),
        fmt::arg("project", shell_word(job.project.string())), fmt::arg("parts", job.parts),
        fmt::arg("part_folder", part_folder(job)), fmt::arg("threads", job.threads),
        fmt::arg("program_memory", job.program_memory_bytes / k_mebibyte),
        fmt::arg("part_mib", job.part.memory_mib), fmt::arg("part_minutes", job.part.minutes),
        fmt::arg("merge_mib", job.merge.memory_mib), fmt::arg("merge_minutes", job.merge.minutes));
}

void check_folder(const fs::path& folder, bool overwrite) {
    std::error_code error;
    const fs::file_status status = fs::status(folder, error);
    if (status.type() == fs::file_type::not_found) {
        return;
    }
    const auto refuse = [&](const std::string& text) {
        throw Error{ErrorKind::cannot_write, folder.string(), text};
    };
    if (!fs::is_directory(status)) {
        refuse("there is a file of this name. Choose another folder with -o.");
    }
    const fs::directory_iterator first{folder, error};
    if (error) {
        throw cannot_write(folder, reason_of(error.value()));
    }
    if (first == fs::directory_iterator{}) {
        return;
    }
    if (!overwrite) {
        refuse(
            "the folder is not empty. Choose another one with -o, or write its scripts anew with --overwrite: "
            "parts that are there stay.");
    }
    if (!fs::exists(folder / k_settings_file, error)) {
        refuse(
            "the folder holds '" + first->path().filename().string() + "' and no " + k_settings_file +
            ": 'lomsong cluster' did not write it, so --overwrite does not either. Choose another folder with -o.");
    }
}

}  // namespace

std::string shell_word(const std::string& text) {
    std::string word = "'";
    for (const char c : text) {
        word += c == '\'' ? std::string{"'\\''"} : std::string{c};
    }
    return word + "'";
}

TaskLimits limits_of(std::uint64_t memory_bytes, double cpu_seconds, double time_factor) {
    const double mebibytes = k_memory_margin * static_cast<double>(memory_bytes) / static_cast<double>(k_mebibyte);
    const double steps = std::ceil(mebibytes / static_cast<double>(k_memory_step_mib));
    const double minutes = std::ceil(k_minutes_to_start + time_factor * cpu_seconds / 60.0);
    return {std::max(k_least_memory_mib, static_cast<std::uint64_t>(steps) * k_memory_step_mib),
            static_cast<std::uint64_t>(minutes)};
}

std::vector<BatchFile> batch_files(const BatchJob& job) {
    const std::string_view submit =
        job.engine == BatchEngine::slurm ? k_submit_slurm_script : k_submit_parallel_script;
    return {{"parts.sh", std::string{k_parts_script}},
            {"part.sh", std::string{k_part_script}},
            {"merge.sh", std::string{k_merge_script}},
            {k_submit_file, std::string{submit}},
            {k_settings_file, settings_text(job)}};
}

void write_batch_folder(const BatchJob& job, const fs::path& folder, bool overwrite) {
    check_folder(folder, overwrite);
    try {
        fs::create_directories(folder / "logs");
        fs::create_directories(folder / part_folder(job));
    } catch (const fs::filesystem_error& error) {
        throw cannot_write(folder, reason_of(error.code().value()));
    }
    for (const BatchFile& each : batch_files(job)) {
        WholeFile file{folder / each.name, true};
        write_text(file.path(), each.text);
        file.commit();
    }
}

}  // namespace lomsong
