// SPDX-License-Identifier: Apache-2.0
/// @file  A command line run inside a test, with what it printed and what it narrated.
#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "apps/lomsong/cli.hpp"
#include "apps/lomsong/command.hpp"

namespace lomsong {

struct CommandRun {
    std::string printed;   ///< standard output
    std::string narrated;  ///< standard error
};

/// @throws what the command throws.
[[nodiscard]] inline CommandRun command_run(const std::vector<std::string>& arguments) {
    Invocation invocation = parse_command_line(arguments);
    std::ostringstream out;
    std::ostringstream narration;
    ConsoleReporter reporter{narration, ProgressStyle::none, false};
    Console console{out, reporter, invocation.common};
    invocation.command->run(console);
    return {out.str(), narration.str()};
}

}  // namespace lomsong
