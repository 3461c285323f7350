// SPDX-License-Identifier: Apache-2.0
/// @file  The earlier result that `run --since` names, from opening it to telling what was taken over.
#pragma once

#include <filesystem>
#include <optional>

#include "apps/lomsong/console.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/job/coverage_job.hpp"
#include "engine/job/earlier_run.hpp"
#include "io/read/old_result.hpp"
#include "io/write/coverage_store.hpp"

namespace lomsong {

class Since {
  public:
    /// Opens the result; an empty path stands for a run without --since. The result of another version of the
    /// program serves for nothing, and the user is told.
    /// @throws Error{no_input, bad_data} when it is no result, or was changed since.
    Since(const std::filesystem::path& folder, ConsoleReporter& reporter);

    /// Null when nothing can be taken over.
    [[nodiscard]] const EarlierRun* earlier() const { return m_earlier ? &*m_earlier : nullptr; }
    /// Lets the store take over coverage files that would come out the same. Both must outlive the store's use.
    void offer_files(CoverageStore& cells, const Layers& layers, const RunParameters& parameters) const;
    /// Says what was taken over, on standard error only: the result is that of a whole run.
    void tell(const TakenOver& taken_over) const;

  private:
    std::filesystem::path m_folder;
    ConsoleReporter& m_reporter;
    std::optional<OldResult> m_result;
    std::optional<EarlierRun> m_earlier;
};

}  // namespace lomsong
