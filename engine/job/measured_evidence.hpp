// SPDX-License-Identifier: Apache-2.0
/// @file  Evidence of predictions brought in line with what was measured.
#pragma once

#include <span>
#include <vector>

#include "engine/core/evidence.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/results.hpp"

namespace lomsong {

/// Where a measurement changed the verdict on an operator: a gap that was measured as served is none, and one that
/// the prediction does not know has the cause `measured`, with the sector that is predicted to serve, the measured
/// margin and how much less was measured than predicted. All else stays, margins and stations too: they are the
/// prediction's. `points` are the run's test points, `hamlets` as judged, `evidence` as hamlets.
void hold_evidence_against(std::span<const MeasuredPoint> measured, const RunParameters& parameters,
                           std::span<const TestPoint> points, std::span<const HamletResult> hamlets,
                           std::vector<HamletEvidence>& evidence);

}  // namespace lomsong
