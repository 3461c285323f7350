// SPDX-License-Identifier: Apache-2.0
#include "io/cluster/batch_files.hpp"

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "engine/core/error.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;

BatchJob sample_job() {
    BatchJob job;
    job.title = "Tỉnh Mẫu\n$(rm -rf /)";
    job.program = "/opt/lõm sóng/bin/lomsong";
    job.project = "../it's mine/lomsong.toml";
    job.parts = 64;
    job.program_memory_bytes = std::uint64_t{2} << 30U;
    job.part = {1'280, 12};
    job.merge = {4'096, 9};
    return job;
}

class BatchFolder : public testing::Test {
  protected:
    BatchFolder() { fs::remove_all(folder); }
    ~BatchFolder() override {
        std::error_code ignored;
        fs::remove_all(folder, ignored);
    }
    static std::string message_of(const BatchJob& job, const fs::path& where, bool overwrite) {
        try {
            write_batch_folder(job, where, overwrite);
        } catch (const Error& error) {
            return error.what();
        }
        return "";
    }
    /// What a shell makes of a line after it has read the settings.
    [[nodiscard]] std::string in_shell(const std::string& line) const {
        FILE* pipe =
            ::popen(("cd '" + folder.string() + "' && unset LOMSONG && . ./settings.sh && " + line).c_str(), "r");
        std::array<char, 512> text{};
        const std::size_t got = std::fread(text.data(), 1, text.size(), pipe);
        ::pclose(pipe);
        return {text.data(), got};
    }

    fs::path folder = fs::temp_directory_path() / ("lomsong-batch-" + std::to_string(::getpid()));
};

TEST(ShellWord, ComesOutOfAShellAsItWas) {
    EXPECT_EQ(shell_word("it's $HOME `x` \\ \"đường\""), "'it'\\''s $HOME `x` \\ \"đường\"'");
    EXPECT_EQ(shell_word(""), "''");
}

TEST(TaskLimits, HaveAMarginAndALeastSize) {
    const TaskLimits usual = limits_of(std::uint64_t{1} << 30U, 120.0, 3.0);
    EXPECT_EQ(usual.memory_mib, 1'280U);
    EXPECT_EQ(usual.minutes, 8U);
    const TaskLimits least = limits_of(0, 0.0, 1.0);
    EXPECT_EQ(least.memory_mib, 256U);
    EXPECT_EQ(least.minutes, 2U);
}

TEST_F(BatchFolder, SettingsReachTheShellAsTheyAreWhateverThePathsHold) {
    write_batch_folder(sample_job(), folder, false);
    EXPECT_EQ(in_shell("echo \"$LOMSONG\""), "/opt/lõm sóng/bin/lomsong\n");
    EXPECT_EQ(in_shell("echo \"$project\""), "../it's mine/lomsong.toml\n");
    EXPECT_EQ(in_shell("echo $parts $part_folder $threads $program_memory $part_mib $part_minutes $merge_mib "
                       "$merge_minutes"),
              "64 parts-64 1 2048M 1280 12 4096 9\n");
}

TEST_F(BatchFolder, EachEngineHasItsOwnSubmission) {
    BatchJob job = sample_job();
    EXPECT_THAT(batch_files(job)[3].text, AllOf(HasSubstr("sbatch"), HasSubstr("afterok")));
    job.engine = BatchEngine::parallel;
    EXPECT_THAT(batch_files(job)[3].text, HasSubstr("--joblog"));
    EXPECT_EQ(batch_files(job).back().name, k_settings_file) << "a folder that has it is whole";
}

TEST_F(BatchFolder, OverwritingKeepsPartsAndLogs) {
    write_batch_folder(sample_job(), folder, false);
    std::ofstream{folder / "parts-64" / "1"} << "a part";
    EXPECT_THAT(message_of(sample_job(), folder, false),
                AllOf(HasSubstr("the folder is not empty"), HasSubstr("--overwrite: parts that are there stay.")));
    EXPECT_EQ(message_of(sample_job(), folder, true), "");
    EXPECT_TRUE(fs::exists(folder / "parts-64" / "1"));
}

TEST_F(BatchFolder, AFolderOfSomebodyElseIsNotWrittenInto) {
    fs::create_directory(folder);
    std::ofstream{folder / "letter.odt"} << "mine";
    EXPECT_THAT(message_of(sample_job(), folder, true), HasSubstr("holds 'letter.odt' and no settings.sh"));
    EXPECT_FALSE(fs::exists(folder / "submit.sh"));
    EXPECT_THAT(message_of(sample_job(), folder / "letter.odt", false), HasSubstr("there is a file of this name"));
}

}  // namespace
}  // namespace lomsong
