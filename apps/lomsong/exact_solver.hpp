// SPDX-License-Identifier: Apache-2.0
/// @file  CBC, the solver of integer programs, when its command line is installed (Debian: coinor-cbc).
#pragma once

#include <optional>
#include <string>

#include "engine/core/reporter.hpp"

namespace lomsong {

/// Where the program `cbc` is; nothing when no folder of PATH has it.
[[nodiscard]] std::optional<std::string> find_cbc();

/// Runs CBC on one thread over a program in CPLEX LP format, in a folder of its own that is gone afterwards, and
/// returns the text of its solution file. It stops after `seconds` with the best it found.
/// @throws Error{bad_data} when it ends without a solution, Error{interrupted} when cancelled,
///         Error{cannot_write} when the folder for temporary files refuses.
[[nodiscard]] std::string run_cbc(const std::string& program, const std::string& lp, double seconds,
                                  const Reporter& reporter);

}  // namespace lomsong
