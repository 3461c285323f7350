// SPDX-License-Identifier: Apache-2.0
/// @file  A copy of the made-up valley of the golden tests in a folder of its own, for commands that change it.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <system_error>

#include <gtest/gtest.h>
#include <unistd.h>

namespace lomsong {

inline std::string read(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

inline void write(const std::filesystem::path& file, const std::string& text) {
    std::ofstream{file, std::ios::binary} << text;
}

class ValleyCopy : public testing::Test {
  protected:
    ValleyCopy() {
        std::filesystem::remove_all(m_folder);
        std::filesystem::copy(std::filesystem::path{LOMSONG_SOURCE_DIR} / "tests/golden/project", m_folder,
                              std::filesystem::copy_options::recursive);
    }
    ~ValleyCopy() override {
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
    }
    ValleyCopy(const ValleyCopy&) = delete;
    ValleyCopy& operator=(const ValleyCopy&) = delete;

    [[nodiscard]] std::filesystem::path path(const std::string& name) const { return m_folder / name; }

    std::filesystem::path m_folder =
        std::filesystem::temp_directory_path() / ("lomsong-valley-" + std::to_string(::getpid()));
};

}  // namespace lomsong
