// SPDX-License-Identifier: Apache-2.0
/// @file  The world that the later of two results was computed from, read again so that reasons can be computed.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "engine/core/changes.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/recorded_result.hpp"
#include "engine/core/reporter.hpp"
#include "engine/parallel/execution.hpp"

namespace lomsong {

class ComparedWorld {
  public:
    struct Sources {
        std::string project;  ///< as --project has it; empty: that of `now`, should its files still be there
        std::filesystem::path now_folder;
        const RecordedResult& before;  ///< as recorded
        const RecordedResult& now;
    };
    /// Reads nothing yet. The results must outlive it.
    ComparedWorld(Sources sources, Execution execution, Reporter& reporter);

    /// @throws Error{usage} when the project's files are not there or not as they were; what reading and computing
    ///         throw.
    [[nodiscard]] RecordedResult before_with_parameters_of_now();

    /// Puts computed reasons in place of those by sets, where something changed and the world can be read. `before`
    /// is the old result as compared. Returns why not, or nothing.
    /// @throws as above when --project was given.
    [[nodiscard]] std::string find_reasons(const RecordedResult& before, Comparison& comparison);

  private:
    struct World {
        Layers layers;
        RunParameters before;
        RunParameters now;
    };
    [[nodiscard]] const World& world();
    [[nodiscard]] World read() const;

    Sources m_sources;
    Execution m_execution;
    Reporter& m_reporter;
    std::optional<World> m_world;  ///< read when first asked for
};

}  // namespace lomsong
