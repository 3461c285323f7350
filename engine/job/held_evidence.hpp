// SPDX-License-Identifier: Apache-2.0
/// @file  The evidence of an earlier run that still holds. In doubt it does not: then it is gathered once more, and
///        the result is the same.
#pragma once

#include <optional>
#include <vector>

#include "engine/core/evidence.hpp"
#include "engine/core/run_trace.hpp"
#include "engine/job/change_plan.hpp"

namespace lomsong {

/// By hamlet, then operator, as Results::evidence; empty where it has to be gathered.
using KnownEvidence = std::vector<std::vector<std::optional<OperatorEvidence>>>;

/// What `before` found, in this run's indices, where nothing it rests on is otherwise. `now` has its points and, of
/// its hamlets, points and statuses; `plan` is between the two.
///
/// The evidence of an operator in a hamlet rests on the hamlet's test points and status; on the operator's sectors
/// within the radius of a point, with what their counterfactuals are made of (TracedSector::evidence_fingerprint);
/// on the ground that their paths cross; and on no sector of the operator being nearer than the two nearest places.
[[nodiscard]] KnownEvidence evidence_that_holds(const RunTrace& before, const RunTrace& now,
                                                const ChangePlan& plan);

}  // namespace lomsong
