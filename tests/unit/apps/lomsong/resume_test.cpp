// SPDX-License-Identifier: Apache-2.0
/// @file  A run that is killed (SIGKILL, in the middle of its rasters) and resumed writes the bytes of one that was
/// not.
#include <csignal>
#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <system_error>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/core/error.hpp"
#include "tests/unit/apps/lomsong/command_run.hpp"
#include "tests/unit/apps/lomsong/valley_copy.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Resume : public ValleyCopy {
  protected:
    /// The valley in fine cells, so that it has several blocks.
    Resume() {
        const std::string text = read(path("lomsong.toml"));
        write(path("lomsong.toml"),
              std::regex_replace(text, std::regex{"cell_size_m = [0-9]+"}, "cell_size_m = 8"));
    }

    /// The program in a process of its own.
    [[nodiscard]] pid_t start(const std::string& memory) const {
        const pid_t child = ::fork();
        if (child == 0) {
            const std::string project = path("lomsong.toml").string();
            const std::string output = path("killed").string();
            ::execl(LOMSONG_PROGRAM, LOMSONG_PROGRAM, "run", project.c_str(), "-o", output.c_str(), "--memory",
                    memory.c_str(), "--quiet", static_cast<char*>(nullptr));
            ::_exit(127);
        }
        return child;
    }
    [[nodiscard]] std::size_t finished_blocks() const {
        std::error_code none_yet;
        std::size_t blocks = 0;
        for (const auto& entry : fs::directory_iterator{path(".killed.blocks"), none_yet}) {
            blocks += entry.path().extension() == ".block" ? 1U : 0U;
        }
        return blocks;
    }
    /// Starts a run in the least memory that it takes, and kills it once a block is finished. Returns that memory.
    [[nodiscard]] std::string killed_run() const {
        for (int mebibytes = 64; mebibytes < 256; mebibytes += 2) {
            const std::string memory = std::to_string(mebibytes) + "M";
            const pid_t child = start(memory);
            int status = 0;
            while (::waitpid(child, &status, WNOHANG) == 0) {
                if (finished_blocks() > 0) {
                    ::kill(child, SIGKILL);
                    ::waitpid(child, &status, 0);
                    return WIFSIGNALED(status) ? memory : "";
                }
            }
            if (WEXITSTATUS(status) != exit_code(ErrorKind::usage)) {
                return "";  // done in one block, or failed in another way
            }
        }
        return "";
    }
    [[nodiscard]] CommandRun run(const std::string& name, const std::vector<std::string>& more = {}) const {
        std::vector<std::string> arguments{"run", path("lomsong.toml").string(), "-o", path(name).string()};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return command_run(arguments);
    }
    [[nodiscard]] static std::string without_timings(const fs::path& file) {
        static const std::regex timings{R"("timings_s": \{[^}]*\})"};
        return file.filename() == "run.json" ? std::regex_replace(read(file), timings, "") : read(file);
    }
    static void expect_equal_results(const fs::path& one, const fs::path& other) {
        std::set<std::string> names;
        for (const fs::path& folder : {one, other}) {
            for (const auto& entry : fs::directory_iterator{folder}) {
                names.insert(entry.path().filename().string());
            }
        }
        for (const std::string& name : names) {
            EXPECT_TRUE(without_timings(one / name) == without_timings(other / name)) << name;
        }
        EXPECT_GT(names.size(), 10U);
    }
    [[nodiscard]] std::size_t hidden_entries() const {
        std::size_t hidden = 0;
        for (const auto& entry : fs::directory_iterator{m_folder}) {
            hidden += entry.path().filename().string().starts_with('.') ? 1U : 0U;
        }
        return hidden;
    }
};

TEST_F(Resume, AKilledRunGoesOnAndItsBytesAreThoseOfAWholeOne) {
    ASSERT_NE(killed_run(), "") << "it was not killed between two blocks";
    EXPECT_FALSE(fs::exists(path("killed")));
    EXPECT_THAT(run("killed", {"--resume"}).narrated,
                HasSubstr("finished blocks of coverage rasters taken up from"));
    EXPECT_EQ(hidden_entries(), 0U) << "neither its blocks nor what it was writing are left";
    EXPECT_THAT(run("whole").narrated, Not(HasSubstr("blocks")));
    expect_equal_results(path("killed"), path("whole"));
}

TEST_F(Resume, WithoutTheOptionTheUserIsToldOfIt) {
    ASSERT_NE(killed_run(), "") << "it was not killed between two blocks";
    EXPECT_THAT(run("killed").narrated, AllOf(HasSubstr("an interrupted run left finished blocks in"),
                                              HasSubstr("--resume would take them up.")));
    EXPECT_EQ(hidden_entries(), 0U);
}

TEST_F(Resume, InputsThatChangedAreNotTakenUp) {
    ASSERT_NE(killed_run(), "") << "it was not killed between two blocks";
    const std::string stations = read(path("stations.csv"));
    write(path("stations.csv"), stations.substr(0, stations.rfind('\n', stations.size() - 2) + 1));
    EXPECT_THAT(run("killed", {"--resume"}).narrated,
                HasSubstr("is of other inputs or parameters. Everything is computed."));
}

TEST_F(Resume, ItDoesNotGoTogetherWithSince) {
    try {
        (void)run("killed", {"--resume", "--since", path("whole").string()});
        FAIL() << "ran with both";
    } catch (const Error& error) {
        EXPECT_STREQ(
            error.what(),
            "--resume and --since do not go together: a run --since keeps no finished blocks. Leave one of "
            "them out.");
    }
}

}  // namespace
}  // namespace lomsong
