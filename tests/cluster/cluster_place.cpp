// SPDX-License-Identifier: Apache-2.0
#include "tests/cluster/cluster_place.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

namespace lomsong::test {

namespace {

namespace fs = std::filesystem;

const fs::path k_project = fs::path{LOMSONG_SOURCE_DIR} / "tests/golden/project";

std::string quoted(const fs::path& path) { return "'" + path.string() + "'"; }

std::string bytes_of(const fs::path& file) {
    std::ostringstream bytes;
    bytes << std::ifstream{file, std::ios::binary}.rdbuf();
    return bytes.str();
}

void copy_project(const fs::path& to) {
    fs::create_directories(to.parent_path());
    fs::copy(k_project, to, fs::copy_options::recursive);
}

void must_succeed(const Ended& ended) {
    if (ended.exit_code != 0) {
        throw std::runtime_error{ended.text};
    }
}

}  // namespace

Ended shell(const std::string& line) {
    FILE* pipe = ::popen(("exec 2>&1; " + line).c_str(), "r");
    if (pipe == nullptr) {
        throw std::runtime_error{"no shell"};
    }
    Ended ended;
    std::array<char, 4096> buffer{};
    for (std::size_t got = 0; (got = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
        ended.text.append(buffer.data(), got);
    }
    const int status = ::pclose(pipe);
    ended.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 255;
    return ended;
}

bool comes_true(const std::function<bool()>& condition, double seconds) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>{seconds};
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end) {
            return false;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
    }
    return true;
}

std::map<std::string, std::string> files_of(const fs::path& folder) {
    static const std::regex timings{R"("timings_s": \{[^}]*\})"};
    std::map<std::string, std::string> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator{folder}) {
        if (entry.is_regular_file()) {
            const std::string name = entry.path().lexically_relative(folder).string();
            const std::string bytes = bytes_of(entry.path());
            files[name] = name == "run.json" ? std::regex_replace(bytes, timings, "") : bytes;
        }
    }
    return files;
}

ClusterPlace::ClusterPlace() {
    static int count = 0;
    m_folder =
        fs::temp_directory_path() / ("lomsong cụm " + std::to_string(::getpid()) + "-" + std::to_string(++count));
    copy_project(m_folder / "dự án");
}

ClusterPlace::~ClusterPlace() {
    std::error_code ignored;
    fs::remove_all(m_folder, ignored);
}

fs::path ClusterPlace::part(int number) const {
    return m_scripts / ("parts-" + std::to_string(m_parts)) / std::to_string(number);
}

void ClusterPlace::cluster(int parts, const std::string& engine, const std::string& name) {
    m_parts = parts;
    m_scripts = m_folder / name;
    must_succeed(shell(quoted(LOMSONG_PROGRAM) + " cluster " + quoted(project()) + " --parts " +
                       std::to_string(parts) + " --engine " + engine + " -o " + quoted(m_scripts)));
}

void ClusterPlace::wrap_program(const std::string& lines) {
    m_wrapper = m_folder / "chương trình";
    std::ofstream{m_wrapper} << "#!/bin/sh\nreal=" << quoted(LOMSONG_PROGRAM) << "\nplace=" << quoted(m_folder)
                             << "\n" + lines + "\nexec \"$real\" \"$@\"\n";
    fs::permissions(m_wrapper, fs::perms::owner_all);
}

void ClusterPlace::unwrap_program() { m_wrapper.clear(); }

std::string ClusterPlace::with_program() const {
    return m_wrapper.empty() ? std::string{"env -u LOMSONG "} : "LOMSONG=" + quoted(m_wrapper) + " ";
}

Ended ClusterPlace::submit(const std::string& options) const {
    return shell(with_program() + "sh " + quoted(m_scripts / "submit.sh") + " " + options);
}

Ended ClusterPlace::merge() const {
    return shell("cd " + quoted(m_scripts) + " && " + with_program() + "sh ./merge.sh");
}

const std::map<std::string, std::string>& ClusterPlace::undisturbed() {
    static const std::map<std::string, std::string> files = [] {
        const ClusterPlace place;
        must_succeed(shell(quoted(LOMSONG_PROGRAM) + " run " + quoted(place.project()) + " --quiet -o " +
                           quoted(place.folder() / "whole")));
        return files_of(place.folder() / "whole");
    }();
    return files;
}

}  // namespace lomsong::test
