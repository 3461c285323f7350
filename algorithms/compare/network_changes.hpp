// SPDX-License-Identifier: Apache-2.0
/// @file  Which stations came, went or changed between two results.
#pragma once

#include <vector>

#include "engine/core/changes.hpp"

namespace lomsong {

/// Stations by operator and code, their sectors by label and technology. A station under a new code whose sectors
/// radiate exactly as those of one that went is renamed. Positions nearer than half a metre are the same.
[[nodiscard]] std::vector<StationChange> network_changes(const RecordedResult& before, const RecordedResult& now);

}  // namespace lomsong
