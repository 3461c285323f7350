// SPDX-License-Identifier: Apache-2.0
/// @file  A made-up project, its undisturbed result, and a folder of scripts to run it in parts with, in which
/// things
///        can be made to go wrong.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace lomsong::test {

/// What a command printed, on both streams, and how it ended.
struct Ended {
    std::string text;
    int exit_code = 0;
};
/// Runs a line of shell.
[[nodiscard]] Ended shell(const std::string& line);

/// Waits until something has come true, at most so many seconds. False when it has not.
[[nodiscard]] bool comes_true(const std::function<bool()>& condition, double seconds = 30.0);

/// The bytes of every file of a folder by its path there; timings in run.json left out.
[[nodiscard]] std::map<std::string, std::string> files_of(const std::filesystem::path& folder);

/// A scratch folder whose name has spaces and accents.
class ClusterPlace {
  public:
    ClusterPlace();
    ~ClusterPlace();
    ClusterPlace(const ClusterPlace&) = delete;
    ClusterPlace& operator=(const ClusterPlace&) = delete;

    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    [[nodiscard]] std::filesystem::path project() const { return m_folder / "dự án" / "lomsong.toml"; }
    /// Where `cluster` wrote.
    [[nodiscard]] const std::filesystem::path& scripts() const { return m_scripts; }
    [[nodiscard]] std::filesystem::path part(int number) const;
    [[nodiscard]] std::filesystem::path log(const std::string& name) const { return m_scripts / "logs" / name; }

    /// lomsong cluster, into a folder of the scratch folder.
    void cluster(int parts, const std::string& engine, const std::string& name = "tuần 47");
    /// Replaces the program on the nodes: `lines` of shell run before it, with "$*" its arguments, `real` the
    /// program and `place` the scratch folder, both as variables.
    void wrap_program(const std::string& lines);
    void unwrap_program();
    /// sh submit.sh, with the program as it is wrapped.
    [[nodiscard]] Ended submit(const std::string& options = "") const;
    [[nodiscard]] Ended merge() const;

    /// The result of one run on one machine.
    [[nodiscard]] static const std::map<std::string, std::string>& undisturbed();
    [[nodiscard]] std::map<std::string, std::string> result() const { return files_of(m_scripts / "result"); }

  private:
    [[nodiscard]] std::string with_program() const;

    std::filesystem::path m_folder;
    std::filesystem::path m_scripts;
    std::filesystem::path m_wrapper;
    int m_parts = 0;
};

}  // namespace lomsong::test
