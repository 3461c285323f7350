// SPDX-License-Identifier: Apache-2.0
/// @file  From argv to a subcommand with its options taken; and the texts that describe them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "apps/lomsong/command.hpp"

namespace lomsong {

/// What the command line asks for: a command ready to run, or a text to print (help, version).
struct Invocation {
    std::unique_ptr<Command> command;
    CommonOptions common;
    std::string text;
};

/// @throws Error{usage}; an unknown option or command is named with the nearest known one.
[[nodiscard]] Invocation parse_command_line(const std::vector<std::string>& arguments);

/// docs/cli.md.
[[nodiscard]] std::string cli_markdown();

}  // namespace lomsong
