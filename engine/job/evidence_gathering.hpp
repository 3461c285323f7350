// SPDX-License-Identifier: Apache-2.0
/// @file  The evidence behind every verdict: stations around, what decides a gap, and what would mend it.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "algorithms/verdict/verdicts.hpp"
#include "engine/core/evidence.hpp"
#include "engine/core/reporter.hpp"
#include "engine/core/results.hpp"
#include "engine/job/evidence_basis.hpp"
#include "engine/job/held_evidence.hpp"
#include "engine/parallel/execution.hpp"

namespace lomsong {

/// Evidence for every hamlet of `hamlets`, by exact paths, the same for any number of threads. What `known` has is
/// taken from there; it may be empty.
///
/// `points` stand by hamlet, ascending, and `links` has a row for each: the best links that the search found.
/// What is explained are the predicted verdicts: engine/job/measured_evidence.hpp brings in what was measured.
/// `hamlets` are as judged; one that has no test point among `points` has evidence without stations and causes.
[[nodiscard]] std::vector<HamletEvidence> gather_evidence(const EvidenceBasis& basis,
                                                          std::span<const TestPoint> points,
                                                          const PointLinks& links,
                                                          std::span<const HamletResult> hamlets,
                                                          Execution execution, Reporter& reporter,
                                                          const KnownEvidence& known = {});

}  // namespace lomsong
