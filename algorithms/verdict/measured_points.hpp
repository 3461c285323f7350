// SPDX-License-Identifier: Apache-2.0
/// @file  Measurements brought to the test points, and held against the predictions there. docs/measurements.md has
///        the rules.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "algorithms/verdict/verdicts.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/results.hpp"

namespace lomsong {

/// What was measured around each test point, by point, operator and technology; links and predictions are left
/// empty. Each measurement goes to its nearest test point (of two alike the first), and to none when that is
/// farther than `attach_distance`. It counts up to `max_age_days` before Layers::as_of, that day included.
[[nodiscard]] std::vector<MeasuredPoint> measured_points(const Layers& layers, const RunParameters& parameters,
                                                         std::span<const TestPoint> points);

/// Fills in what is predicted; `links` has a row for each test point that is measured.
void hold_against(const PointLinks& links, const RunParameters& parameters, std::vector<MeasuredPoint>& measured);

/// What overrides the prediction of this point, operator and technology; null when nothing does. `measured` stands
/// as `measured_points` gives it.
[[nodiscard]] const MeasuredPoint* overriding(std::span<const MeasuredPoint> measured, std::size_t point,
                                              std::size_t operator_index, Technology technology);

/// Those of some points, which are `first`, `first + 1` ... of all: with their places among them.
[[nodiscard]] std::vector<MeasuredPoint> of_points(std::span<const MeasuredPoint> measured, std::size_t first,
                                                   std::size_t count);

}  // namespace lomsong
