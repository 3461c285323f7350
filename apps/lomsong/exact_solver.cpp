// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/exact_solver.hpp"

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "apps/lomsong/console.hpp"
#include "engine/core/error.hpp"

namespace lomsong {

namespace {

namespace fs = std::filesystem;

/// A folder of our own, removed with everything in it.
class TemporaryFolder {
  public:
    TemporaryFolder() {
        std::string name = (fs::temp_directory_path() / "lomsong-cbc-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) {
            throw Error{ErrorKind::cannot_write, name,
                        "no folder for temporary files can be made. Set TMPDIR to one that can be written to."};
        }
        m_path = name;
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    [[nodiscard]] const fs::path& path() const { return m_path; }

  private:
    fs::path m_path;
};

/// Starts the program with its words thrown away.
pid_t start(const std::string& program, std::vector<std::string> words) {
    std::vector<char*> arguments;
    for (std::string& word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions{};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    const int failure = posix_spawn(&child, program.c_str(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failure != 0) {
        throw Error{ErrorKind::no_input, program,
                    std::generic_category().message(failure) + ". Install coinor-cbc, or leave out --exact."};
    }
    return child;
}

/// Waits for the end; a cancelled run ends the child first.
void wait_for(pid_t child, const Reporter& reporter) {
    int status = 0;
    while (waitpid(child, &status, WNOHANG) == 0) {
        if (reporter.cancelled()) {
            kill(child, SIGKILL);
            waitpid(child, &status, 0);
            break;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{20});
    }
    stop_if_cancelled(reporter);
}

}  // namespace

std::optional<std::string> find_cbc() {
    const char* path = std::getenv("PATH");
    std::istringstream folders{path == nullptr ? "" : path};
    for (std::string folder; std::getline(folders, folder, ':');) {
        const fs::path program = fs::path{folder} / "cbc";
        if (!folder.empty() && access(program.c_str(), X_OK) == 0) {
            return program.string();
        }
    }
    return std::nullopt;
}

std::string run_cbc(const std::string& program, const std::string& lp, double seconds, const Reporter& reporter) {
    const TemporaryFolder folder;
    const std::string problem = (folder.path() / "sites.lp").string();
    const fs::path solution = folder.path() / "sites.txt";
    write_file(problem, lp, false);
    wait_for(start(program, {program, problem, "-seconds", fmt::format("{:.0f}", seconds), "-threads", "1",
                             "-solve", "-solution", solution.string()}),
             reporter);
    std::ifstream in{solution};
    if (!in) {
        throw Error{ErrorKind::bad_data, program,
                    "the solver ended without a solution. Give it more time with --exact-seconds, or leave out "
                    "--exact."};
    }
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

}  // namespace lomsong
