// SPDX-License-Identifier: Apache-2.0
/// @file  The network of a result, read again from its project and kept warm for trials on the served map.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "engine/core/reporter.hpp"
#include "engine/core/results.hpp"
#include "engine/parallel/execution.hpp"
#include "io/serve/result_server.hpp"

namespace lomsong {

/// What a result's network is found by.
struct ServedSources {
    std::filesystem::path folder;  ///< of the result
    std::string project;  ///< as --project has it; empty: that of the result, should its files still be there
};

/// Trials in that network, with the parameters of the result. Inputs that changed since the run are warned of, and
/// told by the offer. Without --project, a network that cannot be read is a service that says why, and warns.
/// @throws with --project what reading throws, and Error{no_input} for a file that is not there;
/// Error{interrupted}.
[[nodiscard]] std::unique_ptr<TrialService> served_network(const ServedSources& sources, Execution execution,
                                                           Reporter& reporter);

}  // namespace lomsong
