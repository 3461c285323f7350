// SPDX-License-Identifier: Apache-2.0
/// @file  A subcommand: one class in one file, one line in k_commands (commands.cpp).
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "apps/lomsong/console.hpp"
#include "apps/lomsong/option_set.hpp"

namespace lomsong {

struct CommandInfo {
    std::string_view name;
    std::string_view summary;                ///< one line, no full stop
    std::string_view details;                ///< a paragraph for --help, may be empty
    std::string_view examples;               ///< lines to copy
    std::string_view output_value = "FILE";  ///< what -o names
    std::string_view output_help = "Write the answer to this file instead of standard output";
};

class Command {
  public:
    virtual ~Command() = default;
    [[nodiscard]] virtual const CommandInfo& info() const = 0;
    /// Declares the options; parsing touches no file.
    virtual void declare(OptionSet& options) = 0;
    /// Does the work; throws Error.
    virtual void run(Console& console) = 0;
};

struct CommandEntry {
    std::unique_ptr<Command> (*make)();
};
[[nodiscard]] std::span<const CommandEntry> commands();

std::unique_ptr<Command> make_demo_command();
std::unique_ptr<Command> make_init_command();
std::unique_ptr<Command> make_check_command();
std::unique_ptr<Command> make_clean_command();
std::unique_ptr<Command> make_run_command();
std::unique_ptr<Command> make_merge_command();
std::unique_ptr<Command> make_cluster_command();
std::unique_ptr<Command> make_path_command();
std::unique_ptr<Command> make_explain_command();
std::unique_ptr<Command> make_report_command();
std::unique_ptr<Command> make_serve_command();
std::unique_ptr<Command> make_review_command();
std::unique_ptr<Command> make_compare_command();
std::unique_ptr<Command> make_plan_command();
std::unique_ptr<Command> make_coverage_command();
std::unique_ptr<Command> make_models_command();
std::unique_ptr<Command> make_calibrate_command();
std::unique_ptr<Command> make_docs_command();

}  // namespace lomsong
