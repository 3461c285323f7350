// SPDX-License-Identifier: Apache-2.0
/// @file  The folder of scripts with which a run is computed in parts by Slurm or GNU parallel.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace lomsong {

enum class BatchEngine : unsigned char { slurm, parallel };

/// What the scheduler is told that a task may take.
struct TaskLimits {
    std::uint64_t memory_mib = 0;
    std::uint64_t minutes = 0;
};

/// From an estimate for one core: memory with a quarter more, in steps of 64 MiB from 256 MiB on; time with the factor
/// and two minutes more, since a scheduler kills what takes longer.
[[nodiscard]] TaskLimits limits_of(std::uint64_t memory_bytes, double cpu_seconds, double time_factor);

/// A run as the scripts are to carry it out.
struct BatchJob {
    BatchEngine engine = BatchEngine::slurm;
    std::string title;              ///< of the project, for the head of settings.sh
    std::filesystem::path program;  ///< absolute
    std::filesystem::path project;  ///< the project file, from the folder of the scripts
    std::uint32_t parts = 1;
    int threads = 1;                         ///< of a task
    std::uint64_t program_memory_bytes = 0;  ///< `run --memory` of a part
    TaskLimits part;
    TaskLimits merge;
};

/// The file that is written for a run; by it a folder is known to be of `lomsong cluster`.
inline constexpr const char* k_settings_file = "settings.sh";
/// The script that starts everything.
inline constexpr const char* k_submit_file = "submit.sh";

struct BatchFile {
    std::string name;
    std::string text;
};

/// settings.sh comes last: a folder that has it is whole.
[[nodiscard]] std::vector<BatchFile> batch_files(const BatchJob& job);

/// Writes the files and makes the folders of parts and logs. Parts, logs and a result that are there stay.
/// @throws Error{cannot_write} when the disk refuses, when `overwrite` is false and the folder holds anything, or
///         when it is true and the folder is not empty and has no settings.sh.
void write_batch_folder(const BatchJob& job, const std::filesystem::path& folder, bool overwrite);

/// The text as one word of a POSIX shell, whatever it holds: 'it'\''s'.
[[nodiscard]] std::string shell_word(const std::string& text);

}  // namespace lomsong
