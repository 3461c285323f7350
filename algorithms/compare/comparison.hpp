// SPDX-License-Identifier: Apache-2.0
/// @file  Two results compared: hamlet by hamlet, operator by operator, with what may be the reason.
#pragma once

#include <string_view>
#include <vector>

#include "engine/core/changes.hpp"

namespace lomsong {

/// What became of a status.
[[nodiscard]] ChangeKind kind_of_change(HamletStatus before, HamletStatus now) noexcept;

/// True for a key of run.json's parameters that can move a verdict: of the radio, the thresholds, the defaults,
/// where people live. Titles, paths, columns, fibre, drawing and remedies cannot.
[[nodiscard]] bool steers_verdicts(std::string_view key) noexcept;

/// Keys, used CRS, version, terrain and land cover that differ, by key; what was computed with last.
[[nodiscard]] std::vector<ParameterDifference> parameter_differences(const RecordedResult& before,
                                                                     const RecordedResult& now);

/// Both with their places in one metric CRS. Reasons are by sets: what differs within reach of the hamlet.
/// @throws Error{bad_data} when no hamlet of one is a hamlet of the other: they are of other provinces.
[[nodiscard]] Comparison compare_results(const RecordedResult& before, const RecordedResult& now);

}  // namespace lomsong
