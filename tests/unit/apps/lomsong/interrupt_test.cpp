// SPDX-License-Identifier: Apache-2.0
/// @file  Ctrl-C, and what it leaves behind: nothing.
#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <functional>
#include <thread>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

namespace lomsong {
namespace {

namespace fs = std::filesystem;

/// Starts `lomsong demo` in `folder`, its words thrown away.
pid_t start_demo(const fs::path& folder) {
    const pid_t child = fork();
    if (child == 0) {
        const int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDOUT_FILENO);
        dup2(nowhere, STDERR_FILENO);
        const std::string output = (folder / "demo").string();
        execl(LOMSONG_PROGRAM, LOMSONG_PROGRAM, "demo", "-o", output.c_str(), nullptr);
        _exit(127);
    }
    return child;
}

bool wait_until(const std::function<bool()>& true_now, std::chrono::seconds at_most) {
    const auto end = std::chrono::steady_clock::now() + at_most;
    while (std::chrono::steady_clock::now() < end) {
        if (true_now()) {
            return true;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{20});
    }
    return false;
}

bool has_hidden_entry(const fs::path& folder) {
    return std::ranges::any_of(fs::directory_iterator{folder}, [](const fs::directory_entry& entry) {
        return entry.path().filename().string().starts_with('.');
    });
}

TEST(Interrupt, DuringTheMainJobEndsItAndLeavesNoResult) {
    const fs::path folder = fs::temp_directory_path() / ("lomsong-interrupt-" + std::to_string(getpid()));
    fs::remove_all(folder);
    fs::create_directories(folder);
    const pid_t child = start_demo(folder);
    ASSERT_GT(child, 0);
    const fs::path country = folder / "demo";
    // The country stands, and in it the hidden folder of the result: the main job has begun.
    ASSERT_TRUE(wait_until([&] { return fs::exists(country / "lomsong.toml") && has_hidden_entry(country); },
                           std::chrono::seconds{120}));
    kill(child, SIGINT);
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 130);
    EXPECT_FALSE(fs::exists(country / "result"));
    EXPECT_FALSE(has_hidden_entry(country)) << "an unfinished folder was left behind";
    fs::remove_all(folder);
}

}  // namespace
}  // namespace lomsong
