// SPDX-License-Identifier: Apache-2.0
/// @file  Runs the program as a person would and compares everything that comes out. See README.md here.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/core/text.hpp"
#include "tests/golden/readable.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;

const fs::path k_golden = fs::path{LOMSONG_SOURCE_DIR} / "tests/golden";

std::string read(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

void write(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    std::ofstream{file, std::ios::binary} << text;
}

bool updating() { return std::getenv("LOMSONG_UPDATE_GOLDEN") != nullptr; }

std::vector<std::string> case_names() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(k_golden / "cases")) {
        names.push_back(entry.path().filename());
    }
    std::ranges::sort(names);
    return names;
}

/// A fresh copy of the project, removed at the end.
class Workplace {
  public:
    explicit Workplace(const std::string& name)
        : m_folder{fs::temp_directory_path() / ("lomsong-golden-" + std::to_string(getpid()) + "-" + name)} {
        fs::remove_all(m_folder);
        fs::copy(k_golden / "project", m_folder, fs::copy_options::recursive);
    }
    ~Workplace() {
        std::error_code ignored;
        fs::remove_all(m_folder, ignored);
    }
    Workplace(const Workplace&) = delete;
    Workplace& operator=(const Workplace&) = delete;
    [[nodiscard]] const fs::path& folder() const { return m_folder; }

  private:
    fs::path m_folder;
};

void compare(const fs::path& expected, const std::string& seen) {
    if (updating()) {
        write(expected, seen);
    }
    EXPECT_EQ(read(expected), seen) << "differs from " << expected;
}

class Golden : public testing::TestWithParam<std::string> {};

TEST_P(Golden, CommandPrintsAndWritesWhatItShould) {
    const fs::path expected = k_golden / "cases" / GetParam();
    const Workplace workplace{GetParam()};
    const fs::path out = workplace.folder() / "stdout.txt";
    const fs::path err = workplace.folder() / "stderr.txt";
    const std::string command = "cd '" + workplace.folder().string() + "' && '" LOMSONG_PROGRAM "' " +
                                trimmed(read(expected / "arguments")) + " >'" + out.string() + "' 2>'" +
                                err.string() + "'";
    const int status = std::system(command.c_str());
    ASSERT_TRUE(WIFEXITED(status));
    compare(expected / "exit_code", std::to_string(WEXITSTATUS(status)) + "\n");
    compare(expected / "stdout", read(out));
    compare(expected / "stderr", read(err));
    if (!fs::exists(expected / "files")) {
        EXPECT_FALSE(fs::exists(workplace.folder() / "out")) << "something was left behind";
        return;
    }
    for (const auto& entry : fs::recursive_directory_iterator(expected / "files")) {
        if (entry.is_regular_file()) {
            compare(entry.path(),
                    readable(workplace.folder() / "out", fs::relative(entry.path(), expected / "files")));
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Cases, Golden, testing::ValuesIn(case_names()),
                         [](const auto& entry) { return identifier(entry.param); });

}  // namespace
}  // namespace lomsong
